// Which functions a part of the code spends its bytes on, by the names that are still there before it is made
// smaller.
import { imports, number, sections, text } from './wasm.mjs';

/** The largest functions of a module: `[name, bytes]`, the largest first. */
export function largest(bytes, count = 10) {
  const sizes = [];
  const names = new Map();
  let imported = 0;
  for (const { id, reader, end } of sections(bytes)) {
    if (id === 2) imported = imports(reader).filter(({ kind }) => kind === 0).length;
    if (id === 10) {
      for (let left = number(reader); left > 0; left -= 1) {
        const size = number(reader);
        sizes.push(size);
        reader.at += size;
      }
    }
    if (id === 0 && text(reader) === 'name') functionNames(reader, end, names);
  }
  return sizes
    .map((size, index) => [names.get(index + imported) ?? `function ${index}`, size])
    .sort(([, one], [, other]) => other - one)
    .slice(0, count);
}

function functionNames(reader, end, names) {
  while (reader.at < end) {
    const kind = reader.bytes[reader.at++];
    const after = number(reader) + reader.at;
    if (kind === 1) {
      for (let left = number(reader); left > 0; left -= 1) names.set(number(reader), text(reader));
    }
    reader.at = after;
  }
}
