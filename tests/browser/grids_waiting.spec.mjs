// What waits in grids: asked about, to be answered beside the cell, or not to be taken, with the reason; counted, found and
// forgotten.
import { expectAccessible } from './support/axe.mjs';
import { expect, test } from './support/fixtures.mjs';
import { column, openPack, paste, targets, type } from './support/grids.mjs';

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
  await expect(page.locator('.toast')).toContainText('3 taken, 1 waits for your answer, 2 not taken and marked red');
  await expect(page.locator('#cell-0-0')).toHaveText('0.1k');
  await expect(page.locator('#cell-2-0')).toHaveText('0.2k');
  await page.locator('#cell-1-0').click();
  await expect(page.locator('#cell-note')).toContainText('is a share, and the unit of this measure is \'homes\'');
  // What waits says for which cell.
  await page.locator('#cell-1-1').click();
  await expect(page.locator('#cell-note')).toContainText('waits for the target, which can\'t be read');
  await expect(page.getByText('2 cells were not taken')).toBeVisible();
  await expect(page.getByText('1 cell waits for your answer and is not in the pack yet: Measure 1, Target')).toBeVisible();
  await expect(page.locator('#cell-1-0')).toHaveClass(/asked/);
  await expect(page.locator('#cell-1-0')).not.toHaveClass(/wrong/);
  await expect(page.locator('#cell-1-0')).not.toHaveAttribute('aria-invalid', 'true');
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
  // The last ones count as much in a month: 78 may be meant of that.
  await expect(page.locator('.toast')).toContainText(/Fill down: \d+ taken, \d+ wait for your answer, 0 not taken\./);
  await page.getByRole('button', { name: 'Go to the first question' }).click();
  await expect(page.locator('#cell-note')).toContainText('is 78 for a month, or for the year?');
  await page.getByRole('button', { name: 'Take it all the same' }).click();
  await expect(page.locator('.entry td:focus')).not.toHaveClass(/asked/);
});

test('what is mostly a slip is asked before it is taken, and told afterwards', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/plan/settings/change');
  const unit = page.locator(`#cell-0-${await column(page, 'Unit')}`);
  await type(page, unit, '%');
  const name = page.locator(`#cell-0-${await column(page, 'Name')}`);
  const sure = page.getByRole('button', { name: 'Take it all the same' });
  await type(page, name, 'Measure 1');
  await expect(name).toHaveClass(/asked/);
  await expect(name).not.toHaveClass(/wrong/);
  await name.focus();
  await expect(page.locator('#cell-note')).toContainText('another measure has this name');
  await sure.click();
  await expect(name).not.toHaveClass(/asked/);
  await expect(page.locator('#cell-note')).toContainText('Another measure has this name');
  await targets(page);
  await type(page, page.locator('#cell-0-0'), '225');
  await expect(page.locator('#cell-0-0')).toHaveClass(/asked/);
  await page.locator('#cell-0-0').focus();
  await expect(page.locator('#cell-note')).toContainText('225% is more than 100%');
  await expect(page.locator('#cell-note')).not.toHaveClass(/error/);
  await sure.press('Enter');
  await expect(page.locator('#cell-0-0')).toHaveText('225');
  await expect(page.locator('#cell-0-0')).not.toHaveClass(/asked/);
  await type(page, page.locator('#cell-0-1'), '150%');
  await page.locator('#cell-0-1').focus();
  await sure.click();
  await expect(page.locator('#cell-0-1')).not.toHaveClass(/asked/);
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
  await expect(often).toHaveClass(/asked/);
  await page.getByRole('button', { name: 'Take it all the same' }).click();
  await expect(often).toHaveText('Quarterly');
  await expect(often).not.toHaveClass(/asked/);
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
  await expect(april).not.toHaveClass(/wrong/);
  await expect(page.getByText('1 cell waits for your answer')).toBeVisible();
  await expect(page.getByText(/cells? (was|were) not taken/)).toHaveCount(0);
  await april.focus();
  await expect(page.locator('#cell-note')).toContainText('700 is ten times 7 or more, the median of the last 12 figures');
  await expectAccessible(page);
  // It is asked still after a reload.
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.reload();
  await page.getByLabel(/^Year/).selectOption('2025/26');
  await expect(april).toHaveClass(/asked/);
  await page.locator('#cell-0-0').focus();
  await page.getByRole('button', { name: 'Go to the question' }).click();
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
  await page.getByRole('button', { name: 'Forget the entry that waits' }).click();
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

test('a text that may be a figure is asked about in the grid of figures as in a file, and kept beside the figure', async ({ page }) => {
  await openPack(page, 3);
  await page.goto('./#/do/figures');
  await page.getByLabel(/^Year/).selectOption('2025/26');
  const april = page.locator('#cell-1-0');
  const note = page.locator('#cell-note');
  const yes = page.getByRole('button', { name: 'Yes, this is right' });
  for (const [text, words, figure, answer] of [
    ['12%', "'12%' is a share, and the unit of this measure is 'homes': is 12 meant?", '12', () => yes.tap()],
    ['6 [p]', "'6 [p]' is no plain figure: is 6 meant?", '6', () => yes.press('Enter')],
    ['(7)', 'may be -7, as accountants write it, or 7 in brackets: is -7 meant?', '-7', () => yes.tap()],
    ['14/2', 'is numerator 14, denominator 2 meant?', '7', () => yes.press('Enter')],
  ]) {
    await type(page, april, text);
    await expect(april).toHaveClass(/asked/);
    await expect(april).not.toHaveClass(/wrong/);
    await expect(page.getByText('1 cell waits for your answer')).toBeVisible();
    await april.focus();
    await expect(note).toContainText(words);
    await answer();
    await expect(april).toContainText(figure);
    await expect(april).not.toHaveClass(/asked/);
  }
  // In a block they wait beside what is taken.
  await april.focus();
  await paste(page, '8\t9%\tlots');
  await expect(page.locator('.toast')).toContainText('1 taken, 1 waits for your answer, 1 not taken and marked red');
  await expect(april).toHaveText(/8$/);
  await expect(page.locator('#cell-1-1')).toHaveClass(/asked/);
  await expect(page.locator('#cell-1-2')).toHaveClass(/wrong/);
  await page.getByRole('button', { name: 'Go to the question' }).tap();
  await expect(page.locator('#cell-1-1')).toBeFocused();
});
