// Files as people mean them: what a file leaves open is asked once, nothing that hangs on it is taken before, and workbooks
// are read as they are.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { workbook } from './support/workbook.mjs';

async function choose(page, content, name = 'figures.csv') {
  await page.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

const bring = (page) => page.getByRole('button', { name: 'Bring it in' });
const question = (page, words) => page.getByRole('group', { name: words });

test('whose figures they are is asked by touch, and none is taken before', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Ward,Period,Value\nMissed bins,North,Apr 2025,5\nMissed bins,South,Apr 2025,7\n');
  const main = page.locator('main');
  await expect(main.getByRole('heading', { name: 'What the file leaves open' })).toBeVisible();
  await expect(bring(page)).toBeEnabled();
  const whose = question(page, /Which 'Ward' is the organisation's own/);
  await expect(whose.getByRole('radio', { name: 'none of them' })).toBeChecked();
  await expectAccessibleInBoth(page);
  await whose.getByText('South', { exact: true }).tap();
  // A tap is the end of it: the question is a line with its answer, and can be opened again.
  const change = main.getByRole('button', { name: /Change the answer to: Which 'Ward'/ });
  await expect(change).toBeFocused();
  await expect(whose).toHaveCount(0);
  await expect(main.locator('.answered')).toContainText('South');
  await change.tap();
  await expect(whose.getByRole('radio', { name: 'South' })).toBeChecked();
  await expect(whose).not.toContainText('Until it is answered');
  await expectAccessibleInBoth(page);
  await whose.getByRole('radio', { name: 'South' }).tap();
  await expect(main.getByText('Every question is answered, or taken as marked.')).toBeVisible();
  await bring(page).tap();
  await open(page, './#/do/figures');
  await expect(page.getByRole('grid')).toContainText('Missed bins');
});

test('quotation marks between which rows stand are asked about, and nothing is taken before', async ({ page }) => {
  await open(page, './#/do/import');
  const rows = [1, 2, 3, 4, 5].map((at) => `Loans ${at},${at},${at}\n`).join('');
  await choose(page, `Measure,Apr 2025,May 2025\n"Bins,5,6\n${rows}Calls,7,8"\nVisits,9,9\n`);
  const main = page.locator('main');
  const marks = question(page, 'What are the quotation marks on lines 2 and 8?');
  await expect(marks).toBeVisible();
  await expect(bring(page)).toBeDisabled();
  await expect(main).toContainText('2 rows, 3 columns.');
  await marks.getByText('plain characters', { exact: true }).tap();
  await expect(main.locator('.answered').first()).toContainText('plain characters');
  await expect(main).toContainText('8 rows, 3 columns.');
});

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
  const file = (value) => `Measure,Apr 2025\nHouseholds in temporary acommodation,${value}\n`;
  await choose(page, file(299));
  const near = question(page, "Did you mean 'Households in temporary accommodation'?");
  await expect(near).toBeVisible();
  await expect(bring(page)).toBeDisabled();
  await near.getByText(/^yes/).click();
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
    June: { rows: [['Measure', 'Jun 2025'], ['Bins missed', 7]] },
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

test('what waits says for which answer, in the words of the question', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Area,Period,Value\nBins,Leeds,Apr 2025,5\nBins,York,Apr 2025,7\n');
  const main = page.locator('main');
  await main.getByText(/^Left out \(/).click();
  await expect(main).toContainText("it waits for your answer to: Which 'Area' is the organisation's own?");
  await expect(main).not.toContainText('(whose)');
});

test('a marked figure that was answered is offered no more', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Apr 2025,May 2025\nBins,12 [p],11\n[p] provisional,,\n');
  const main = page.locator('main');
  await expect(main).toContainText('[p] provisional');
  const marked = question(page, /Take '12 \[p\]' as the numbers/);
  await expect(marked).toContainText("Because the file says: '[p]' is 'provisional'.");
  await marked.getByText('take them').click();
  await expect(main.locator('.answered')).toContainText('take them');
  await expect(main.getByText(/^Texts with a reading you can confirm/)).toHaveCount(0);
});

test('a file and its answers stay while something is looked up on another page', async ({ page }) => {
  await open(page, './#/do/import');
  const main = page.locator('main');
  await expect(main).toContainText('No file is chosen yet.');
  await choose(page, 'Measure,Ward,Period,Value\nBins,North,Apr 2025,5\nBins,South,Apr 2025,7\n', 'wards.csv');
  await expect(main).toContainText('Chosen: wards.csv');
  await question(page, /Which 'Ward'/).getByText('South', { exact: true }).click();
  await expect(main.locator('.answered')).toContainText('South');
  await page.evaluate(() => (location.hash = '#/plan/measures'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Measures/);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'wards.csv: what each column holds' })).toBeVisible();
  await expect(main.locator('.answered')).toContainText('South');
  await expect(bring(page)).toBeEnabled();
  await main.getByRole('button', { name: 'Start with another file' }).click();
  await expect(page.getByRole('heading', { name: /what each column holds/ })).toHaveCount(0);
  await expect(main).toContainText('No file is chosen yet.');
  await page.evaluate(() => (location.hash = '#/plan/measures'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Measures/);
  await page.goBack();
  await expect(main).toContainText('No file is chosen yet.');
});

test('a table is pasted where it is in no file', async ({ page }) => {
  await open(page, './#/do/import');
  await page.getByText('Paste a table instead').click();
  await page.getByLabel(/Cells copied in a spreadsheet/).fill('Measure\tApr 2025\nBins missed\t5\n');
  await page.getByRole('button', { name: 'Read what is pasted' }).click();
  await expect(page.getByRole('heading', { name: 'Pasted table: what each column holds' })).toBeVisible();
  await expect(page.locator('main')).toContainText('1 row, 2 columns.');
  await expect(page.locator('main')).toContainText('2 cells in all. 1 new measure, 0 known ones.');
  await expect(bring(page)).toBeEnabled();
  await expectAccessible(page);
});

test('files that are no tables are told for what they are, and a pack is offered to be opened', async ({ page }) => {
  await open(page, './#/do/import');
  const alert = page.locator('main').getByRole('alert');
  const check = async (bytes, name, words) => {
    await choose(page, bytes, name);
    await expect(alert).toContainText(`${name} was not read. ${words}`);
  };
  await check('%PDF-1.7\n%\n1 0 obj', 'report.pdf', 'This is a PDF. Save the table in it as CSV');
  await check(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'chart.csv', 'This is a picture.');
  await check('<html><table><tr><td>Bins</td></tr></table></html>', 'old.xls', 'This is a web page, or a table saved as one.');
  await check('Dear colleague\nSee below\nYours\n', 'letter.xlsx', 'This is text without columns, not a table.');
  const pack = { format: 'golden-thread-pack', version: 1, organisation: { name: 'Borchester Council' } };
  await choose(page, JSON.stringify(pack), 'borchester.json');
  await expect(alert).toHaveText('');
  await expect(page.getByText('borchester.json: Borchester Council, 0 plans, 0 measures.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.mark')).toContainText('Borchester Council');
});

test('directions are asked once for the file, and one by one where they differ', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Apr 2025\nBins missed,5\nLoans made,6\n');
  const main = page.locator('main');
  const all = question(page, /Is higher or lower better for 'Bins missed', 'Loans made'/);
  await expect(all.getByRole('radio', { name: 'leave it open' })).toBeChecked();
  await main.getByText(/^Wrong or doubtful/).click();
  await expect(main).toContainText("not rated yet, for no direction is set: 'Bins missed', 'Loans made'");
  await all.getByText('it differs: ask for each').click();
  await question(page, "Is higher or lower better for 'Bins missed'?").getByText('lower is better').click();
  await question(page, "Is higher or lower better for 'Loans made'?").getByText('higher is better').click();
  await expect(main).not.toContainText('not rated yet');
  await expect(bring(page)).toBeEnabled();
});

test('what figures are counted in is asked once, and of each measure where it differs, by touch and by keys', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Unit,Apr 2025,May 2025\nLetters read,%,0.92,0.95\nQueues too long,%,0.6,0.7\n');
  const asked = (names) => question(page, `Are the figures of ${names} fractions, to be multiplied by 100?`);
  const all = asked("'Letters read', 'Queues too long'");
  await expect(all).toBeVisible();
  await expect(bring(page)).toBeDisabled();
  await expectAccessibleInBoth(page);
  await all.getByText('it differs: ask for each measure').tap();
  await asked("'Letters read'").getByText('times 100', { exact: true }).tap();
  const queues = asked("'Queues too long'");
  await queues.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(queues.getByRole('radio', { name: 'as they are' })).toBeChecked();
  await expect(page.locator('main')).toContainText('2 new measures');
  await expect(bring(page)).toBeEnabled();
  await bring(page).click();
  await open(page, './#/do/figures');
  await expect(page.getByRole('grid')).toContainText('Queues too long');
});

test("the file's own ratings are held against ours, and one that differs is explained", async ({ page }) => {
  await open(page, './#/do/import');
  await choose(
    page,
    'Measure,Polarity,Period,Value,Target,RAG\nBins missed,Low is good,2024/25,5,6,Green\nLoans made,High is good,2024/25,9,10,Green\n',
  );
  const main = page.locator('main');
  await expect(main).toContainText("The file's own ratings: 1 is the same as ours, 1 differs. 2 are kept beside ours.");
  await main.getByText('Ratings of the file that differ from ours (1)').click();
  await expect(main).toContainText('Loans made, 2024/25: Green in the file, Red here. Red because 9');
  await bring(page).click();
  await expect(page.getByText(/brought in: .*1 differs/)).toBeVisible();
  // Kept with the measure, as published.
  await page.goto('./#/measure/loans-made');
  await expect(main).toContainText('Published as Green; by these figures Red.');
  const published = page.getByRole('region', { name: 'Published ratings' });
  await expect(published.getByRole('row').nth(1)).toContainText('Red because 9');
  await expectAccessible(page);
});

for (const width of [360, 820]) {
  test(`every part of a column can be read at a width of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, './#/do/import');
    const headings = ['Measure', ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)];
    await choose(page, `${headings.join(',')}\nHouseholds in temporary accommodation${',299'.repeat(12)}\n`);
    const region = page.getByRole('region', { name: 'Columns' });
    await expect(region.getByRole('row')).toHaveCount(14);
    expect(await region.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
    const why = region.getByRole('cell', { name: /its heading names a period/ }).first();
    const [inner, outer] = [await why.boundingBox(), await region.boundingBox()];
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
    await expectAccessible(page);
  });
}
