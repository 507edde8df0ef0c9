// Paper: every row, every figure, and words beside every colour.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, openScorecard, test } from './support/fixtures.mjs';

/** Sheets that the page comes to, of A4 unless told. */
async function pages(page, size = { format: 'A4' }) {
  const paper = await page.pdf(size);
  return paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

test('a scorecard prints every row, with its status in words, on A4', async ({ page }) => {
  await openScorecard(page);
  const rows = page.locator('.row');
  const count = await rows.count();
  const [first] = await page.locator('main').innerText().then((text) => /\d+ measures/.exec(text) ?? ['']);
  expect(first).toBe(`${count} measures`);
  await page.emulateMedia({ media: 'print' });
  for (const row of await rows.all()) {
    await expect(row).toBeVisible();
    await expect(row).toContainText(/Green|Amber|Red|No target|Can’t be rated|Late|No data/);
  }
  for (const control of ['nav.cycle', '.filters', '.banner']) {
    for (const found of await page.locator(control).all()) await expect(found).toBeHidden();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await pages(page)).toBeGreaterThan(1);
  // What isn't cut leaves a page's end white where it doesn't fit, so that it is low: over rows on A4 stands one line.
  await page.setViewportSize({ width: 703, height: 1017 });
  const heads = await page.locator('.head').evaluateAll((all) => all.map((head) => head.getBoundingClientRect().height));
  expect(Math.max(...heads)).toBeLessThan(26);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('Review prints the reds that nobody raised, and none of what only leads elsewhere', async ({ page }) => {
  await open(page, './#/review');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.due a', { hasText: 'Care leavers' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Look closer' })).toBeHidden();
  await expect(page.getByText('Icon table').first()).toBeHidden();
  await open(page, './#/review/role?as=leader');
  await expect(page.locator('main .chips')).toBeHidden();
});

test('the matrix of risks prints without its patterns, in kilobytes', async ({ page }) => {
  await open(page, './#/review/risks');
  await expect(page.locator('.risk-matrix')).toBeVisible();
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.length).toBeLessThan(1_000_000);
});

test('a measure prints its chart, its table and why', async ({ page }) => {
  await open(page, './#/measure/temporary-accommodation');
  await expect(page.locator('.plot .drawing')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.plot .drawing')).toBeVisible();
  await expect(page.locator('table').first()).toBeVisible();
  for (const why of await page.locator('details').all()) await expect(why.locator(':scope > *').nth(1)).toBeVisible();
  expect(await pages(page)).toBeGreaterThan(0);
});

test('the grid prints every row', async ({ page }) => {
  await open(page, './#/do/figures');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const grid = page.getByRole('grid');
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  await expect(grid.locator('tr[aria-rowindex]')).toHaveCount(rows - 1);
});

test('the whole thread is one picture on one sheet, and is saved as one', async ({ page }) => {
  await open(page, './#/plan/thread');
  await page.getByRole('button', { name: /one picture, for a wall/ }).click();
  const picture = page.locator('.wall img');
  await expect.poll(() => picture.evaluate((image) => image.complete && image.naturalWidth)).toBeGreaterThan(500);
  await expectAccessible(page);
  expect(await pages(page, { preferCSSPageSize: true })).toBe(1);
  expect(await pages(page, { format: 'A3', landscape: true })).toBe(1);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a picture' }).click(),
  ]);
  const svg = await readFile(await saved.path(), 'utf8');
  for (const words of ['A fairer, greener borough', 'Housing service plan', 'Repairs completed at the']) {
    expect(svg).toContain(words);
  }
  // The way back is the same button, and the tree is where it was.
  await page.getByRole('button', { name: 'Show it as a tree' }).click();
  await expect(page.locator('.thread .vision')).toBeVisible();
});

test('a personal note is printed by no page, and one for all by each', async ({ page }) => {
  for (const [writing, reading] of [
    ['#/plan/of/housing/change', '#/plan/of/housing'],
    ['#/plan/measure/recycling', '#/measure/recycling'],
  ]) {
    await page.emulateMedia({ media: 'screen' });
    await open(page, `./${writing}`);
    const notes = page.locator('section', { has: page.getByRole('heading', { name: 'Notes' }) });
    for (const [words, audience] of [['For my own eyes', 'Personal'], ['For everybody', 'Public']]) {
      await notes.getByRole('button', { name: 'Add a note' }).click();
      await notes.getByLabel('Note', { exact: true }).fill(words);
      await notes.getByLabel('Whom it is for').selectOption(audience);
      await notes.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.locator('li', { hasText: words })).toBeVisible();
    }
    for (const address of [writing, reading]) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`./${address}`);
      await expect(page.getByText('For my own eyes')).toBeVisible();
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText('For my own eyes')).toBeHidden();
      await expect(page.getByText('For everybody')).toBeVisible();
    }
  }
});
