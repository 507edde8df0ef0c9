// What turns the direction of reading is seen, and nothing else is touched.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show } from '../../web/direction.js';

const text = (data) => ({
  data,
  childNodes: [],

  get textContent() {
    return this.data;
  },
});

const element = (...childNodes) => ({
  childNodes,
  get textContent() {
    return childNodes.map((node) => node.textContent).join('');
  },
});

test('each sign that turns the direction is seen, however deep it stands', () => {
  const signs = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
  for (const sign of signs.map((it) => String.fromCharCode(it))) {
    const [turned, other] = [text(`gpj${sign}exe${sign}`), text('as it is')];
    show(element(element(other), element(element(turned))));
    assert.deepEqual([turned.data, other.data], ['gpj\ufffdexe\ufffd', 'as it is']);
  }
});

test('a text by itself is seen too, and what has no sign stays', () => {
  for (const [before, after] of [
    ['\u202ename', '\ufffdname'],
    ['', ''],
    ['مرحبا \u200f£5 – 😀', 'مرحبا \u200f£5 – 😀'],
  ]) {
    const node = text(before);
    show(node);
    assert.equal(node.data, after);
  }
  show({ childNodes: [], textContent: null });
});
