// Planning: measures, their targets, many at once; each change can be taken back.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test('a target typed as people write it is spread over the year and rated', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const target = page.getByLabel('Target for 2025/26');
  await target.fill('?3');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.getByText(/lost a character/)).toBeVisible();
  await expect(target).toHaveValue('?3');
  await expectAccessible(page);
  await target.fill('60%');
  await page.getByLabel('Tolerance').fill('2%');
  await page.getByLabel('Spread over the year').selectOption('Flat');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.getByLabel('Plan, Q2 2025/26')).toHaveValue('60');
  await page.getByRole('link', { name: 'See how it is doing' }).click();
  await expect(page.locator('.three .status').nth(1)).toHaveText('Red');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.three .status').nth(1)).toHaveText('Green');
});

test('many measures are set at once and taken back at once', async ({ page }) => {
  await open(page, './#/plan/measures');
  await page.getByLabel('Only with something not yet set').check();
  const rows = page.locator('main tbody tr');
  const before = await rows.count();
  expect(before).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  const set = page.getByRole('group', { name: 'Set for the chosen measures' }).getByRole('combobox');
  await set.nth(0).selectOption('Polarity');
  await set.nth(1).selectOption('Lower is better');
  await page.getByRole('button', { name: 'Set for the chosen' }).click();
  await expect(page.locator('main tbody td.unset', { hasText: 'Not yet set' })).not.toHaveCount(0);
  await expect(rows.first().locator('td').nth(2)).toHaveText('Lower is better');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(before);
});

test('a plan is added and renamed', async ({ page }) => {
  await open(page, './#/plan/organisation');
  await page.getByLabel('New plan').fill('Libraries service plan');
  await page.getByRole('button', { name: 'Add the plan' }).click();
  await expect(page.locator('.drafts input').last()).toHaveValue('Libraries service plan');
});
