// Areas and groups: seen first as a map and a ranking, with what is chance and what is hidden; typed and laid out.
import { expectAccessible, expectAccessibleInAll } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const WARDS = './#/measure/safeguarding-outcomes/areas';
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);

test('a measure leads to its wards: map, ranking, gap, rate or mix and chance, and nothing that gives a hidden one away', async ({ page }) => {
  await open(page, './#/measure/safeguarding-outcomes');
  await expect(page.locator('main')).toContainText('Wards: best in Q2 2025/26: Northgate (97.8%); worst: Harbour (80.9%). The gap is');
  await page.getByRole('link', { name: 'See areas and groups' }).tap();
  await expect(page.locator('h1')).toHaveText('Adults whose desired outcomes of safeguarding were met: areas and groups');
  await expect(page.locator('.tiles .drawing')).toBeVisible();
  await expect(page.locator('.ranked .drawing')).toBeVisible();
  const main = page.locator('main');
  for (const words of ['From 80.9% in Harbour to 97.8% in Northgate', 'Rate or mix:', 'falls outside 95% by luck', '2 figures are suppressed, some so that others can’t be worked out']) {
    await expect(main).toContainText(words);
  }
  // Highfield is withheld beside Canalside: its 26 of 27 are nowhere on the page.
  const rows = page.locator('main table.sheet tbody tr');
  for (const ward of ['Canalside', 'Highfield']) await expect(rows.filter({ hasText: ward })).toContainText('suppressed');
  expect(await main.innerText()).not.toContain('26 of 27');
  // The same class has the same colour on the map and in the table.
  const cell = rows.filter({ hasText: 'Northgate' }).locator('.area-class');
  await expect(cell).toHaveText('5');
  const behind = (class_) => cell.evaluate((element, name) => { element.className = name; return getComputedStyle(element).backgroundColor; }, class_);
  expect(await behind('area-class of-5')).not.toBe(await behind('area-class of-1'));
});

test('an area without the service is told apart, and groups have their gap', async ({ page }) => {
  await open(page, './#/measure/care-homes/areas');
  await expect(page.locator('main')).toContainText('Canalside has no such service, and is in no average and no rank.');
  await open(page, './#/measure/care-leavers/areas');
  await expect(page.getByRole('heading', { name: 'Age', exact: true })).toBeVisible();
  await expect(page.locator('main')).toContainText('in 17 to 18: a gap of');
  await expect(page.locator('.tiles')).toHaveCount(0);
});

test('figures by ward are typed by keys, and wards laid out from text', async ({ page }) => {
  await open(page, `${WARDS}/change`);
  const harbour = page.getByLabel('Harbour (Wards)');
  await harbour.fill('40/all');
  await harbour.press('Tab');
  await expect(page.locator('main')).toContainText('Enter how many of how many, such as 212/480');
  await harbour.fill('44/48');
  await harbour.press('Tab');
  await toast(page, 'The figure was changed.');
  const layout = page.getByLabel('A line an area: its name, column and row');
  await layout.fill('Northgate,1,1\nHarbour,1,1');
  await page.getByRole('button', { name: 'Save the layout' }).press('Enter');
  await expect(page.locator('main')).toContainText('Line 2: another area lies in column 1, row 1');
  await layout.fill('area,column,row\nNorthgate,1,1\nHarbour,2,1');
  await page.getByRole('button', { name: 'Save the layout' }).press('Enter');
  await toast(page, 'The areas were laid out.');
  await page.getByRole('link', { name: 'See them as others read them' }).click();
  await expect(page.locator('main table.sheet tbody tr').filter({ hasText: 'Harbour' })).toContainText('91.7%');
  await expect(page.locator('.tiles')).toContainText('Not laid out, so they stand below the others: Canalside');
});

test('a block of wards is pasted with codes, localities and figures, as one step; a line that can’t be taken stays', async ({ page }) => {
  await open(page, `${WARDS}/change`);
  const block = page.getByLabel('A block from a spreadsheet');
  await block.fill('Ward\tCode\tSet\tLies within\tFigure\nHarbour\tE05009314\tWards\tSouth\t44/48\nQuayside\t\tWards\tSouth\tmany');
  await page.getByRole('button', { name: 'Take the block' }).press('Enter');
  await toast(page, 'Taken: 0 areas or groups added, 1 figure. 1 line was not taken');
  await expect(page.getByRole('alert')).toContainText('Quayside, , Wards, South, many”: “many”: Enter a figure');
  await expect(block).toHaveValue(/^Quayside/);
  await expect(page.getByLabel('Harbour (Wards)')).toHaveValue('44/48');
  await block.fill('Ward,Set,Figure\nQuayside,Wards,30/40');
  await page.getByRole('button', { name: 'Take the block' }).tap();
  await toast(page, 'Taken: 1 area or group added, 1 figure.');
  await expect(page.getByLabel('Quayside (Wards)')).toHaveValue('30/40');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByLabel('Quayside (Wards)')).toHaveCount(0);
  await expectAccessible(page);
});

test('wards are put within localities, and an area is never ranked beside those within it', async ({ page }) => {
  await open(page, `${WARDS}/change`);
  await page.locator('#area-name').fill('North');
  await page.locator('#area-set').fill('Wards');
  await page.getByRole('button', { name: 'Add it' }).tap();
  const north = page.getByLabel('North (Wards)');
  await north.fill('200/240');
  await north.press('Tab');
  await toast(page, 'The figure was changed.');
  const nesting = page.getByLabel('A line an area: its name, and the area that it lies within');
  await nesting.fill('Northgate,North\nNorth,Northgate');
  await page.getByRole('button', { name: 'Save what lies within what' }).tap();
  await expect(page.locator('main')).toContainText('these lie within each other');
  await nesting.fill('area,within\nNorthgate,North\nHighfield,North');
  await page.getByRole('button', { name: 'Save what lies within what' }).press('Enter');
  await toast(page, 'The areas were put within each other.');
  await page.getByRole('link', { name: 'See them as others read them' }).click();
  const inner = page.locator('main section.areas', { has: page.getByRole('heading', { name: 'Wards: areas within these', exact: true }) });
  await expect(inner).toContainText('Within North');
  const table = inner.locator('table.sheet tbody tr');
  await expect(table.filter({ hasText: 'Northgate, within North' })).toHaveCount(1);
  await expect(table.filter({ hasText: /^North\b(?!gate)/ })).toHaveCount(0);
  const outer = page.locator('main section.areas', { has: page.getByRole('heading', { name: 'Wards', exact: true }) });
  await expect(outer.locator('table.sheet tbody tr').filter({ hasText: 'Northgate' })).toHaveCount(0);
  await expectAccessible(page);
});

test('areas read at a phone’s width in light, dark and forced colours, and nothing is wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 720 });
  await open(page, WARDS);
  await expect(page.locator('.tiles .drawing')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessibleInAll(page);
});
