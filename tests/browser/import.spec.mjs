// An officer with a messy file: everything in it is accounted for, and nothing is guessed.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

/** As a spreadsheet in an office saves it: a title, semicolons, and Windows' own pound sign. */
const MESSY = [
  'Housing and corporate indicators: quarter 2;;;;',
  '',
  'Indicator;Target;Apr 2025;May 2025;31 Jnue 2025',
  'Savings delivered;£2.5m;£1,250;n/a;12',
  'Households in temporary accommodation;<250;301;about ten;',
  'Potholes mended;95%;48%;TBC;',
  'Street lights mended;90%;48%;49%;',
  'Street lights mended;90%;50%;49%;',
  ';;;;',
].join('\r\n');

async function choose(page, text, name = 'messy.csv') {
  await page.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a messy file is read, questioned, taken in and taken back', async ({ page }) => {
      await open(page, './#/do/import');
      await choose(page, MESSY);
      const main = page.locator('main');
      await expect(main).toContainText('Housing and corporate indicators: quarter 2');
      await expect(main).toContainText('taken for a title');
      await expect(main).toContainText('two measures of this file are named');
      await expect(main.getByText('about ten').first()).toBeVisible();
      await expect(page.getByLabel('What 31 Jnue 2025 holds')).toBeVisible();
      await expectAccessible(page);

      // The file doesn't say which year its targets are for: the person does.
      await page.getByLabel('Targets whose row names no period are for').selectOption('2026/27');
      await page.getByLabel('Measures that are new here report').selectOption('Monthly');
      // A column taken for something else is left out, and its cells with it.
      const before = await main.innerText();
      await page.getByLabel('What May 2025 holds').selectOption('Leave out');
      await expect.poll(() => main.innerText()).not.toBe(before);
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Bring it in' }).click();
      await expect(page.getByText(/brought in/)).toBeVisible();
      await open(page, './#/do/figures');
      const grid = page.getByRole('grid');
      await expect(grid).toContainText('Potholes mended');
      await expect(page.locator('#cell-0-0')).toHaveText('301');
      await page.getByRole('button', { name: /^Undo:/ }).click();
      await expect(grid).not.toContainText('Potholes mended');
      await page.getByRole('button', { name: /^Redo:/ }).click();
      await expect(grid).toContainText('Potholes mended');
    });
  });
}

test('the same file again changes nothing, and a corrected one shows what was restated', async ({ page }) => {
  const file = 'Measure,2025-04,2025-05\nHouseholds in temporary accommodation,301,299\n';
  await open(page, './#/do/import');
  await choose(page, file);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await open(page, './#/do/import');
  await choose(page, file);
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeDisabled();
  await choose(page, file.replace('299', '305'));
  await expect(page.locator('main')).toContainText('from 299 to 305');
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeEnabled();
});
