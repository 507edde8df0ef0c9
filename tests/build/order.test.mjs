// Functions that are alike stand beside each other, and none is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import binaryen from 'binaryen';
import { alikeTogether, functionsOf, named } from '../../build/order.mjs';

/** A module of functions that store numbers, one after the other. */
function moduleOf(rows) {
  const functions = rows.map((row, at) => {
    const stores = row.map((value) => `(i32.store (i32.const ${value}) (i32.const ${value * 7}))`);
    return `(func $f${at} (export "f${at}") ${stores.join(' ')})`;
  });
  return binaryen.parseText(`(module (import "a" "b" (func $b)) (memory 1) ${functions.join('\n')})`);
}

const numbers = (from) => Array.from({ length: 12 }, (_, at) => from + at * 13);

test('functions that are alike stand beside each other', () => {
  const rows = [numbers(100), numbers(2000), [...numbers(100), 5], [...numbers(2000), 6], [...numbers(100), 7, 8]];
  const { imported, functions } = functionsOf(Buffer.from(moduleOf(rows).emitBinary()));
  assert.equal(imported, 1);
  const kinds = alikeTogether(functions).map((at) => rows[at][0]);
  // The longest, of larger numbers, come first.
  assert.deepEqual(kinds, [2000, 2000, 100, 100, 100]);
});

test('each function is named once, and goes by its name', () => {
  const rows = [numbers(100), numbers(2000), [...numbers(100), 5], [...numbers(2000), 6]];
  const bytes = Buffer.from(moduleOf(rows).emitBinary());
  const module = binaryen.readBinary(named(bytes));
  module.runPasses(['reorder-functions-by-name']);
  binaryen.setDebugInfo(false);
  const after = Buffer.from(module.emitBinary());
  assert.equal(module.validate(), 1);
  const texts = (all) => all.map((each) => each.toString('hex'));
  const [one, other] = [texts(functionsOf(bytes).functions), texts(functionsOf(after).functions)];
  assert.deepEqual(other.toSorted(), one.toSorted());
  assert.deepEqual(other, alikeTogether(functionsOf(bytes).functions).map((at) => one[at]));
});

test('where there is nothing to order, nothing is named', () => {
  assert.equal(named(Buffer.from(moduleOf([numbers(1)]).emitBinary())), undefined);
});
