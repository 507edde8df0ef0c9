// The order of a module's functions: each beside the one that is most like it. What a server squeezes finds a likeness the
// more cheaply the nearer it is, and the same places again at the same distance: a twenty-fifth of the code on the way.
import { asNumber, asText, imports, number, sections } from './wasm.mjs';

/** How many bytes in a row count as something that two functions have in common. */
const RUN = 6;
/** What so many functions have says nothing of which two are alike. */
const COMMON = 200;
/** Runs are told apart by so many bits of a sum of them. */
const BITS = 22;

/**
 * A module with names for its functions that sort as they are best laid out; `undefined` where there is nothing to order.
 * Who goes by them is Binaryen, which knows what names functions by their place.
 */
export function named(bytes) {
  const { imported, functions } = functionsOf(bytes);
  if (functions.length < 3) return undefined;
  const places = new Map(alikeTogether(functions).map((at, place) => [at, place]));
  const name = (letter, place) => asText(letter + String(place).padStart(7, '0'));
  const rows = [
    ...Array.from({ length: imported }, (_, at) => [asNumber(at), name('a', at)]),
    ...functions.map((_, at) => [asNumber(imported + at), name('b', places.get(at))]),
  ];
  const names = Buffer.concat([asNumber(rows.length), ...rows.flat()]);
  const contents = Buffer.concat([asText('name'), Buffer.from([1]), asNumber(names.length), names]);
  return Buffer.concat([bytes, Buffer.from([0]), asNumber(contents.length), contents]);
}

/** How many functions a module takes from outside, and the bytes of each of its own. */
export function functionsOf(bytes) {
  let imported = 0;
  const functions = [];
  for (const { id, reader } of sections(bytes)) {
    if (id === 2) imported = imports(reader).filter(({ kind }) => kind === 0).length;
    if (id !== 10) continue;
    for (let left = number(reader); left > 0; left -= 1) {
      const size = number(reader);
      functions.push(bytes.subarray(reader.at, reader.at + size));
      reader.at += size;
    }
  }
  return { imported, functions };
}

/** From the longest on, always the one that has most in common with the last; where none has, the longest of the others. */
export function alikeTogether(functions) {
  const runs = functions.map(runsOf);
  const having = byRun(runs);
  const longest = [...functions.keys()].sort((one, other) => functions[other].length - functions[one].length);
  const placed = new Uint8Array(functions.length);
  const shared = new Uint32Array(functions.length);
  const order = [];
  let next = 0;
  for (let last = longest[0]; last !== undefined; ) {
    placed[last] = 1;
    order.push(last);
    const some = [];
    for (const run of runs[last]) {
      const all = having(run);
      if (all.length > COMMON) continue;
      for (const other of all) {
        if (placed[other]) continue;
        if (!shared[other]) some.push(other);
        shared[other] += 1;
      }
    }
    let best;
    let most = 0;
    for (const other of some) {
      // A long function has something of everything. The power was tried out, as were the numbers above.
      const likeness = shared[other] / (runs[other].length + 30) ** 0.7;
      if (likeness > most) [best, most] = [other, likeness];
      shared[other] = 0;
    }
    while (best === undefined && next < longest.length && placed[longest[next]]) next += 1;
    last = best ?? longest[next];
  }
  return order;
}

/** The runs of bytes in a function, each once. */
function runsOf(bytes) {
  const runs = new Set();
  for (let at = 0; at + RUN <= bytes.length; at += 1) {
    let sum = 0;
    for (let step = 0; step < RUN; step += 1) sum = Math.imul(sum ^ bytes[at + step], 0x01000193);
    runs.add((sum ^ (sum >>> 15)) & ((1 << BITS) - 1));
  }
  return Uint32Array.from(runs);
}

/** Which functions have a run: in one table, for there are millions. */
function byRun(runs) {
  const ends = new Uint32Array((1 << BITS) + 1);
  for (const each of runs) for (const run of each) ends[run + 1] += 1;
  for (let run = 0; run < 1 << BITS; run += 1) ends[run + 1] += ends[run];
  const all = new Uint32Array(ends[1 << BITS]);
  const filled = ends.slice();
  runs.forEach((each, at) => each.forEach((run) => (all[filled[run]++] = at)));
  return (run) => all.subarray(ends[run], ends[run + 1]);
}
