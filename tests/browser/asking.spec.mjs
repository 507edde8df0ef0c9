// Files as people mean them: what a file leaves open is asked once, nothing that hangs on it is taken before, and workbooks
// are read as they are.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { workbook } from './support/workbook.mjs';

async function choose(page, content, name = 'figures.csv') {
  await page.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

const bring = (page) => page.getByRole('button', { name: 'Bring it in' });
const question = (page, words) => page.getByRole('group', { name: words });

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('whose figures they are is asked by touch, and none is taken before', async ({ page }) => {
      await open(page, './#/do/import');
      await choose(page, 'Measure,Ward,Period,Value\nMissed bins,North,Apr 2025,5\nMissed bins,South,Apr 2025,7\n');
      const main = page.locator('main');
      await expect(main.getByRole('heading', { name: 'What the file leaves open' })).toBeVisible();
      await expect(bring(page)).toBeEnabled();
      const whose = question(page, /Which 'Ward' is the organisation's own/);
      await expect(whose.getByRole('radio', { name: 'none of them' })).toBeChecked();
      await expectAccessible(page);
      await whose.getByText('South', { exact: true }).tap();
      await expect(whose.getByRole('radio', { name: 'South' })).toBeChecked();
      await expect(main.getByText('Every question is answered, or taken as marked.')).toBeVisible();
      await bring(page).tap();
      await open(page, './#/do/figures');
      await expect(page.getByRole('grid')).toContainText('Missed bins');
    });
  });
}

test('dates that could be read two ways are asked about once, by keyboard', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Period,Value\nLoans,04/01/2025,31\nLoans,05/01/2025,32\nLoans,06/01/2025,33\n');
  const order = question(page, /day first|month first|Which way|dates/i).first();
  await expect(order).toBeVisible();
  await expect(page.getByText('1 question is open', { exact: false }).or(page.getByText('One question is open'))).toBeVisible();
  await expect(bring(page)).toBeDisabled();
  await order.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await expect(order.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(order.getByRole('radio').nth(1)).toBeChecked();
});

test('a name that is near a measure here is asked about, and the answer is kept for the next file', async ({ page }) => {
  await open(page, './#/do/import');
  const file = (value) => `Measure,2025-04\nHouseholds in temporary acommodation,${value}\n`;
  await choose(page, file(299));
  const near = question(page, "Did you mean 'Households in temporary accommodation'?");
  await expect(near).toBeVisible();
  await expect(bring(page)).toBeDisabled();
  await near.getByRole('radio', { name: /^yes/ }).check();
  await expect(page.locator('main')).toContainText('to 299');
  await bring(page).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await open(page, './#/do/import');
  await choose(page, file(298));
  await expect(page.getByText('Taken as you chose for the last file of this shape.')).toBeVisible();
  await expect(page.locator('main')).toContainText('from 299 to 298');
});

test('a column is given a measure and a period by hand, and a choice that takes nothing says so', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Alpha,Beta\nBins missed,5,words\nLoans,6,more words\n');
  await page.getByLabel('What Alpha holds').selectOption('Figure');
  await page.getByText('Alpha: measure or period by hand').click();
  await page.getByLabel('Period of Alpha').fill('Apr 2025');
  await page.getByLabel('Period of Alpha').press('Enter');
  await expect(page.locator('main')).toContainText('2 new measures');
  await page.getByLabel('What Beta holds').selectOption('Date the figure is about');
  await expect(page.locator('main')).toContainText('nothing of it is taken');
  await expect(bring(page)).toBeEnabled();
});

test('a sheet of a workbook is chosen, its merged and hidden cells are told, and the next sheet follows', async ({ page }) => {
  const rows = [
    ['Service', 'Measure', '2025-04', '2025-05'],
    ['Waste', 'Bins missed', 5, 6],
    [null, 'Fly-tips cleared', 9, 8],
  ];
  const bytes = workbook({
    'April & May': { rows, merged: ['A2:A3'], hidden: [3] },
    June: { rows: [['Measure', '2025-06'], ['Bins missed', 7]] },
  });
  await open(page, './#/do/import');
  await choose(page, bytes, 'waste.xlsx');
  const sheet = page.getByLabel('Which sheet?');
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('heading', { name: 'What would change' })).toHaveCount(0);
  await sheet.selectOption('April & May');
  await expect(page.getByRole('heading', { name: 'waste.xlsx, April & May: what each column holds' })).toBeVisible();
  await expect(page.locator('main')).toContainText('hidden in the spreadsheet and read all the same: row 3');
  await sheet.selectOption('June');
  await expect(page.getByRole('heading', { name: 'waste.xlsx, June: what each column holds' })).toBeVisible();
  await sheet.selectOption('April & May');
  await expect(bring(page)).toBeEnabled();
  await bring(page).click();
  await open(page, './#/do/figures');
  await expect(page.getByRole('grid')).toContainText('Fly-tips cleared');
  await expect(page.getByRole('grid')).toContainText('Bins missed');
});

test('what is no workbook, or an older kind, is told with what to do', async ({ page }) => {
  await open(page, './#/do/import');
  const alert = page.locator('main').getByRole('alert');
  await choose(page, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'old.xls');
  await expect(alert).toContainText('old.xls was not read. It is an older kind of workbook');
  await choose(page, Buffer.from('PK\x03\x04 nothing', 'latin1'), 'broken.xlsx');
  await expect(alert).toContainText('broken.xlsx was not read. It is damaged, or no workbook');
  await expect(page.locator('.fault')).toHaveCount(0);
});

test('every table is saved as a workbook, which changes nothing when it comes back', async ({ page }, info) => {
  await open(page, './#/do/import');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save every table as a workbook (xlsx)' }).click();
  const path = info.outputPath('tables.xlsx');
  await (await saving).saveAs(path);
  await page.getByLabel(/Choose a file/).setInputFiles(path);
  await page.getByLabel('Which sheet?').selectOption('Figures');
  await expect(page.getByRole('heading', { name: 'tables.xlsx, Figures: what each column holds' })).toBeVisible();
  await expect(page.locator('main')).toContainText('0 new measures');
  await expect(page.getByText(/open\. What hangs on/)).toHaveCount(0);
  await expect(bring(page)).toBeDisabled();
});
