// What takes long is held against the machine's own pace: a limit in milliseconds of a quiet machine would fail on a busy one
// for what the page has no part in.

/** How long the work below takes in a page on a quiet machine, in milliseconds. */
const QUIET_MS = 50;

/**
 * How many times slower than a quiet machine this one is now, in the page; 1 at the least. By the slowest of some tries: a
 * long task is long because something else ran within it, too.
 */
export async function slowness(page) {
  const took = await page.evaluate(() => {
    const once = () => {
      const begun = performance.now();
      const texts = new Map();
      for (let at = 0; at < 60_000; at += 1) texts.set(`measure ${at % 9_000}`, `${at * 1.1}`.length);
      return performance.now() - begun + (texts.size > 9_000 ? 1 : 0);
    };
    return Math.max(...Array.from({ length: 8 }, once));
  });
  return Math.max(1, took / QUIET_MS);
}
