// Blocks pasted into the grid of targets that may mean two things: asked about before any of it is taken; and targets that
// may be a month's or the year's.
import { expectAccessible } from './support/axe.mjs';
import { expect, test } from './support/fixtures.mjs';
import { openPack, paste, targets, type } from './support/grids.mjs';

const NOTHING = 'Nothing of what you pasted is taken yet.';

test('a name near that of a measure is asked about, and its line goes where it is meant to', async ({ page }) => {
  await openPack(page, 4);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure 2\t240\nMesure 3\t250');
  const asked = page.getByRole('alert').filter({ hasText: NOTHING });
  await expect(asked).toContainText('1 name is no measure here: Mesure 3.');
  await expect(page.locator('#cell-2-0')).toHaveText('');
  await expectAccessible(page);
  await asked.getByLabel('What “Mesure 3” is').selectOption('Did you mean “Measure 3”?');
  await asked.getByRole('button', { name: 'Take it as answered' }).click();
  await expect(page.locator('#cell-2-0')).toHaveText('240');
  await expect(page.locator('#cell-3-0')).toHaveText('250');
  await expect(page.getByText(NOTHING)).toHaveCount(0);
});

test('one known name makes a block go by names, and what names nothing is left out', async ({ page }) => {
  await openPack(page, 4);
  await targets(page);
  await page.locator('#cell-0-0').click();
  await paste(page, 'Measure 2\t240\nBridges\t250\nTunnels\t260');
  const asked = page.getByRole('alert').filter({ hasText: NOTHING });
  await asked.getByRole('button', { name: 'Take only lines of known measures' }).click();
  await expect(page.locator('.toast')).toContainText('no measure is called that, or several lines or measures are: Bridges; Tunnels');
  await expect(page.locator('#cell-2-0')).toHaveText('240');
  await expect(page.locator('#cell-0-0')).toHaveText('');
  await expect(page.locator('#cell-0-1')).toHaveText('');
});

test('a value goes from targets to the tolerance only where somebody says so', async ({ page }) => {
  await openPack(page, 2);
  await targets(page);
  await page.locator('#cell-0-0').click();
  const block = '78\t1\t2\t3';
  await paste(page, block);
  const asked = page.getByRole('alert').filter({ hasText: NOTHING });
  await expect(asked).toContainText('By their place alone values would go into Tolerance.');
  await asked.getByRole('button', { name: 'Leave Tolerance alone' }).click();
  await expect(page.locator('#cell-0-0')).toHaveText('78');
  await expect(page.locator('#cell-0-1')).toHaveText('');
  await expect(page.locator('#cell-0-2')).toHaveText('1');
  await expect(page.locator('#cell-0-4')).toHaveText('3');
  await page.locator('#cell-1-0').click();
  await paste(page, block);
  await asked.getByRole('button', { name: 'Take Tolerance too' }).click();
  await expect(page.locator('#cell-1-1')).toHaveText('1');
});

test('a target that may be a month’s or the year’s is asked about, and either is a tap', async ({ page }) => {
  await openPack(page, 12);
  await targets(page);
  const note = page.locator('#cell-note');
  const cell = page.locator('#cell-10-0');
  await type(page, cell, '16');
  await cell.focus();
  await expect(cell).toHaveClass(/asked/);
  await expect(note).toContainText('is 16 for a month, or for the year?');
  await page.getByRole('button', { name: 'It is for each month: 192 for the year' }).tap();
  await expect(cell).toHaveText('192');
  await expect(cell).not.toHaveClass(/asked/);
  // A month's plan that is a year's.
  const april = page.locator('#cell-10-2');
  await type(page, april, '190');
  await april.focus();
  // The target says nothing against it.
  await expect(note).toContainText('is 190 for a month, or for the year?');
  await page.getByRole('button', { name: 'Take it all the same' }).tap();
  await expect(april).toHaveText('190');
});
