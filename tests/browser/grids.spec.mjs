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

/** Which column of a grid is called so. */
async function column(page, name) {
  const heading = page.getByRole('grid').locator('thead th');
  await expect(heading.filter({ hasText: name }).first()).toBeAttached();
  const heads = await heading.allInnerTexts();
  return heads.indexOf(name) - 1;
}

/** Types in a cell. */
async function type(page, cell, text) {
  await cell.focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
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
  await expect(page.locator('#cell-note')).toContainText('enter the target as well');
  await page.getByRole('button', { name: 'Take the target of each from what its plans come to' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText('78');
  await expect(page.locator('#cell-0-13')).not.toHaveClass(/wrong/);
});

test('a sheet with headings and names, in an order of its own, goes where they say', async ({ page }) => {
  await openPack(page, 4);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure\tTolerance\tTarget\nMeasure 2\t5%\t120\nMeasure 0\t3%\t240\nNobody\t1%\t1');
  await expect(page.locator('.toast')).toContainText('no measure is called that, or several lines or measures are: Nobody');
  await expect(page.locator('#cell-2-0')).toHaveText('120');
  await expect(page.locator('#cell-2-1')).toHaveText('5%');
  await expect(page.locator('#cell-0-0')).toHaveText('240');
  await expect(page.locator('#cell-1-0')).toHaveText('');
});

test('lines without names pasted where a filter hides measures are asked about before any is taken', async ({ page }) => {
  await openPack(page, 12);
  await targets(page);
  await page.locator('details.chooser summary', { hasText: 'Measures:' }).click();
  await page.locator('.filters input[type=search]').fill('Measure 1');
  await expect(page.locator('details.chooser summary', { hasText: 'Measures: 3 of 12 shown' })).toBeVisible();
  await page.locator('#cell-0-0').click();
  await paste(page, '120\n240\n360');
  await expect(page.getByRole('alert')).toContainText('3 of 12 measures are shown. Line by line they would go to: Measure 1; Measure 10; Measure 11.');
  await expect(page.locator('#cell-0-0')).toHaveText('');
  await page.getByRole('button', { name: 'Take it line by line' }).click();
  await expect(page.locator('#cell-2-0')).toHaveText('360');
  await expect(page.getByText('Nothing of what you pasted is taken yet.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all measures' }).click();
  await expect(page.locator('details.chooser summary', { hasText: 'Measures: 12 of 12 shown' })).toBeVisible();
});

test('what can’t be read stays as it was typed, with the reason, and loses nothing else', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '0.1k\tabout 5\n12%\t5%\n0.2k\t3%');
  await expect(page.locator('.toast')).toContainText('3 taken, 3 not taken');
  await expect(page.locator('#cell-0-0')).toHaveText('0.1k');
  await expect(page.locator('#cell-2-0')).toHaveText('0.2k');
  await page.locator('#cell-1-0').click();
  await expect(page.locator('#cell-note')).toContainText('is a share, and the unit of this measure is \'homes\'');
  // What waits says for which cell.
  await page.locator('#cell-1-1').click();
  await expect(page.locator('#cell-note')).toContainText('waits for the target, which can\'t be read');
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
  const polarity = await column(page, 'Which way is better');
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
  const source = await column(page, 'Data source');
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
  await expect(page.locator('#cell-note')).toContainText('is signed off for 2024/25');
  await page.getByRole('button', { name: 'Forget the entry that was not taken' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText(before);
});

test('one wrong cell keeps from being taken only what rests on it, in the other grid too', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '120\t-5%\n240\t5%');
  await expect(page.locator('.toast')).toContainText('3 taken, 1 not taken');
  await expect(page.locator('#cell-0-0')).toHaveText('120');
  await expect(page.locator('#cell-0-1')).toHaveClass(/wrong/);
  await page.locator('#cell-0-1').click();
  await expect(page.locator('#cell-note')).toContainText('can\'t be below zero');
  // A setting of the same measure isn't kept from being taken by it.
  await page.goto('./#/plan/settings/change');
  const unit = page.locator(`#cell-0-${await column(page, 'Unit')}`);
  await type(page, unit, 'flats');
  await expect(unit).toHaveText('flats');
  await expect(unit).not.toHaveClass(/wrong/);
  // It is counted in its own grid; from here a link leads there.
  await expect(page.getByText('1 cell was not taken. It')).toHaveCount(0);
  await expect(page.locator('.waiting')).toContainText('1 cell was not taken in Targets, many at once');
  await page.locator('.waiting').getByRole('link', { name: 'Targets, many at once' }).click();
  await expect(page.locator('h1')).toHaveText('Targets, many at once');
  await expect(page.getByText('1 cell was not taken. It is marked red and is not in the pack: Measure 0, Tolerance')).toBeVisible();
  await page.getByRole('button', { name: 'Go to it' }).click();
  await expect(page.locator('.entry td:focus')).toHaveText('-5%');
});

test('undo takes back the red cells of the paste that it undoes, and redo brings them again', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '120\tabout 5\nlots\t3%\n360');
  await expect(page.getByText('3 cells were not taken')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Paste targets' }).click();
  await expect(page.getByText(/not taken\. They/)).toHaveCount(0);
  for (const at of ['0-0', '0-1', '1-0', '1-1']) await expect(page.locator(`#cell-${at}`)).toHaveText('');
  await page.getByRole('button', { name: 'Redo: Paste targets' }).click();
  await expect(page.locator('#cell-0-1')).toHaveText('about 5');
  await expect(page.locator('#cell-0-1')).toHaveClass(/wrong/);
  await page.getByRole('button', { name: 'Forget the 3 entries that were not taken' }).click();
  await expect(page.locator('#cell-0-1')).toHaveText('');
  await expect(page.locator('#cell-0-0')).toHaveText('120');
});

test('a paste of which nothing can be taken is a step too: undo takes its red cells back', async ({ page }) => {
  await openPack(page, 3);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '120\n240');
  await expect(page.locator('#cell-1-0')).toHaveText('240');
  await page.locator('#cell-0-0').click();
  await paste(page, 'lots\nmany');
  await expect(page.getByText('2 cells were not taken')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Paste targets' }).click();
  await expect(page.getByText(/not taken\. They/)).toHaveCount(0);
  await expect(page.locator('#cell-0-0')).toHaveText('120');
  await page.getByRole('button', { name: 'Undo: Paste targets' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText('');
});

test('the count of what was not taken leads to the first such cell, far down too', async ({ page }) => {
  await openPack(page, 200);
  await targets(page);
  await page.locator('#cell-0-0').focus();
  const press = async (key, row) => {
    await page.keyboard.press(key);
    await expect(page.locator(`#cell-${row}-0`)).toBeFocused();
  };
  for (let row = 10; row <= 150; row += 10) await press('PageDown', row);
  await paste(page, 'lots');
  for (let row = 140; row >= 0; row -= 10) await press('PageUp', row);
  await page.getByRole('button', { name: 'Go to it' }).click();
  await expect(page.locator('#cell-150-0')).toBeFocused();
  await expect(page.locator('#cell-note')).toContainText('isn\'t read as a figure');
  // Filtered away, it is shown again.
  await page.getByText(/^Measures: \d+ of/).click();
  await page.getByLabel('Name', { exact: true }).fill('Measure 7');
  await page.getByRole('button', { name: 'Go to it' }).click();
  await expect(page.locator('#cell-150-0')).toBeFocused();
});

test('Ctrl and D copies the cell above; the button says how many rows it fills', async ({ page }) => {
  await openPack(page, 5);
  await page.goto('./#/plan/settings/change');
  const unit = await column(page, 'Unit');
  const cell = (row) => page.locator(`#cell-${row}-${unit}`);
  await type(page, cell(1), 'flats');
  await cell(2).focus();
  await page.keyboard.press('Control+d');
  await expect(cell(2)).toHaveText('flats');
  await expect(cell(3)).toHaveText('homes');
  // In the first row there is nothing above.
  await cell(0).focus();
  await page.keyboard.press('Control+d');
  await expect(cell(0)).toHaveText('homes');
  await cell(2).click();
  await page.getByRole('button', { name: 'Fill down 2 rows' }).click();
  await expect(cell(4)).toHaveText('flats');
  await cell(4).click();
  await expect(page.getByRole('button', { name: 'Fill down', exact: true })).toBeDisabled();
});

test('a target that is filled down is asked about as one that is pasted is, and the panel covers no row', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await openPack(page, 200);
  await targets(page);
  const cell = page.locator('#cell-0-0');
  await type(page, cell, '78');
  await cell.click();
  // At the top of the page, and wherever it is scrolled to.
  const panel = page.getByRole('region', { name: 'The chosen cell' });
  for (const end of [0, 10_000]) {
    await page.evaluate((end) => scrollTo(0, end), end);
    const [grid, said] = [await page.locator('.grid-scroll').boundingBox(), await panel.boundingBox()];
    expect(said.y).toBeGreaterThanOrEqual(grid.y + grid.height - 1);
  }
  await panel.getByRole('button', { name: /^Fill down 199 rows/ }).click();
  // The last ones count two hundred a month: 78 a year is no tenth of that.
  await expect(page.locator('.toast')).toContainText(/Fill down: \d+ taken, \d+ not taken/);
  await page.getByRole('button', { name: 'Go to the first' }).click();
  await expect(page.locator('#cell-note')).toContainText('is a tenth or less of what its figures usually come to in a year');
  await page.getByRole('button', { name: 'Take it all the same' }).click();
  await expect(page.locator('.entry td:focus')).not.toHaveClass(/wrong/);
});

test('what is mostly a slip is asked before it is taken, and told afterwards', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/plan/settings/change');
  const unit = page.locator(`#cell-0-${await column(page, 'Unit')}`);
  await type(page, unit, '%');
  const name = page.locator(`#cell-0-${await column(page, 'Name')}`);
  const sure = page.getByRole('button', { name: 'Take it all the same' });
  await type(page, name, 'Measure 1');
  await expect(name).toHaveClass(/wrong/);
  await name.focus();
  await expect(page.locator('#cell-note')).toContainText('another measure has this name');
  await sure.click();
  await expect(name).not.toHaveClass(/wrong/);
  await expect(page.locator('#cell-note')).toContainText('Another measure has this name');
  await targets(page);
  await type(page, page.locator('#cell-0-0'), '225');
  await expect(page.locator('#cell-0-0')).toHaveClass(/wrong/);
  await page.locator('#cell-0-0').focus();
  await expect(page.locator('#cell-note')).toContainText('225% is more than 100%');
  await expect(page.locator('#cell-note')).not.toHaveClass(/error/);
  await sure.press('Enter');
  await expect(page.locator('#cell-0-0')).toHaveText('225');
  await expect(page.locator('#cell-0-0')).not.toHaveClass(/wrong/);
  await type(page, page.locator('#cell-0-1'), '150%');
  await page.locator('#cell-0-1').focus();
  await sure.click();
  await expect(page.locator('#cell-0-1')).not.toHaveClass(/wrong/);
  await expect(page.locator('#cell-0-0')).toHaveClass(/doubtful/);
  await page.locator('#cell-0-0').focus();
  await expect(page.locator('#cell-note')).toContainText('225% is more than 100%');
  await expect(page.locator('#cell-0-0')).toHaveAttribute('aria-describedby', 'cell-note');
  await page.locator('#cell-0-1').focus();
  await expect(page.locator('#cell-note')).toContainText('150% is more than the plan itself');
  await expectAccessible(page);
  // Beside a cell that is as it should be, nothing is said.
  await page.locator('#cell-1-0').focus();
  await expect(page.getByRole('group', { name: 'About this cell' })).toBeHidden();
  await page.getByText(/^Columns: \d+ of/).click();
  await page.getByRole('checkbox', { name: 'Floors by period' }).check();
  const floor = page.locator(`#cell-0-${await column(page, 'Floor, Apr 2024')}`);
  await type(page, floor, '80');
  await floor.focus();
  await expect(page.locator('#cell-note')).toContainText('this floor is better than its plan', { ignoreCase: true });
});

for (const [width, height] of [[820, 1180], [360, 740]]) {
  test(`the reason of a cell is in sight beside it at ${width} × ${height}`, async ({ page }, info) => {
    await page.setViewportSize({ width, height });
    await openPack(page, 40);
    await targets(page);
    for (const row of [0, 3, 20]) {
      const cell = page.locator(`#cell-${row}-0`);
      await page.locator('#cell-0-0').focus();
      for (let at = 1; at <= row; at += 1) {
        await page.keyboard.press('ArrowDown');
        await expect(page.locator(`#cell-${at}-0`)).toBeFocused();
      }
      await page.keyboard.type('lots');
      await page.keyboard.press('Enter');
      await expect(page.locator(`#cell-${row + 1}-0`)).toBeFocused();
      await page.keyboard.press('ArrowUp');
      await expect(cell).toBeFocused();
      const note = page.getByRole('group', { name: 'About this cell' });
      await expect(note).toContainText('“lots”');
      await expect(note).toBeInViewport({ ratio: 0.9 });
      // On a phone its row is a card.
      const [beside, said] = [await page.locator('tr', { has: cell }).boundingBox(), await note.boundingBox()];
      const gap = Math.max(said.y - beside.y - beside.height, beside.y - said.y - said.height);
      // A card's rows lie a little apart.
      expect(Math.abs(gap), 'it touches its row').toBeLessThan(width < 512 ? 20 : 12);
      expect(said.x + said.width).toBeLessThanOrEqual(width);
    }
    await page.screenshot({ path: info.outputPath('beside.png') });
  });
}

test('another frequency says what it hides before it is taken, in the grid and on the form', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/plan/settings/change');
  const often = page.locator(`#cell-1-${await column(page, 'How often it reports')}`);
  await type(page, often, 'Quarterly');
  await often.focus();
  await expect(page.locator('#cell-note')).toContainText('12 monthly figures will not count in a quarterly measure');
  await expect(often).toHaveClass(/wrong/);
  await page.getByRole('button', { name: 'Take it all the same' }).click();
  await expect(often).toHaveText('Quarterly');
  await expect(often).not.toHaveClass(/wrong/);
  await expect(often).toBeFocused();
  // On the form it is saved once it is saved again.
  await page.goto('./#/plan/measure/m2');
  await page.getByLabel('How often it reports').selectOption({ label: 'Yearly' });
  const save = page.getByRole('button', { name: 'Save these settings' });
  await save.click();
  await expect(page.getByRole('alert').filter({ hasText: '12 monthly figures will not count in a yearly measure' })).toBeVisible();
  await expect(page.locator('.toast > div')).toHaveCount(0);
  await save.click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');
});

test('an unlikely figure waits until it is answered; answered, it is taken and stays answered', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/do/figures');
  await page.getByLabel(/^Year/).selectOption('2025/26');
  const april = page.locator('#cell-1-0');
  await type(page, april, '700');
  await expect(april).toHaveText('700');
  await expect(april).toHaveClass(/asked/);
  await expect(page.getByText('1 cell was not taken')).toBeVisible();
  await april.focus();
  await expect(page.locator('#cell-note')).toContainText('700 is ten times 7 or more, the median of the last 12 figures');
  await expectAccessible(page);
  // It is asked still after a reload.
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.reload();
  await page.getByLabel(/^Year/).selectOption('2025/26');
  await expect(april).toHaveClass(/asked/);
  await page.locator('#cell-0-0').focus();
  await page.getByRole('button', { name: 'Go to it' }).click();
  await expect(april).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(april).not.toHaveClass(/asked/);
  await expect(april).toBeFocused();
  await expect(april).toHaveText('700');
  // What was answered is of that figure alone: with another in between it is asked about anew.
  await type(page, april, '7');
  await expect(april).not.toHaveClass(/asked/);
  await type(page, april, '700');
  await expect(april).toHaveText('700');
  await expect(april).toHaveClass(/asked/);
  // Forgotten, there is nothing to ask, and the figure before stands.
  await page.getByRole('button', { name: 'Forget the entry that was not taken' }).click();
  await expect(april).toHaveText('7');
  await expect(april).not.toHaveClass(/asked/);
  // The size that was meant is one tap away.
  await type(page, april, '700');
  await april.focus();
  await page.getByRole('button', { name: 'Divide by 100: 7' }).click();
  await expect(april).toHaveText('7');
  await expect(april).not.toHaveClass(/asked/);
  await expect(april).toBeFocused();
});

test('Delete empties the chosen cell, and each cell of a column that is chosen', async ({ page }) => {
  await openPack(page, 4);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, '120\n240\n360\n480');
  await expect(page.locator('#cell-3-0')).toHaveText('480');
  await page.locator('#cell-1-0').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  for (const row of [1, 2]) await expect(page.locator(`#cell-${row}-0`)).toHaveText('');
  for (const row of [0, 3]) await expect(page.locator(`#cell-${row}-0`)).not.toHaveText('');
  await page.goto('./#/do/figures');
  await page.getByLabel(/^Year/).selectOption('2024/25');
  await expect(page.locator('#cell-1-3')).toHaveText('4');
  await page.locator('#cell-1-3').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('#cell-1-3')).toHaveText('');
  await expect(page.locator('#cell-1-4')).toHaveText('5');
});
