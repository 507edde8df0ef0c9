// What the benchmarks of the page are measured with: packs of any size, the same work done otherwise, and clocks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, open } from './fixtures.mjs';
import { twin } from './twin.mjs';

/** A made-up pack of monthly measures with targets of `plan`, `months` long. */
export function pack(measures, months, plan = 101) {
  const period = (at) => `${2022 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`;
  // No two measures alike: a season of its own, a step, and noise that is the same in every run.
  const value = (of, at) => 98 + (((at * 37 + of * 17 + ((at * of) % 7)) % 23) + ((at % 12) * (of % 4)) / 2 + (at > 30 ? (of % 5) - 2 : 0)) / 4;
  const series = (of) => Array.from({ length: months }, (_, at) => ({ period: period(at), value: value(of, at) }));
  const trajectory = Array.from({ length: 12 }, (_, at) => ({ period: period(months - 12 + at), plan }));
  return JSON.stringify({
    format: 'golden-thread-pack',
    version: 1,
    organisation: { name: 'Bench', year_start_month: 4, vocabulary: 'red_amber_green' },
    perspectives: [{ id: 'outcomes', name: 'Outcomes' }],
    plans: [{ id: 'plan', name: 'Plan', measures: Array.from({ length: measures }, (_, at) => `m${at}`) }],
    measures: Array.from({ length: measures }, (_, at) => ({
      id: `m${at}`,
      name: `Measure ${at}`,
      perspective: 'outcomes',
      frequency: 'monthly',
      polarity: at % 3 ? 'higher_is_better' : 'lower_is_better',
      accumulation: 'mean',
      precision: 1,
      specification: {},
      targets: { '2024/25': { aim: { kind: 'value', value: plan }, tolerance: { percent: 5 }, trajectory } },
      series: series(at),
    })),
  });
}

/** The same work natively: how long it takes, and what each measure comes to. Undefined where it can't be run. */
export function natively(text, month) {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'pack.json');
  writeFileSync(file, text);
  const { stdout, status } = spawnSync('cargo', ['bench', '--quiet', '--bench', 'rating', '--', file, month], { encoding: 'utf8' });
  const [first, ...lines] = (stdout ?? '').trim().split('\n');
  const taken = Number(/rated in ([\d.]+) ms/.exec(first)?.[1]);
  return status === 0 && taken ? { taken, ratings: lines } : undefined;
}

/** The same work by plain JavaScript in the page: the first time, the best of many, and what each measure comes to. */
export async function plainly(page, text, month) {
  // As text, since the page's policy refuses to make functions of text in it.
  const timed = (rate, text, month) => {
      const pack = JSON.parse(text);
      let [cold, warm, rated] = [0, Infinity, []];
      for (let round = 0; round < 15; round += 1) {
        const start = performance.now();
        rated = rate(pack, month, pack.organisation.year_start_month);
        const taken = performance.now() - start;
        cold ||= taken;
        warm = Math.min(warm, taken);
      }
      const ratings = rated.map(({ id, thisPeriod, toDate, progress }) => [id, thisPeriod, toDate, progress].join());
      return { cold, warm, ratings };
    };
  return page.evaluate(`(${timed})(${twin}, ${JSON.stringify(text)}, '${month}')`);
}

/** How long a page with nothing on it takes for a frame in which it does nothing, at the same slowdown. */
export async function emptyFrame(page) {
  return page.evaluate(async () => {
    const taken = [];
    for (let frame = 0; frame < 20; frame += 1) {
      const start = performance.now();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      taken.push(performance.now() - start);
    }
    return taken.sort((one, other) => one - other)[10];
  });
}

/** The same of a page of its own beside this one, slowed down as this one is: what a slow machine takes for nothing. */
export async function nothingBeside(page, rate) {
  const empty = await page.context().newPage();
  await slow(empty, rate);
  const frame = await emptyFrame(empty);
  await empty.close();
  await page.bringToFront();
  return frame;
}

/** So many times what an empty page takes for a frame. */
export const times = (taken, frame) => `${(taken / frame).toFixed(1)} × an empty page's frame`;

/** Notes the longest task of a page from now on, in window.longest. */
export async function watchTasks(page) {
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
    }).observe({ type: 'longtask' });
  });
}

export const longest = (page) => page.evaluate(() => window.longest);

/** A longest task in words: what takes under 50 ms isn't told by the browser. */
export const blocked = (task) => (task ? `${task.toFixed(0)} ms` : 'under 50 ms');

export function middle(values) {
  return values.sort((one, other) => one - other)[values.length >> 1];
}

export async function slow(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

export async function bringIn(page, text) {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'bench.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.minute-foot')).toBeVisible();
}
