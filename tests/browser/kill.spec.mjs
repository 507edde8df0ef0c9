// A browser is killed at random while somebody types. Whatever its page had called saved is there afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../build/chromium.mjs';
import { expect, started, test } from './support/fixtures.mjs';

const KILLS = Number(process.env.KILLS ?? 25);
/** A tenth of a second to a second and a half: in the middle of typing, of saving, and after. */
const moment = () => 100 + Math.random() * 1400;

/** A browser of its own process group over a profile that lasts, and a page in it. */
async function launch(profile) {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const words = [`--user-data-dir=${profile}`, '--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', 'about:blank'];
  const browser = spawn(findChromium(), words, { detached: true, stdio: 'ignore' });
  let port;
  await expect.poll(async () => (port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')), { intervals: [20] }).not.toBe('');
  const over = await chromium.connectOverCDP(`http://localhost:${port.split('\n')[0]}`);
  const page = await over.contexts()[0].newPage();
  const kill = async () => {
    const gone = new Promise((done) => browser.once('exit', done));
    process.kill(-browser.pid, 'SIGKILL');
    await gone;
    await over.close().catch(() => {});
  };
  return { page, kill };
}

/** Has the page count what was typed, and say how much of it had been when it called it saved. */
function watchHeader() {
  window.typed = 0;
  const mark = document.querySelector('.save');
  new MutationObserver(() => {
    if (mark.textContent.startsWith('Saved in this browser')) console.log(`acknowledged ${window.typed}`);
  }).observe(mark, { subtree: true, characterData: true, childList: true });
}

test(`of ${KILLS} browsers killed while someone types none loses what it called saved`, async ({ site }) => {
  test.setTimeout(KILLS * 30_000);
  const profile = await mkdtemp(join(tmpdir(), 'killed-'));
  // The value in each cell that was acknowledged, over all kills; and what was typed there since, which may be there too.
  let acknowledged = new Map();
  let since = new Map();
  let saves = 0;
  try {
    for (let round = 0; round <= KILLS; round += 1) {
      const { page, kill } = await launch(profile);
      await page.goto(`${site}#/do/figures`);
      await started(page);
      for (const [cell, value] of acknowledged) {
        const shown = await page.locator(`#cell-${cell}`).textContent();
        const may = [value, ...(since.get(cell) ?? [])];
        expect(may, `after kill ${round}, cell ${cell}`).toContain(shown.replaceAll(',', ''));
      }
      if (round === KILLS) {
        await kill();
        break;
      }
      since = new Map();
      const typed = [];
      page.on('console', (message) => {
        const [, count] = message.text().match(/^acknowledged (\d+)$/) ?? [];
        if (!count) return;
        saves += 1;
        for (const { cell, value } of typed.slice(0, Number(count))) {
          acknowledged.set(cell, value);
          since.delete(cell);
        }
        for (const { cell, value } of typed.slice(Number(count))) since.set(cell, [...(since.get(cell) ?? []), value]);
      });
      await page.evaluate(watchHeader);
      const over = Date.now() + moment();
      while (Date.now() < over) {
        const cell = `0-${6 + (typed.length % 6)}`;
        const value = String(1 + Math.floor(Math.random() * 900));
        typed.push({ cell, value });
        since.set(cell, [...(since.get(cell) ?? []), value]);
        await page.locator(`#cell-${cell}`).focus();
        await page.keyboard.type(value);
        // Counted in the task that takes it.
        await page.evaluate(() => {
          window.addEventListener('keydown', () => (window.typed += 1), { once: true, capture: true });
        });
        await page.keyboard.press('Enter');
        await new Promise((done) => setTimeout(done, Math.random() * 120));
      }
      await kill();
    }
    console.log(`${KILLS} browsers killed, ${saves} saves acknowledged, none lost`);
    expect(saves).toBeGreaterThan(KILLS / 2);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});
