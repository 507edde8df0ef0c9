// Planning: measures, their targets, many at once; each change can be taken back.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
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
  await open(page, './#/plan/measures/change');
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

test('what is chosen but not shown stays as it is', async ({ page }) => {
  await open(page, './#/plan/measures/change');
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  await page.getByLabel('Name', { exact: true }).fill('smoke');
  await expect(page.locator('p[role=status]').last()).toContainText('1 measure, 1 chosen; 51 more are chosen but not shown');
  const set = page.getByRole('group', { name: 'Set for the chosen measures' });
  await set.getByRole('combobox').first().selectOption('Accountable officer');
  await set.getByRole('textbox').fill('Director of Everything');
  await page.getByRole('button', { name: 'Set for the chosen' }).click();
  await expect(page.locator('.toast')).toContainText('Set for one measure.');
  await page.getByLabel('Name', { exact: true }).fill('');
  await expect(page.locator('tbody tr', { hasText: 'Director of Everything' })).toHaveCount(1);
});

test('what is wrong with a target is said beside its part, and typing outlives a look at another year', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Tolerance').fill('lots');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('#target-tolerance-error')).toContainText("'lots' is not a number");
  await expect(page.getByLabel('Tolerance')).toBeFocused();
  // All that can't be taken is told at once, each with the way to its field.
  await page.locator('#target-stretch').fill('more');
  await page.getByRole('button', { name: 'Save the target' }).click();
  const summary = page.locator('#target-text-summary');
  await expect(summary.getByRole('button')).toHaveCount(2);
  await expect(summary).toBeFocused();
  await summary.getByRole('button').last().click();
  await expect(page.locator('#target-stretch')).toBeFocused();
  await page.locator('#target-stretch').fill('');
  await expect(page.locator('#target-text-error')).toHaveCount(0);
  // A plan in another unit is asked about beside the others.
  await page.getByLabel('Plan, Q2 2025/26').fill('40 days');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('main')).toContainText("'40 days' is in days, and this measure counts %: is 40 meant?");
  await page.getByLabel('Plan, Q2 2025/26').fill('');
  const year = await page.getByLabel('Year', { exact: true }).inputValue();
  await page.getByLabel('Year', { exact: true }).selectOption('2024/25');
  await expect(page.getByLabel('Tolerance')).not.toHaveValue('lots');
  await page.getByLabel('Year', { exact: true }).selectOption(year);
  await expect(page.getByLabel('Tolerance')).toHaveValue('lots');
});

test('a plan is added and renamed', async ({ page }) => {
  await open(page, './#/plan/organisation/change');
  await page.getByLabel('New plan').fill('Libraries service plan');
  await page.getByRole('button', { name: 'Add the plan' }).click();
  await page.locator('.drafts').getByRole('link', { name: 'Libraries service plan' }).click();
  await expect(page.locator('h1')).toHaveText('Libraries service plan');
  await page.getByRole('link', { name: 'Change this plan' }).click();
  await page.getByText('Change what it says of itself').click();
  await page.getByLabel('Name', { exact: true }).fill('Library service plan');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('h1')).toHaveText('Change Library service plan');
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Library service plan');
});

test('perspectives and plans are named, put in order and taken out', async ({ page }) => {
  await open(page, './#/plan/organisation/change');
  await page.getByLabel('New perspective').fill('Partnership');
  await page.getByRole('button', { name: 'Add the perspective' }).click();
  const names = page.getByLabel(/^Name of perspective/);
  const count = await names.count();
  await expect(names.last()).toHaveValue('Partnership');
  await page.getByRole('button', { name: 'Up Partnership' }).press('Enter');
  await expect(names.nth(count - 2)).toHaveValue('Partnership');
  await expect(page.getByRole('button', { name: 'Up Partnership' })).toBeFocused();
  await names.nth(count - 2).fill('Partners');
  await names.nth(count - 2).press('Tab');
  await page.getByRole('button', { name: 'Remove Partners' }).click();
  await expect(names).toHaveCount(count - 1);
  // One that measures stand in leaves them without one, as one step.
  await page.getByRole('button', { name: 'Remove Outcomes' }).click();
  await expect(names).toHaveCount(count - 2);
  await expect(page.locator('.toast')).toContainText(/\d+ measures are left without a perspective/);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveCount(count - 1);

  await page.locator('.drafts').getByRole('link', { name: 'People directorate plan' }).click();
  const plan = page.locator('main');
  await plan.getByRole('link', { name: 'Change this plan' }).click();
  await plan.getByText('Change what it says of itself').click();
  await plan.getByLabel('Level').selectOption('Service');
  // What it hangs under has one place.
  await expect(plan.getByLabel('Hangs under')).toHaveCount(0);
  await expect(plan.getByRole('link', { name: 'What it hangs under is changed in the golden thread' })).toBeVisible();
  await plan.getByRole('button', { name: 'Save' }).click();
  await expect(plan.getByText('Service level')).toBeVisible();
  await plan.getByText(/measures, in the order of the scorecard/).click();
  const measures = plan.locator('ol:not(.crumbs) > li');
  const [first, second] = [await measures.nth(0).innerText(), await measures.nth(1).innerText()];
  await measures.nth(0).getByRole('button', { name: /^Down/ }).click();
  await expect.poll(async () => (await measures.nth(0).innerText()).split('\n')[0]).toBe(second.split('\n')[0]);
  const before = await measures.count();
  await measures.nth(1).getByRole('button', { name: /^Take out/ }).click();
  await expect(measures).toHaveCount(before - 1);
  await plan.getByLabel('Another measure for this plan').selectOption(first.split('\n')[0]);
  await expect(measures).toHaveCount(before - 1);
  await plan.getByRole('button', { name: 'Put it in' }).click();
  await expect(measures).toHaveCount(before);
  await expectAccessibleInBoth(page);
});

test('a doubtful amount is kept as it is once it is saved again', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const baseline = page.getByLabel('Baseline', { exact: true });
  await baseline.fill('40 days');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('#measure-baseline-error')).toContainText('Save again to keep 40.');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');
  await expect(baseline).toHaveValue('40');
});

test('everything of a measure can be set, and what can’t be taken is said', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Baseline', { exact: true }).fill('about 40');
  await page.getByLabel('Days until a figure is due').fill('30');
  await page.getByLabel('Lead or lag').selectOption({ index: 1 });
  await page.getByLabel('Peers').fill('Similar districts');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.getByText('Enter a number such as 100, or leave it blank')).toBeVisible();
  await expect(page.getByLabel('Peers')).toHaveValue('Similar districts');
  await expectAccessibleInBoth(page);
  // An amount in another unit is asked about, and one in its own is read with it.
  await page.getByLabel('Baseline', { exact: true }).fill('40 days');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('#measure-baseline-error')).toContainText("'40 days' is in days, and this measure counts %: is 40 meant?");
  await expect(page.locator('#measure-baseline-error')).toContainText('Save again to keep 40.');
  await page.getByLabel('Baseline', { exact: true }).fill('40.5%');
  await page.getByLabel('Period of the baseline').fill('2022/23');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');
  // What undo takes back, the form takes back; what is being typed stays.
  await page.getByLabel('Rationale').fill('Still being written');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Baseline', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Rationale')).toHaveValue('Still being written');
  await page.getByLabel('Baseline', { exact: true }).fill('40.5');
  await page.getByLabel('Period of the baseline').fill('2022/23');
  await page.getByLabel('Peers').fill('Similar districts');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');

  await page.getByLabel('New comparator').fill('Neighbours');
  await page.getByRole('button', { name: 'Add the comparator' }).click();
  const figure = page.getByLabel(/^Neighbours, /).first();
  await figure.fill('52 days');
  await figure.press('Tab');
  await expect(page.locator('.toast')).toContainText("It is kept as its text, and isn’t compared: '52 days' is in days, and this measure counts %");
  await figure.fill('52%');
  await figure.press('Tab');
  await expectAccessibleInBoth(page);
  await page.reload();
  await expect(page.getByLabel('Baseline', { exact: true })).toHaveValue('40.5');
  await expect(page.getByLabel('Peers')).toHaveValue('Similar districts');
  await expect(page.getByLabel(/^Neighbours, /).first()).toHaveValue('52');
});

test('the organisation’s settings are kept, and the page’s look is this browser’s own', async ({ page }) => {
  await open(page, './#/plan/organisation');
  await page.getByLabel('Light or dark').selectOption('Dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect(page.getByText('Nothing to save')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Light or dark').selectOption('Light');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
  await page.getByRole('link', { name: 'Change the organisation and plans' }).click();
  await expect(page).toHaveURL(/#\/plan\/organisation\/change$/);
  await page.getByLabel('Words for a status').selectOption('On-target, off-target');
  await page.getByLabel('A score needs this per cent rated').fill('most');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Enter a per cent such as 50')).toBeVisible();
  await page.getByLabel('A score needs this per cent rated').fill('60');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'See the organisation and plans as others read them' }).click();
  await expect(page.locator('.facts')).toContainText('60 per cent of its weight is rated');
  await expect(page.locator('.facts')).toContainText('On-target, off-target');
  // An undo is followed where it is read, too.
  await page.keyboard.press('Control+z');
  await expect(page.locator('.facts')).toContainText('50 per cent of its weight is rated');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.facts')).toContainText('60 per cent of its weight is rated');
  await page.goto('./#/scorecard');
  await expect(page.locator('.row').first()).toContainText(/On target|Off target|No target set|Can’t be rated|No data|Late/);
});

test('measures are read in a list, found by name, and changed on a page of their own', async ({ page }) => {
  await open(page, './#/plan/measures');
  const rows = page.locator('main tbody tr');
  await expect(rows).toHaveCount(52);
  await expect(page.locator('main tbody').locator('input, button')).toHaveCount(0);
  await page.getByLabel('Name', { exact: true }).fill('recycled');
  await expect(rows).toHaveCount(1);
  await expect(rows.first().locator('.status')).toBeVisible();
  await expectAccessible(page);
  await rows.first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/measure\/recycling$/);
  await page.goBack();
  await page.getByRole('link', { name: 'Change measures, or add one' }).click();
  await expect(page).toHaveURL(/#\/plan\/measures\/change$/);
  await page.getByRole('link', { name: 'Household waste reused, recycled or composted' }).click();
  await expect(page).toHaveURL(/#\/measure\/recycling\/change$/);
  await expect(page.getByLabel('Target for 2025/26')).toBeVisible();
});

test('a perspective that is renamed, and an undo of that, are followed in the list of measures', async ({ page }) => {
  await open(page, './#/plan/organisation/change');
  await page.getByLabel('Name of perspective 1', { exact: true }).fill('What changes for people');
  await page.getByLabel('Name of perspective 1', { exact: true }).press('Tab');
  for (const address of ['#/plan/measures', '#/plan/measures/change']) {
    await page.goto(`./${address}`);
    await expect(page.locator('td', { hasText: 'What changes for people' }).first()).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.locator('td', { hasText: 'What changes for people' })).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('td', { hasText: 'What changes for people' }).first()).toBeVisible();
  }
});

test('the reason of a rating stays open, and says what holds, after an undo', async ({ page }) => {
  await open(page, './#/measure/recycling/change');
  await page.getByLabel('Target for 2025/26').fill('60%');
  await page.getByLabel('Spread over the year').selectOption('Flat');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await page.getByRole('link', { name: 'See how it is doing' }).click();
  await page.getByText(/^Why .*?\?$/).nth(1).click();
  const why = page.locator('.why[open]');
  await expect(why).toContainText('Red');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.three .status').nth(1)).toHaveText('Green');
  await expect(why).toHaveCount(1);
  await expect(why).toContainText('Green');

  // Keys come before the browser has said that something was opened: both in one task.
  await page.keyboard.press('Control+Shift+z');
  await page.getByText(/^Why .*?\?$/).nth(1).click();
  await expect(why).toHaveCount(0);
  await page.evaluate(() => {
    document.querySelectorAll('.why summary')[1].click();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  });
  await expect(why).toHaveCount(1);
  await expect(why).toContainText('Green');
});
