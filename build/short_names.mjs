// The functions that the page's code takes from its glue, under short names. wasm-bindgen ends each name with sixteen digits
// that nothing squeezes, which stand in the code and in the glue: 6 kB of what everybody loads.
import { asNumber, asText, imports, sections } from './wasm.mjs';

/** What wasm-bindgen calls such a function. */
const NAME = /\b__wb(?:g|indgen)_\w+/g;

/** The glue and the code it starts, in names of a few letters. */
export function withShortNames(glue, code) {
  const section = [...sections(code)].find(({ id }) => id === 2);
  const all = imports(section.reader);
  const short = new Map();
  for (const { name } of all) {
    if (name.match(NAME)?.[0] === name && !short.has(name)) short.set(name, `f${short.size.toString(36)}`);
  }
  const rows = all.flatMap(({ module, name, what }) => [asText(module), asText(short.get(name) ?? name), what]);
  const contents = Buffer.concat([asNumber(all.length), ...rows]);
  return {
    // What it calls of the code's own functions has names of this kind, too, and keeps them.
    glue: glue.replace(NAME, (name) => short.get(name) ?? name),
    code: Buffer.concat([
      code.subarray(0, section.start + 1),
      asNumber(contents.length),
      contents,
      code.subarray(section.end),
    ]),
  };
}
