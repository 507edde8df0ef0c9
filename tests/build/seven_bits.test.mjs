// What the single file holds its parts in: bytes as text that an HTML parser leaves as it is.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { asText, fromText } from '../../web/seven_bits.js';

/** What comes back is what went in, and the text holds nothing that a parser would rewrite or read. */
function check(bytes) {
  const text = asText(bytes);
  for (const size of [1, 7, 1 << 15]) {
    const pieces = [...fromText(text, bytes.length, size)];
    assert.ok(pieces.every(({ length }) => length <= size + 1));
    assert.equal(Buffer.compare(Buffer.concat(pieces), Buffer.from(bytes)), 0);
  }
  assert.doesNotMatch(text, /[\0\r<]/);
  assert.equal(Buffer.from(text).toString(), text);
  return Buffer.byteLength(text);
}

test('each byte comes back, however many of it there are', () => {
  for (let byte = 0; byte < 256; byte += 1) for (let length = 0; length < 18; length += 1) check(Buffer.alloc(length, byte));
});

test('all pairs of bytes come back', () => {
  check(Uint8Array.from({ length: 1 << 17 }, (_, at) => (at % 2 ? at >> 1 : at >> 9)));
});

test('what is squeezed already grows by an eighth', () => {
  const length = 100_000;
  const text = check(randomBytes(length));
  assert.ok(text < length * 1.15, `${text} bytes for ${length}`);
});
