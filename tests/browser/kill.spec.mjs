// A browser is killed at random while somebody types. Whatever its page had called saved is there afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../build/chromium.mjs';
import { editWhateverOpens, expect, started, test } from './support/fixtures.mjs';

const KILLS = Number(process.env.KILLS ?? 10);
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
  await editWhateverOpens(page);
  const kill = async () => {
    const gone = new Promise((done) => browser.once('exit', done));
    process.kill(-browser.pid, 'SIGKILL');
    await gone;
    await over.close().catch(() => {});
  };
  return { page, kill };
}

const CELLS = Array.from({ length: 6 }, (_, at) => `0-${6 + at}`);

/** Has the page say what its cells hold whenever its header calls that saved. */
function watchHeader(cells) {
  const mark = document.querySelector('.save');
  new MutationObserver(() => {
    if (!mark.textContent.startsWith('Saved in this browser')) return;
    const held = cells.map((cell) => document.querySelector(`#cell-${cell}`)).map((cell) => (cell.querySelector('input') ? null : cell.textContent));
    console.log(`saved ${JSON.stringify(held)}`);
  }).observe(mark, { subtree: true, characterData: true, childList: true });
}

test(`of ${KILLS} browsers killed while someone types none loses what it called saved`, async ({ site }) => {
  test.setTimeout(KILLS * 30_000);
  const profile = await mkdtemp(join(tmpdir(), 'killed-'));
  // What each cell held when that was last called saved, over all kills. What is typed only grows, so that whatever
  // was typed since, and may be there or not, is more.
  const acknowledged = new Map();
  const number = (text) => Number(text.replaceAll(',', ''));
  let [typed, saves] = [0, 0];
  try {
    for (let round = 0; round <= KILLS; round += 1) {
      const { page, kill } = await launch(profile);
      await page.goto(`${site}#/do/figures`);
      await started(page);
      for (const [cell, value] of acknowledged) {
        const there = await page.locator(`#cell-${cell}`).textContent();
        expect(number(there), `after kill ${round}, cell ${cell}`).toBeGreaterThanOrEqual(number(value));
      }
      if (round === KILLS) {
        await kill();
        break;
      }
      page.on('console', (message) => {
        const [, held] = message.text().match(/^saved (.*)$/) ?? [];
        if (!held) return;
        saves += 1;
        JSON.parse(held).forEach((text, at) => text === null || acknowledged.set(CELLS[at], text));
      });
      await page.evaluate(watchHeader, CELLS);
      const over = Date.now() + moment();
      for (let count = 0; Date.now() < over; count += 1) {
        typed += 1;
        await page.locator(`#cell-${CELLS[count % CELLS.length]}`).focus();
        await page.keyboard.type((266 + typed / 10_000).toFixed(4));
        await page.keyboard.press('Enter');
        await new Promise((done) => setTimeout(done, Math.random() * 120));
      }
      await kill();
    }
    console.log(`${KILLS} browsers killed, ${typed} figures typed, ${saves} saves acknowledged, none lost`);
    expect(saves).toBeGreaterThan(KILLS / 2);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});
