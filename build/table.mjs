// What a module writes into the table of functions, without what writes nothing: wasm-split has the first load fill the
// places of every part with null, which they are by themselves. 38 kB of code that everybody loads, 1.5 kB of it on the way.
import { asNumber, number, sections } from './wasm.mjs';

const ELEMENTS = 9;
const I32_CONST = 0x41;
const REF_NULL = 0xd0;
const REF_FUNC = 0xd2;
const END = 0x0b;

/** The module without the segments of its table that hold null only. */
export function withoutNulls(bytes) {
  const section = [...sections(bytes)].find(({ id }) => id === ELEMENTS);
  if (!section) return bytes;
  const { reader } = section;
  const kept = [];
  for (let left = number(reader); left > 0; left -= 1) {
    const begins = reader.at;
    if (!holdsNullOnly(reader)) kept.push(bytes.subarray(begins, reader.at));
  }
  const contents = Buffer.concat([asNumber(kept.length), ...kept]);
  return Buffer.concat([
    bytes.subarray(0, section.start + 1),
    asNumber(contents.length),
    contents,
    bytes.subarray(section.end),
  ]);
}

/** Reads one segment, which is active and of the first table: by numbers of functions (0) or by expressions (4). */
function holdsNullOnly(reader) {
  const byExpressions = one(reader, [0, 4]) === 4;
  one(reader, [I32_CONST]);
  // Signed, which makes no difference to where it ends.
  number(reader);
  one(reader, [END]);
  let nulls = true;
  for (let left = number(reader); left > 0; left -= 1) {
    if (!byExpressions || one(reader, [REF_NULL, REF_FUNC]) === REF_FUNC) nulls = false;
    number(reader);
    if (byExpressions) one(reader, [END]);
  }
  return nulls;
}

/** The next byte, which is one of `expected`. */
function one(reader, expected) {
  const byte = reader.bytes[reader.at++];
  if (!expected.includes(byte)) throw new Error(`The table of functions has ${byte} where ${expected} was expected`);
  return byte;
}
