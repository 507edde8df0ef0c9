// Every step of both stores made to fail in the page, while somebody types. Whatever the header calls saved is there
// afterwards: out of the journal alone where it says "Saved", out of both homes where it says "Kept".
import { stores, type } from './support/drafts.mjs';
import { expect, open, started, test } from './support/fixtures.mjs';
import { sabotage } from './support/sabotage.mjs';

test.describe.configure({ mode: 'parallel' });

const GRID = './#/do/figures';
const SAVED = /^Saved in this browser at/;
const KEPT = /^Kept in this browser at/;
const NOT_SAVED = /^Not saved/;
const header = (page) => page.locator('.save');

/** Has the page note what two of its cells hold whenever its header says that all is kept. */
function noteClaims() {
  window.claims = [];
  const mark = document.querySelector('.save');
  new MutationObserver(() => {
    const words = mark.textContent.trim();
    const cells = ['0-6', '0-7'].map((cell) => document.querySelector(`#cell-${cell}`)).map((cell) => (cell.querySelector('input') ? null : cell.textContent));
    if (/^(Saved|Kept)/.test(words)) window.claims.push({ words, cells });
  }).observe(mark, { subtree: true, characterData: true, childList: true });
}

/** From now on nothing that the page does reaches a store: as if its power went. */
function pullThePlug() {
  const dead = () => {
    throw new DOMException('no power', 'UnknownError');
  };
  Storage.prototype.setItem = dead;
  Storage.prototype.removeItem = dead;
  IDBFactory.prototype.open = dead;
  IDBDatabase.prototype.transaction = dead;
  IDBObjectStore.prototype.put = dead;
}

/** Types two figures, each until the header has settled; what the header said of them. */
async function typeTwo(page) {
  await page.evaluate(noteClaims);
  const said = [];
  for (const [cell, figure] of [['0-6', '661'], ['0-7', '772']]) {
    await type(page, cell, figure);
    await expect(page.locator(`#cell-${cell}`)).toHaveText(figure);
    await expect(header(page)).not.toHaveText(/^\s*(Saving|Nothing)/);
    said.push((await header(page).innerText()).trim());
  }
  return said;
}

/** The figures that the page last called kept, by their cells, and in which words it did. */
async function lastClaim(page) {
  const { words, cells } = (await page.evaluate(() => window.claims)).at(-1) ?? { words: '', cells: [] };
  // Before the first claim a cell has what the sample has in it, or is being typed in.
  const held = cells.map((text, at) => [`#cell-0-${6 + at}`, text]).filter(([, text]) => text === '661' || text === '772');
  return { words, held };
}

async function expectHeld(page, { words, held }) {
  for (const [cell, text] of held) await expect(page.locator(cell), `called "${words}"`).toHaveText(text);
}

/** The plug is pulled: what the page had last called kept is there, and what it called on disk is there without local storage. */
async function expectKept(page, context, { fromList = false } = {}) {
  const claim = await lastClaim(page);
  await page.evaluate(pullThePlug);
  if (SAVED.test(claim.words)) await page.evaluate(() => localStorage.clear());
  const again = await context.newPage();
  await page.close();
  await open(again, fromList ? './#/drafts' : GRID);
  if (fromList) {
    await again.getByRole('button', { name: 'Open Copy of the sample' }).click();
    await expect(again.locator('h1')).not.toHaveText('Drafts and packs');
    await again.goto(GRID);
  }
  await expectHeld(again, claim);
  return { again, claim };
}

// Each step by itself: at which time of those that the page comes to it while it starts and saves twice, of how many;
// and what the header ends with where it goes wrong for good.
const STEPS = [
  ['a write of the store finds no room', 8, 8, SAVED],
  ['a write of the store is refused', 8, 8, SAVED],
  ['a read of the store is refused', 6, 8, NOT_SAVED],
  ['the journal may not be opened', 2, 2, KEPT],
  ['opening the journal fails', 2, 2, KEPT],
  ['opening the journal is blocked', 1, 2, KEPT],
  ['opening the journal is never answered', 2, 2, KEPT],
  ['a step of the journal can’t begin', 2, 3, KEPT],
  ['the journal’s connection is closed before a step', 2, 3, KEPT],
  ['the journal’s connection is closed within a step', 3, 3, SAVED],
  ['a read of the journal fails', 1, 3, KEPT],
  ['a write of the journal is refused', 4, 4, KEPT],
  ['a write of the journal finds no room', 4, 4, KEPT],
  ['a write of the journal fails later', 1, 4, KEPT],
  ['a step of the journal is undone after its writes', 3, 3, KEPT],
  // Tried again, the journal is found to have it: then it is saved.
  ['a step of the journal is done, and its answer lost', 1, 3, /^(Saved|Kept) in this browser/],
];

for (const [what, one, times, forGood] of STEPS) {
  const each = process.env.STEPS === 'all' ? Array.from({ length: times }, (_, index) => index + 1) : [one];
  for (const at of each) {
    test(`${what}, once (${at} of ${times})`, async ({ page, context }) => {
      await page.addInitScript(sabotage, { what, at });
      await open(page, GRID);
      const said = await typeTwo(page);
      expect(await page.evaluate(() => window.broken)).toBe(1);
      // Once is no reason not to keep it.
      for (const words of said) expect(words).toMatch(/^(Saved|Kept) in this browser/);
      // Which draft was open last is a write of its own: where that one failed, and the store is lost, a person opens it.
      await expectKept(page, context, { fromList: what === 'a write of the journal finds no room' });
    });
  }

  test(`${what}, for good; then the draft opens all the same`, async ({ page, context }) => {
    await page.addInitScript(sabotage, { what, at: 1, ever: true });
    await open(page, GRID);
    const said = await typeTwo(page);
    expect(await page.evaluate(() => window.broken)).toBeGreaterThan(0);
    for (const words of said) expect(words).toMatch(forGood);
    const { again, claim } = await expectKept(page, context, { fromList: what === 'a write of the journal finds no room' });
    if (claim.held.length === 0) return;
    await again.close();
    const broken = await context.newPage();
    await broken.addInitScript(sabotage, { what, at: 1, ever: true });
    await broken.goto(GRID);
    // A journal that doesn't answer is waited for twice, three seconds each.
    await expect(broken.locator('#opening')).toHaveCount(0, { timeout: 12_000 });
    await expectHeld(broken, claim);
    // Whether it is on disk can't be said where the journal can't be read.
    if (/open|can’t begin|read of the journal|closed before/.test(what)) await expect(header(broken)).toHaveText(KEPT);
  });
}

test('a journal deleted while the page is open is made anew by the next figure', async ({ page, context, site }) => {
  await open(page, GRID);
  await page.evaluate(noteClaims);
  await type(page, '0-6', '661');
  await expect(header(page)).toHaveText(SAVED);
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: new URL(site).origin, storageTypes: 'indexeddb' });
  expect((await stores(page)).journal).toEqual({});
  await type(page, '0-7', '772');
  await expect(header(page)).toHaveText(SAVED);
  await expect.poll(async () => Object.keys((await stores(page)).journal).filter((key) => key.startsWith('save '))).toHaveLength(1);
  await expectKept(page, context, { fromList: true });
});

test('what both stores lost while the page is open is in them again, with nothing typed', async ({ page, context, site }) => {
  await open(page, GRID);
  await page.evaluate(noteClaims);
  await type(page, '0-6', '661');
  await expect(header(page)).toHaveText(SAVED);
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: new URL(site).origin, storageTypes: 'indexeddb,local_storage' });
  await expect.poll(async () => Object.keys((await stores(page)).store).filter((key) => key.includes(':draft-')), { timeout: 15_000 }).not.toEqual([]);
  // The journal was being taken away: either it was there again already, or the words are softer until the next figure.
  await expect(header(page)).toHaveText(/^\s*(Saved|Kept) in this browser/);
  await type(page, '0-7', '772');
  await expect(header(page)).toHaveText(SAVED);
  await expectKept(page, context, { fromList: true });
});

test('while another tab holds the journal the header says so, and the store has what was typed when the page is left', async ({ page, context }) => {
  await open(page, GRID);
  await page.evaluate(noteClaims);
  await type(page, '0-6', '661');
  await expect(header(page)).toHaveText(SAVED);
  const other = await context.newPage();
  await open(other);
  const held = () =>
    new Promise((done) => {
      indexedDB.open('golden-thread').onsuccess = ({ target }) => {
        const texts = target.result.transaction('texts', 'readwrite').objectStore('texts');
        const on = () => window.release || (texts.get('none').onsuccess = on);
        on();
        done();
      };
    });
  await other.evaluate(held);
  await type(page, '0-7', '772');
  await expect(header(page)).toHaveText(/^\s*Saving/);
  await page.waitForTimeout(2_000);
  await expect(header(page)).toHaveText(/^\s*Saving/);
  await other.evaluate(() => (window.release = true));
  await expect(header(page)).toHaveText(SAVED);
  await type(page, '0-6', '661');
  await expect(header(page)).toHaveText(SAVED);
  await other.evaluate(() => (window.release = false));
  await other.evaluate(held);
  await type(page, '0-8', '883');
  await expect(header(page)).toHaveText(/^\s*Saving/);
  // Closed by the system, as a tablet closes what it needs the room of.
  await page.close();
  await other.close();
  const again = await context.newPage();
  await open(again, GRID);
  for (const [cell, text] of [['0-6', '661'], ['0-7', '772'], ['0-8', '883']]) await expect(again.locator(`#cell-${cell}`)).toHaveText(text);
});

test('a journal of a later version of the page is left alone, and the words are softer', async ({ page, context }) => {
  await open(page);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const asked = indexedDB.open('golden-thread', 2);
        asked.onupgradeneeded = () => asked.result.createObjectStore('later').put('theirs', 'key');
        asked.onsuccess = () => done(asked.result.close());
      }),
  );
  await page.goto('about:blank');
  await open(page, GRID);
  const said = await typeTwo(page);
  for (const words of said) expect(words).toMatch(KEPT);
  const { again } = await expectKept(page, context);
  expect(await again.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => [name, version]))).toEqual([['golden-thread', 2]]);
});
