// Files laid together come apart as they were, and the code of all WebAssembly stands ahead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, bytesInAll, together } from '../../web/together.js';

const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const section = (id, length) => [id, ...leb(length), ...Array.from({ length }, (_, at) => (id * 7 + at) % 256)];

function leb(length) {
  const bytes = [];
  do {
    bytes.push((length & 0x7f) | (length > 0x7f ? 0x80 : 0));
    length >>>= 7;
  } while (length);
  return bytes;
}

const files = (all) => Object.entries(all).map(([name, bytes]) => [name, Uint8Array.from(bytes)]);

test('files come apart as they were', () => {
  const check = (all) => {
    const { told, pieces } = together(files(all));
    const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
    assert.equal(bytesInAll(told), bytes.length);
    const held = apart(told, bytes);
    assert.deepEqual([...held].map(([name, file]) => [name, [...file]]), Object.entries(all));
  };
  const whole = [...HEAD, ...section(1, 3), ...section(10, 300), ...section(11, 5)];
  check({});
  check({ words: [1, 2, 3], none: [] });
  check({ whole, words: [9, 9], 'without code': [...HEAD, ...section(1, 4)], 'code last': [...HEAD, ...section(10, 2)], head: HEAD });
  // What is cut short is no module, and loses nothing.
  for (let length = 0; length <= whole.length; length += 1) check({ cut: whole.slice(0, length), whole });
});

test('code stands ahead of everything else', () => {
  const one = [...HEAD, ...section(1, 3), ...section(10, 4), ...section(11, 5)];
  const { told, pieces } = together(files({ words: [1, 2], one, other: one }));
  assert.deepEqual(told, [['words', 0, 0, 2], ['one', 13, 6, 7], ['other', 13, 6, 7]]);
  const ahead = pieces.flatMap((piece) => [...piece]).slice(0, 12);
  assert.deepEqual(ahead, [...section(10, 4), ...section(10, 4)]);
});
