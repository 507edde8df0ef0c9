// Many measures at once: targets and settings in grids that take a block from a spreadsheet, in one step to undo.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

/** A made-up pack of monthly measures without targets, as a file. */
function pack(count) {
  const measure = (at) => ({
    id: `m${at}`,
    name: `Measure ${at}`,
    unit: 'homes',
    frequency: 'monthly',
    polarity: 'higher_is_better',
    accumulation: 'sum',
    precision: 0,
    specification: {},
    series: Array.from({ length: 12 }, (_, month) => ({
      period: `${month < 9 ? 2024 : 2025}-${String(((month + 3) % 12) + 1).padStart(2, '0')}`,
      value: at + month,
    })),
  });
  return {
    name: 'many.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        format: 'golden-thread-pack',
        version: 1,
        organisation: { name: 'Many', year_start_month: 4, vocabulary: 'red_amber_green', clock: '2025-04-30' },
        perspectives: [{ id: 'outcomes', name: 'Outcomes' }],
        plans: [{ id: 'plan', name: 'Plan', measures: Array.from({ length: count }, (_, at) => `m${at}`) }],
        measures: Array.from({ length: count }, (_, at) => measure(at)),
      }),
    ),
  };
}

async function openPack(page, count) {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles(pack(count));
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page).toHaveURL(/#\/$/);
}

/** Pastes a text where the focus is, as a spreadsheet puts it on the clipboard. */
async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Rows of a target, a tolerance and twelve plans, which add up to it. */
function block(count) {
  const line = (at) => {
    const plans = Array.from({ length: 12 }, (_, month) => at + month + 1);
    return [plans.reduce((sum, plan) => sum + plan), '5%', ...plans].join('\t');
  };
  return Array.from({ length: count }, (_, at) => line(at)).join('\r\n') + '\r\n';
}

async function targets(page, year = '2024/25') {
  await page.goto('./#/plan/targets/change');
  await expect(page.getByRole('grid', { name: 'Targets' })).toBeVisible();
  await page.getByLabel(/^Year/).selectOption(year);
}

test('200 targets with their plans and tolerances come from one block, and one undo takes them back', async ({ page }, info) => {
  test.setTimeout(120_000);
  await openPack(page, 200);
  await targets(page);
  await expect(page.getByText('200 measures.')).toBeVisible();
  await page.locator('#cell-0-0').click();
  await paste(page, block(200));
  await expect(page.locator('.toast')).toContainText('2800 taken, 0 not taken');
  await expect(page.locator('#cell-0-0')).toHaveText('78');
  await expect(page.locator('#cell-0-1')).toHaveText('5%');
  // April to March, each in its own column.
  await expect(page.locator('#cell-0-2')).toHaveText('1');
  await expect(page.locator('#cell-0-13')).toHaveText('12');
  await expect(page.locator('#cell-3-13')).toHaveText('15');
  // What the target would have made of the past stands beside it.
  await expect(page.locator('tr[aria-rowindex="2"] td.told')).toContainText(/\d+ (red|amber|green)/);
  await page.screenshot({ path: info.outputPath('targets.png') });
  await expectAccessible(page);
  // The last rows have come too.
  await page.locator('#cell-0-0').focus();
  for (let row = 10; row <= 200; row += 10) {
    await page.keyboard.press('PageDown');
    await expect(page.locator(`#cell-${Math.min(row, 199)}-0`)).toBeFocused();
  }
  await expect(page.locator('#cell-199-0')).toBeFocused();
  await expect(page.locator('#cell-199-0')).toHaveText(String(78 + 12 * 199));
  await page.getByRole('button', { name: 'Undo: Paste targets' }).click();
  await expect(page.locator('#cell-199-0')).toHaveText('');
  await page.getByRole('button', { name: 'Redo: Paste targets' }).click();
  await expect(page.locator('#cell-199-0')).toHaveText(String(78 + 12 * 199));
});

test('twelve months pasted into April are twelve plans, which wait for their target until it is asked for', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-2').click();
  await paste(page, Array.from({ length: 12 }, (_, month) => month + 1).join('\t'));
  await expect(page.locator('.toast')).toContainText('0 taken, 12 not taken');
  await expect(page.locator('#cell-0-13')).toHaveText('12');
  await expect(page.locator('#cell-0-13')).toHaveClass(/wrong/);
  await expect(page.getByLabel('The chosen cell')).toContainText('enter the target as well');
  await page.getByRole('button', { name: 'Take the target of each from what its plans come to' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText('78');
  await expect(page.locator('#cell-0-13')).not.toHaveClass(/wrong/);
});

test('a sheet with headings and names, in an order of its own, goes where they say', async ({ page }) => {
  await openPack(page, 4);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure\tTolerance\tTarget\nMeasure 2\t5%\t120\nMeasure 0\t3%\t240\nNobody\t1%\t1');
  await expect(page.locator('.toast')).toContainText('1 line names no measure of the grid');
  await expect(page.locator('#cell-2-0')).toHaveText('120');
  await expect(page.locator('#cell-2-1')).toHaveText('5%');
  await expect(page.locator('#cell-0-0')).toHaveText('240');
  await expect(page.locator('#cell-1-0')).toHaveText('');
});

test('what can’t be read stays as it was typed, with the reason, and loses nothing else', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '640k\tabout 5\n12%\t5%\n1.2m\t3%');
  await expect(page.locator('.toast')).toContainText('3 taken, 3 not taken');
  await expect(page.locator('#cell-0-0')).toHaveText('640k');
  await expect(page.locator('#cell-2-0')).toHaveText('1.2m');
  await page.locator('#cell-1-0').click();
  await expect(page.getByLabel('The chosen cell')).toContainText('is a share, and this measure counts homes');
  await expect(page.getByText('3 cells were not taken')).toBeVisible();
  // They are there after a reload, and go when they are mended.
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.reload();
  await page.getByLabel(/^Year/).selectOption('2024/25');
  await expect(page.locator('#cell-1-0')).toHaveText('12%');
  await page.locator('#cell-1-0').focus();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  await expect(page.locator('#cell-1-0')).toHaveText('120');
  // The tolerance that waited for the target came with it.
  await expect(page.locator('#cell-1-1')).toHaveText('5%');
  await expect(page.locator('#cell-1-1')).not.toHaveClass(/wrong/);
});

test('settings are typed, chosen and filled down by keyboard', async ({ page }, info) => {
  await openPack(page, 5);
  await page.goto('./#/plan/settings/change');
  const grid = page.getByRole('grid', { name: 'Measures' });
  await expect(grid).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('measures.png') });
  const column = async (name) => (await grid.locator('thead th').allInnerTexts()).indexOf(name) - 1;
  const polarity = await column('Which way is better');
  const cell = (row) => page.locator(`#cell-${row}-${polarity}`);
  await cell(1).focus();
  await page.keyboard.type('low is good');
  await page.keyboard.press('Enter');
  await expect(cell(1)).toHaveText('Lower is better');
  await cell(1).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cell(3)).toHaveText('Lower is better');
  await expect(cell(4)).toHaveText('Higher is better');
  await page.getByRole('button', { name: 'Undo: Fill down' }).click();
  await expect(cell(3)).toHaveText('Higher is better');
  // Chosen without typing.
  await cell(4).click();
  await page.getByLabel('The chosen cell').getByLabel('Choose').selectOption('Neither is better');
  await expect(cell(4)).toHaveText('Neither is better');
  // Any setting can be a column.
  await page.getByText(/^Columns: \d+ of/).click();
  await page.getByLabel('Data source', { exact: true }).check();
  const source = await column('Data source');
  await page.locator(`#cell-0-${source}`).focus();
  await page.keyboard.type('Register, checked');
  await page.keyboard.press('Enter');
  await expect(page.locator(`#cell-0-${source}`)).toHaveText('Register, checked');
  // Those that lack something are found, and stay while they are typed in.
  await page.getByText(/^Measures: \d+ of/).click();
  await page.getByLabel('With nothing in').selectOption({ label: 'Data source' });
  await expect(page.getByText('4 measures.')).toBeVisible();
  await page.locator(`#cell-0-${source}`).focus();
  await page.keyboard.type('Survey');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 measures.')).toBeVisible();
});

test('a signed year says so in each row, and refuses in words', async ({ page }) => {
  await open(page, './#/plan');
  await page.getByRole('link', { name: 'Targets, many at once' }).click();
  await expect(page.locator('h1')).toHaveText('Targets, many at once');
  await page.getByLabel(/^Year/).selectOption('2024/25');
  await expect(page.locator('tr[aria-rowindex="2"] td.told')).toContainText('Signed off by');
  const before = await page.locator('#cell-0-0').innerText();
  await page.locator('#cell-0-0').focus();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#cell-0-0')).toHaveClass(/wrong/);
  await page.locator('#cell-0-0').click();
  await expect(page.getByLabel('The chosen cell')).toContainText('is signed off for 2024/25');
  await page.getByRole('button', { name: 'Let go of what was not taken' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText(before);
});
