// Blocks pasted into the grid of figures: by the names and periods in them, by their place, and asked about where they may
// mean two things.
import { expectAccessible } from './support/axe.mjs';
import { expect, test } from './support/fixtures.mjs';
import { openPack, paste, type } from './support/grids.mjs';

async function figures(page, count) {
  await openPack(page, count);
  await page.goto('./#/do/figures');
  await page.getByLabel(/^Year/).selectOption('2025/26');
}

test('a block that begins with names goes by them, and by the periods over it', async ({ page }) => {
  await figures(page, 4);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure 2\t9');
  await expect(page.locator('#cell-2-0')).toHaveText('9');
  await expect(page.locator('#cell-0-0')).toHaveText('');
  await expect(page.locator('#cell-0-1')).toHaveText('');
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure\tJun 2025\tMay 2025\tMay 2024\nMeasure 3\t8\t7\t6\nm1\t5\t4\t3');
  await expect(page.locator('#cell-3-2')).toHaveText('8');
  await expect(page.locator('#cell-3-1')).toHaveText('7');
  await expect(page.locator('#cell-1-2')).toHaveText('5');
  await expect(page.locator('.toast')).toContainText('Left out, because the grid doesn’t show it: May 2024.');
  // Numbers alone go by their place.
  await page.locator('#cell-0-3').click();
  await paste(page, '5\t6');
  await expect(page.locator('#cell-0-4')).toHaveText('6');
});

test('names that are no measure’s are asked about, and nothing is taken for them', async ({ page }) => {
  await figures(page, 4);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure 2\t9\nPotholes\t8\nMesure 3\t7');
  const asked = page.getByRole('alert');
  await expect(asked).toContainText('2 names are no measures here: Potholes; Mesure 3.');
  await expect(page.locator('#cell-2-0')).toHaveText('');
  await expectAccessible(page);
  await asked.getByLabel('What “Mesure 3” is').selectOption('Did you mean “Measure 3”?');
  await asked.getByRole('button', { name: 'Take it as answered, and leave 1 out' }).tap();
  await expect(page.locator('#cell-2-0')).toHaveText('9');
  await expect(page.locator('#cell-3-0')).toHaveText('7');
  for (const row of [0, 1]) await expect(page.locator(`#cell-${row}-0`)).toHaveText('');
  await expect(page.locator('.toast')).toContainText('Potholes');
  await page.getByRole('button', { name: 'Undo: Paste figures' }).click();
  await expect(page.locator('#cell-2-0')).toHaveText('');
});

test('unlikely figures of a block wait, marked otherwise than what can’t be taken, and are read whole', async ({ page }, info) => {
  await figures(page, 4);
  await page.locator('#cell-1-0').click();
  await paste(page, Array.from({ length: 12 }, () => '700').join('\t'));
  await expect(page.locator('.toast')).toContainText('0 taken, 12 wait for your answer');
  await page.locator('#cell-2-0').click();
  await paste(page, '-5\tabout as many as last year\t8');
  await expect(page.locator('#cell-2-0')).toHaveClass(/asked/);
  await expect(page.locator('#cell-2-1')).toHaveClass(/wrong/);
  await expect(page.locator('#cell-2-1 .said')).toHaveText('about as many as last year');
  const looks = (at) => page.locator(at).evaluate((cell) => {
    const { backgroundColor, boxShadow } = getComputedStyle(cell);
    return [getComputedStyle(cell, '::before').content, backgroundColor, boxShadow];
  });
  const [asked, wrong] = [await looks('#cell-2-0'), await looks('#cell-2-1')];
  for (const at of [0, 1, 2]) expect(asked[at]).not.toBe(wrong[at]);
  await expect(page.locator('.grid-key')).toContainText('waits for your answer');
  await page.screenshot({ path: info.outputPath('marks.png') });
});

test('a ratio is shown as it is reported and typed anew as it was', async ({ page }) => {
  await figures(page, 2);
  const april = page.locator('#cell-1-0');
  await type(page, april, '23/3');
  await april.focus();
  await page.getByRole('button', { name: 'Yes, this is right' }).tap();
  await expect(april).toHaveText('8');
  await april.focus();
  await page.keyboard.press('F2');
  await expect(page.locator('input#cell-1-0')).toHaveValue('23/3');
});
