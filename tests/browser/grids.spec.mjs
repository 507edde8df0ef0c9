// Many measures at once: targets and settings in grids that take a block from a spreadsheet, in one step to undo.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { block, column, openPack, pack, paste, targets, type } from './support/grids.mjs';

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
  const asked = page.getByRole('alert');
  await expect(asked).toContainText('1 name is no measure here: Nobody. Say which measure it is, or it is left out.');
  await expect(page.locator('#cell-2-0')).toHaveText('');
  await asked.getByRole('button', { name: 'Take only lines of known measures' }).tap();
  await expect(page.locator('.toast')).toContainText('no measure is called that, or several lines or measures are: Nobody');
  await expect(page.locator('#cell-2-0')).toHaveText('120');
  await expect(page.locator('#cell-2-1')).toHaveText('5%');
  await expect(page.locator('#cell-0-0')).toHaveText('240');
  await expect(page.locator('#cell-1-0')).toHaveText('');
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

test('names that are no measures yet are asked about, and added with what stands beside them in one step', async ({ page }) => {
  await openPack(page, 2);
  await page.goto('./#/plan/settings/change');
  const [name, unit] = [await column(page, 'Name'), await column(page, 'Unit')];
  await page.locator(`#cell-0-${name}`).click();
  await paste(page, 'Measure\tUnit\nBridges\tno.\nMeasure 1\tflats\nTunnels\tm');
  const asked = page.getByRole('alert');
  await expect(asked).toContainText('2 names aren’t measures yet: Bridges; Tunnels. Say of each what it is.');
  await expect(page.getByText('2 measures.')).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Leave it' }).tap();
  await expect(asked).toHaveCount(0);
  await page.locator(`#cell-0-${name}`).click();
  await paste(page, 'Measure\tUnit\nBridges\tno.\nMeasure 1\tflats\nTunnels\tm');
  await asked.getByRole('button', { name: 'All are new: add 2 measures' }).tap();
  await expect(page.locator('.toast')).toContainText('3 taken, 0 not taken and marked red. 2 measures were added. Columns went by the headings');
  await expect(page.getByText('4 measures.')).toBeVisible();
  await expect(page.locator(`#cell-1-${unit}`)).toHaveText('flats');
  await expect(page.locator(`#cell-3-${name}`)).toHaveText('Tunnels');
  await expect(page.locator(`#cell-3-${unit}`)).toHaveText('m');
  await page.getByRole('button', { name: 'Undo: Paste settings' }).click();
  await expect(page.getByText('2 measures.')).toBeVisible();
  await expect(page.locator(`#cell-1-${unit}`)).toHaveText('homes');
});

test('names over names are answered one by one, and what isn’t answered is left out and told', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/plan/settings/change');
  const [name, unit] = [await column(page, 'Name'), await column(page, 'Unit')];
  const asked = page.getByRole('alert');
  const block = 'Bridges\tno.\nHomes let\tlets\nMeasure 2\tflats\nTunnels\tm';
  await page.locator(`#cell-0-${name}`).click();
  await paste(page, block);
  await expect(asked).toContainText('3 names aren’t measures yet: Bridges; Homes let; Tunnels.');
  await expectAccessible(page);
  // Without an answer only the line of a known name is taken, wherever it stands.
  await asked.getByRole('button', { name: 'Take only lines of known measures' }).press('Enter');
  await expect(page.locator(`#cell-2-${unit}`)).toHaveText('flats');
  for (const row of [0, 1]) {
    await expect(page.locator(`#cell-${row}-${name}`)).toHaveText(`Measure ${row}`);
    await expect(page.locator(`#cell-${row}-${unit}`)).toHaveText('homes');
  }
  await expect(page.locator('.toast')).toContainText('several lines or measures are: Bridges; Homes let; Tunnels.');
  // One change names itself.
  await page.getByRole('button', { name: /^Undo: / }).click();
  // One is new, one another name of what is there, one is left out.
  await page.locator(`#cell-0-${name}`).click();
  await paste(page, block);
  await asked.getByLabel('What “Bridges” is').selectOption('A new measure');
  await asked.getByLabel('What “Homes let” is').selectOption('A measure, renamed …');
  await asked.getByLabel('Which measure “Homes let” is').selectOption('Measure 1');
  await asked.getByRole('button', { name: 'Take it as answered, and leave 1 out' }).tap();
  await expect(page.locator(`#cell-1-${name}`)).toHaveText('Homes let');
  await expect(page.locator(`#cell-1-${unit}`)).toHaveText('lets');
  await expect(page.locator(`#cell-0-${unit}`)).toHaveText('homes');
  await expect(page.locator(`#cell-3-${name}`)).toHaveText('Bridges');
  await expect(page.locator('.toast')).toContainText('1 measure was added.');
  await expect(page.locator('.toast')).toContainText('Tunnels.');
  // What it lacks before it can be rated stands beside its name.
  await expect(page.locator('tr[aria-rowindex="5"] th')).toContainText('lacks how often, which way is better, how it adds up');
  await page.getByRole('button', { name: 'Undo: Paste settings' }).click();
  await expect(page.locator(`#cell-1-${name}`)).toHaveText('Measure 1');
});

test('a column of other names renames line by line where that is said', async ({ page }) => {
  await openPack(page, 2);
  await page.goto('./#/plan/settings/change');
  const name = await column(page, 'Name');
  await page.locator(`#cell-0-${name}`).click();
  await paste(page, 'Bridges\nTunnels');
  await expect(page.getByRole('alert')).toContainText('Line by line “Measure 0” to “Measure 1” would be renamed');
  await page.getByRole('button', { name: 'Rename line by line' }).press('Enter');
  await expect(page.locator(`#cell-0-${name}`)).toHaveText('Bridges');
  await expect(page.locator(`#cell-1-${name}`)).toHaveText('Tunnels');
});

test('a grid of measures begins with names from a spreadsheet, and says what each lacks', async ({ page }) => {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles(pack(0));
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page).toHaveURL(/#\/$/);
  // The grid of figures has no row to begin with: it leads there.
  await page.goto('./#/do/figures');
  await page.getByRole('link', { name: 'Paste names of measures' }).tap();
  await page.getByLabel(/^Names from a spreadsheet/).fill('Name\tUnit\tHow often it reports\tWhich way is better\nMissed bins\tbins\tQuarterly\tLower is better\nCalls answered\t%\tMonthly\tHigher is better');
  await page.getByRole('button', { name: 'Set these measures up' }).press('Enter');
  await page.getByRole('button', { name: 'All are new: add 2 measures' }).tap();
  await expect(page.getByText('2 measures.')).toBeVisible();
  await expect(page.locator('tr[aria-rowindex="2"] th')).toContainText('lacks how it adds up');
  await page.locator('#cell-0-0').click();
  const panel = page.getByRole('region', { name: 'The chosen cell' });
  await expect(panel).toContainText('It can’t be rated before this is set: “How figures add up over the year”. Usual here: Sum of the periods, since what is counted in each period adds up.');
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Take “Sum of the periods”' }).tap();
  const adds = await column(page, 'How figures add up over the year');
  await expect(page.locator(`#cell-0-${adds}`)).toHaveText('Sum of the periods');
  await expect(page.locator('tr[aria-rowindex="2"] th')).not.toContainText('lacks');
});
