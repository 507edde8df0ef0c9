// Which chunks of the code come with which part. wasm-split says it in a function for each of some 240 chunks and in a list of
// names for each part; a chunk's number and, in hexadecimal, which parts it comes with say the same. 1.3 kB of what everybody
// loads. The code comes from where everything else comes from: web/loader.js.

/** How wasm-split has a file fetched, with its name and what is to be there first. */
const loading = (name) => `makeLoad\\(\\(\\) => \\{\\s+const src = fetch\\(new URL\\("\\./${name}\\.wasm", import\\.meta\\.url\\)\\);[^[]*?, \\[([^\\]]*)\\]\\)`;
const CHUNK = new RegExp(`^const __chunk_(\\d+) = ${loading('chunk_\\1')};$`, 'gm');
const PART = new RegExp(`^export const (__wasm_split_load_(\\w+)) = wrapAsyncCb\\(${loading('split_\\2')}\\);$`, 'gm');

/** wasm-split's module as text, shorter. */
export function inShort(text) {
  const numbers = [...text.matchAll(CHUNK)].map(([, number]) => Number(number));
  const parts = [...text.matchAll(PART)].map(([, exported, name, chunks]) => ({ exported, name, chunks: new Set(chunks.split(', ')) }));
  const rest = text.replace(CHUNK, '').replace(PART, '');
  if (!numbers.length || !parts.length || rest.match(/makeLoad\(/g)?.length !== 1) {
    throw new Error('The parts of the code are fetched in a way build/chunks.mjs does not know');
  }
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const digits = Math.ceil(parts.length / 4);
  const told = Array.from({ length: last - first + 1 }, (_, at) => {
    const within = parts.reduce((sum, { chunks }, part) => sum + (chunks.has(`__chunk_${first + at}`) ? 2 ** part : 0), 0);
    return within.toString(16).padStart(digits, '0');
  });
  return `${rest}
const code = (name, deps) => makeLoad(() => {
    const src = goldenThread.code(name);
    src.catch(() => {});
    return async (imports) => WebAssembly.instantiateStreaming(src, imports);
}, deps);
const chunks = '${told.join('')}'.match(/.{${digits}}/g).map((told, at) => [parseInt(told, 16), code('chunk_' + (${first} + at), [])]);
const part = (name, at) => wrapAsyncCb(code('split_' + name, chunks.filter(([told]) => (told >> at) & 1).map(([, load]) => load)));
${parts.map(({ exported, name }, at) => `export const ${exported} = part('${name}', ${at});`).join('\n')}
`;
}
