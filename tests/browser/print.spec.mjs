// Paper: every row, every figure, and words beside every colour.
import { expect, open, test } from './support/fixtures.mjs';

/** Pages of A4 that the page comes to. */
async function pages(page) {
  const paper = await page.pdf({ format: 'A4' });
  return paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

test('a scorecard prints every row, with its status in words, on A4', async ({ page }) => {
  await open(page);
  const rows = page.locator('.row');
  const count = await rows.count();
  const [first] = await page.locator('main').innerText().then((text) => /\d+ measures/.exec(text) ?? ['']);
  expect(first).toBe(`${count} measures`);
  await page.emulateMedia({ media: 'print' });
  for (const row of await rows.all()) {
    await expect(row).toBeVisible();
    await expect(row).toContainText(/Green|Amber|Red|No target|Not rated|Late|No data/);
  }
  for (const control of ['nav.cycle', '.filters', '.banner']) {
    for (const found of await page.locator(control).all()) await expect(found).toBeHidden();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await pages(page)).toBeGreaterThan(1);
});

test('a measure prints its chart, its table and why', async ({ page }) => {
  await open(page, './#/measure/temporary-accommodation');
  await expect(page.locator('.canvas svg')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.canvas svg')).toBeVisible();
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
