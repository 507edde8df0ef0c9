// Every step of both stores made to fail in the page, while somebody types. Whatever the header calls saved is there
// afterwards: out of the journal alone where it says "Saved", out of both homes where it says "Kept".
import { stores, type } from './support/drafts.mjs';
import { expect, open, started, test } from './support/fixtures.mjs';
import { sabotage } from './support/sabotage.mjs';

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

/** The plug is pulled: what the page had last called saved is there, and what it called on disk is there without local storage. */
async function expectKept(page, context) {
  const last = (await page.evaluate(() => window.claims)).at(-1);
  await page.evaluate(pullThePlug);
  if (last && SAVED.test(last.words)) await page.evaluate(() => localStorage.clear());
  const again = await context.newPage();
  await page.close();
  await open(again, GRID);
  for (const [at, text] of (last?.cells ?? []).entries()) {
    // Before the first claim a cell has what the sample has in it, or is being typed in.
    if (text === '661' || text === '772') await expect(again.locator(`#cell-0-${6 + at}`), `called "${last.words}"`).toHaveText(text);
  }
  return again;
}

// Each step by itself, at each time that the page comes to it while it starts and saves twice; and for good. What the
// header ends with is what a person is to be told: all is well again, or in which way it isn't.
const STEPS = [
  ['a write of the store finds no room', 8, SAVED],
  ['a write of the store is refused', 8, SAVED],
  ['a read of the store is refused', 8, SAVED],
  ['the journal may not be opened', 3, KEPT],
  ['opening the journal fails', 3, KEPT],
  ['opening the journal is blocked', 2, KEPT],
  ['opening the journal is never answered', 2, KEPT],
  ['a step of the journal can’t begin', 4, KEPT],
  ['the journal’s connection is closed before a step', 4, KEPT],
  ['the journal’s connection is closed within a step', 3, SAVED],
  ['a read of the journal fails', 3, KEPT],
  ['a write of the journal is refused', 4, KEPT],
  ['a write of the journal finds no room', 4, KEPT],
  ['a write of the journal fails later', 4, KEPT],
  ['a step of the journal is undone after its writes', 3, KEPT],
  ['a step of the journal is done, and the answer is lost', 3, KEPT],
];

for (const [what, times, forGood] of STEPS) {
  for (const at of Array.from({ length: times }, (_, index) => index + 1)) {
    test(`${what}, the ${at}. time`, async ({ page, context }) => {
      await page.addInitScript(sabotage, { what, at });
      await open(page, GRID);
      const said = await typeTwo(page);
      console.log(what, at, await page.evaluate(() => window.broken), said);
      await expectKept(page, context);
    });
  }
  test(`${what}, for good`, async ({ page, context }) => {
    await page.addInitScript(sabotage, { what, at: 1, ever: true });
    await open(page, GRID);
    const said = await typeTwo(page);
    console.log(what, 'ever', await page.evaluate(() => window.broken), said);
    await expectKept(page, context);
  });
}
