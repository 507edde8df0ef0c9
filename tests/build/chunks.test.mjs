// Each part of the code still comes with its own chunks, where they are told in short.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inShort } from '../../build/chunks.mjs';

const RUNTIME = `
function wrapAsyncCb(callee) {
    return callee;
}
function makeLoad(fetcher, deps) {
    return async () => {
        await Promise.all(deps.map(d => d()));
        return fetcher()({});
    };
}
`;

/** As wasm-split writes it. */
const load = (file, deps) => `makeLoad(() => {
    const src = fetch(new URL("./${file}.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [${deps}])`;

/** What wasm-split writes for chunks, each a number and the parts it comes with. */
function written(parts, chunks) {
  const told = chunks.map(([number, of]) => `/* ${of.join(', ')} */\nconst __chunk_${number} = ${load(`chunk_${number}`, '')};\n`);
  const exported = parts.map((name) => {
    const own = chunks.filter(([, of]) => of.includes(name)).map(([number]) => `__chunk_${number}`);
    return `export const __wasm_split_load_${name} = wrapAsyncCb(${load(`split_${name}`, own.join(', '))});\n`;
  });
  return [RUNTIME, ...told, ...exported].join('');
}

async function check(parts, chunks) {
  const short = inShort(written(parts, chunks));
  const loads = await import(`data:text/javascript,${encodeURIComponent(short)}`);
  for (const name of parts) {
    const asked = [];
    globalThis.goldenThread = { code: async (file) => asked.push(file) };
    WebAssembly.instantiateStreaming = async () => {};
    await loads[`__wasm_split_load_${name}`]();
    const own = chunks.filter(([, of]) => of.includes(name)).map(([number]) => `chunk_${number}`);
    assert.deepEqual(asked, [...own, `split_${name}`]);
  }
}

test('each part comes with its own chunks', async () => {
  await check(['one'], [[7, ['one']]]);
  await check(['one', 'other'], [[13, ['one', 'other']], [14, ['other']], [16, ['one']]]);
  const many = Array.from({ length: 13 }, (_, at) => `part_${at}`);
  await check(many, many.map((_, at) => [20 + 2 * at, many.slice(0, at + 1)]));
});

test('what is written in another way stops the build', () => {
  assert.throws(() => inShort(RUNTIME), /does not know/);
  const text = written(['one'], [[7, ['one']]]);
  assert.throws(() => inShort(text.replace('split_one.wasm', 'elsewhere.wasm')), /does not know/);
  assert.throws(() => inShort(text.replace('const __chunk_7', 'const other')), /does not know/);
});
