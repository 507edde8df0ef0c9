// Chance from a seed, the same at every run: what is counted is drawn as counting draws it, one by one.

/** A source of numbers from 0 to 1 (mulberry32, started from the text's hash). */
export function chance(text) {
  let state = 2166136261;
  for (const unit of text) state = Math.imul(state ^ unit.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many of so many come out, each with this chance. */
export function binomial(next, of, share) {
  let count = 0;
  for (let one = 0; one < of; one++) if (next() < share) count++;
  return count;
}

/** How many events a period has that has so many on average: they come one after the other, each at its own time. */
export function poisson(next, mean) {
  let count = -1;
  for (let time = 0; time <= mean; count++) time -= Math.log(1 - next());
  return count;
}

/** How far something is off its middle, in standard deviations. */
export function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
