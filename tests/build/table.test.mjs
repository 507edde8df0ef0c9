// What the first load writes into the table of functions: what is there, and not what is null by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutNulls } from '../../build/table.mjs';

const FUNCTION = Buffer.from('0061736d01000000' + '010401600000' + '03020100', 'hex');
const TABLE = Buffer.from('040401700020', 'hex');
const EXPORT = Buffer.from('0709010574616261650100'.replace('6261', '626c'), 'hex');
const CODE = Buffer.from('0a040102000b', 'hex');

/** A module with one function, and a table of 32 places that has these segments. */
function moduleOf(segments) {
  const contents = Buffer.from([segments.length, ...segments.flat()]);
  return Buffer.concat([FUNCTION, TABLE, EXPORT, Buffer.from([9, contents.length]), contents, CODE]);
}

const NULL = [0xd0, 0x70, 0x0b];
const FIRST = [0xd2, 0x00, 0x0b];
const at = (place) => [0x41, place, 0x0b];

async function check(segments, left) {
  const bytes = moduleOf(segments);
  const after = withoutNulls(bytes);
  assert.equal(Buffer.compare(after, moduleOf(left)), 0);
  const places = async (each) => {
    const { instance } = await WebAssembly.instantiate(each);
    return Array.from({ length: 32 }, (_, place) => instance.exports.table.get(place) !== null);
  };
  assert.deepEqual(await places(after), await places(bytes));
}

test('segments of null only go, and no place is changed', async () => {
  const byNumber = [0, ...at(1), 2, 0, 0];
  const mixed = [4, ...at(5), 2, ...NULL, ...FIRST];
  const nulls = [4, ...at(9), 3, ...NULL, ...NULL, ...NULL];
  const none = [4, ...at(12), 0];
  await check([byNumber], [byNumber]);
  await check([byNumber, nulls, mixed, none], [byNumber, mixed]);
  await check([nulls], []);
});

test('a module without such a section is as it was', () => {
  const bytes = Buffer.concat([FUNCTION, CODE]);
  assert.equal(withoutNulls(bytes), bytes);
});

test('what is written in another way stops the build', () => {
  assert.throws(() => withoutNulls(moduleOf([[1, 0, 1, 0]])), /was expected/);
});
