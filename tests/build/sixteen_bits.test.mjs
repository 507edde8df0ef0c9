// What the single file holds its parts in: bytes as text that an HTML parser leaves as it is.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { asText, fromText } from '../../web/sixteen_bits.js';

/** What comes back is what went in, and the text is one of UTF-16 that holds nothing a parser would rewrite or read. */
function check(bytes) {
  const text = asText(bytes);
  for (const size of [1, 700, 1 << 15]) {
    const pieces = [...fromText(text, bytes.length, size)];
    assert.ok(pieces.every(({ length }) => length < size + 256));
    assert.equal(Buffer.compare(Buffer.concat(pieces), Buffer.from(bytes)), 0);
  }
  assert.doesNotMatch(text, /[\0\r<]/);
  assert.ok(text.isWellFormed());
  const written = Buffer.from(text, 'utf16le');
  assert.equal(new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(written), text);
  return written.length;
}

test('each byte comes back, however many of it there are', () => {
  const lengths = [0, 1, 2, 3, 254, 255, 256, 257, 258, 511, 512, 513, 900];
  for (let byte = 0; byte < 256; byte += 1) for (const length of lengths) check(Buffer.alloc(length, byte));
});

test('all pairs of bytes come back', () => {
  check(Uint8Array.from({ length: 1 << 17 }, (_, at) => (at % 2 ? at >> 1 : at >> 9)));
});

test('what is squeezed already grows by a hundredth at the most', () => {
  const length = 100_000;
  const text = check(randomBytes(length));
  assert.ok(text < length * 1.01, `${text} bytes for ${length}`);
});
