// Risks: the matrix is read, a risk is followed over time, added, scored and scored again, and how risks are scored is
// changed; by touch, by keys, on a phone.
import { expectAccessible, expectAccessibleInAll } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const LIST = './#/review/risks';
const HOTELS = './#/review/risk/hotels';
const SCALE = './#/review/risks/scale/change';

/** The cell of the matrix; the highest likelihood stands on top. */
const cell = (page, likelihood, impact) => page.locator('.risk-matrix tbody tr').nth(5 - likelihood).locator('td').nth(impact - 1);
const rows = (page) => page.locator('.tracker tbody tr');
const section = (page, name) => page.locator('main section', { has: page.getByRole('heading', { name, exact: true }) });
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);

test('Review says what stands out and leads to the matrix, what needs attention, the register', async ({ page }) => {
  await open(page, './#/review');
  await page.getByRole('link', { name: '4 risks are open: 1 over appetite, 1 with a review overdue, 1 at odds with performance' }).tap();
  await expect(page.locator('h1')).toHaveText('Risks');
  // The numbers are the register's; over appetite by word, movement by arrow and word, and where it came from.
  await expect(cell(page, 5, 4).locator('.risk-chip')).toHaveText(/1▲.*Hotels cost more than the budget holds, up.*over/);
  await expect(cell(page, 5, 4)).toContainText('20 Very high');
  await expect(cell(page, 4, 4)).toContainText('1 was here');
  await expect(cell(page, 2, 4).locator('.risk-chip')).toHaveCount(3);
  await expect(cell(page, 2, 4)).toContainText('8 Medium');
  await expect(page.locator('.risk-matrix')).toContainText('Zones as the product has them');
  const needing = section(page, 'What needs attention').locator('.records > li');
  await expect(needing).toHaveCount(3);
  await expect(needing.nth(0)).toContainText('Over appetite: it is 20, and up to 9 is accepted');
  await expect(needing.nth(1)).toContainText('Risk and performance disagree: Savings delivered is red 6 periods running, since Apr 2025, and the likelihood is still 2.');
  await expect(needing.nth(2)).toContainText('Review overdue: it was due on 30 Sep 2025.');
  await expect(rows(page)).toHaveCount(4);
  for (const words of ['20, very high (likelihood 5, impact 4)', '▲ up from 16', '25', '9 by 31 Mar 2026', 'Up to 9, over', 'Director of Finance', '20 Jan 2026']) {
    await expect(rows(page).first()).toContainText(words);
  }
  await expect(section(page, 'How risks are scored')).toContainText('Almost certain');
  await cell(page, 5, 4).getByRole('link').tap();
  await expect(page.locator('h1')).toHaveText('Hotels cost more than the budget holds');
});

test('a risk is read over time, with what it is tied to, and these say it too', async ({ page }) => {
  await open(page, HOTELS);
  await expect(page.locator('.crumbs')).toContainText('Corporate plan');
  await expect(page.locator('main .drawing')).toBeVisible();
  await expect(page.locator('figure.chart h2')).toHaveText('20 now, very high; 25 without controls; to come down to 9 by 31 Mar 2026');
  await page.getByText('The scores as a table').click();
  await expect(page.locator('main table tbody tr')).toHaveCount(4);
  await expect(page.locator('main')).toContainText('The leases came a month late.');
  await expect(page.locator('main :is(input, select, textarea, form)')).toHaveCount(0);
  await page.getByRole('link', { name: 'Households in temporary accommodation', exact: true }).click();
  const act = page.locator('.panels section', { has: page.getByRole('heading', { name: 'Act' }) });
  await expect(act).toContainText('Score 20, very high (likelihood 5, impact 4). Up from 16');
  await act.getByRole('link', { name: 'Hotels cost more than the budget holds' }).click();
  await page.getByRole('link', { name: 'More households in temporary accommodation than planned' }).click();
  await expect(page.getByRole('link', { name: 'Hotels cost more than the budget holds' })).toBeVisible();
  await open(page, './#/plan/of/corporate');
  await expect(section(page, 'Risks').locator('.records > li')).toHaveCount(3);
  await open(page, './#/plan/story/settled-homes');
  await expect(section(page, 'Risks')).toContainText('Hotels cost more');
});

test('by keys: one is added, scored and scored again; what was scored stays', async ({ page }) => {
  await open(page, `${LIST}/change`);
  await page.getByRole('button', { name: 'Add the risk' }).press('Enter');
  await expect(page.getByText('Enter the risk in a few words').first()).toBeVisible();
  await page.getByLabel('The risk in a few words').fill('Nobody bids for the new contract');
  await page.getByLabel('Plan', { exact: true }).selectOption('Housing service plan 2025/26');
  await page.getByRole('button', { name: 'Add the risk' }).press('Enter');
  await expect(page.locator('h1')).toHaveText('Change Nobody bids for the new contract');
  const scoring = section(page, 'How it is scored');
  await expect(scoring).toContainText('Nobody has scored it yet.');
  await scoring.getByRole('button', { name: 'Score it' }).press('Enter');
  await expect(scoring.getByText('Choose a level from 1 to 5').first()).toBeVisible();
  await scoring.getByLabel('Likelihood', { exact: true }).selectOption('2 Unlikely');
  await scoring.getByLabel('Impact', { exact: true }).selectOption('4 Major');
  await scoring.getByLabel('Scored on').fill('2025-06-01');
  await scoring.getByLabel('What that rests on').fill('Three firms asked for the papers.');
  await scoring.getByRole('button', { name: 'Score it' }).press('Enter');
  await expect(scoring.locator('ol > li')).toHaveCount(1);
  await scoring.getByLabel('Likelihood', { exact: true }).selectOption('4 Likely');
  await scoring.getByLabel('Impact', { exact: true }).selectOption('4 Major');
  await scoring.getByLabel('What that rests on').fill('Two of them have gone.');
  await scoring.getByRole('button', { name: 'Score it again' }).press('Enter');
  await expect(scoring.locator('ol > li')).toHaveCount(2);
  await expect(scoring.locator('ol > li').last()).toContainText('16, very high: likelihood 4 (Likely), impact 4 (Major)');
  await expect(scoring.getByRole('button', { name: /Change|Take away/ })).toHaveCount(0);
  const other = section(page, 'Without controls, and what it is to come down to');
  await other.getByLabel('Likelihood to come down to').selectOption('1 Rare');
  await other.getByLabel('Impact to come down to').selectOption('4 Major');
  await other.getByLabel('By when').fill('2026-03-31');
  await other.getByRole('button', { name: 'Save the target' }).press('Enter');
  await toast(page, 'The target was saved.');
  await page.getByLabel('Cause', { exact: true }).fill('The last contract paid late.');
  await page.getByRole('button', { name: 'Save', exact: true }).first().press('Enter');
  await toast(page, 'The risk was changed.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove this risk' }).press('Enter');
  await toast(page, 'stays, because it was scored');
  await page.getByRole('link', { name: 'See this risk as others read it' }).press('Enter');
  await expect(page.locator('main')).toContainText('Up from 8 (likelihood 2, impact 4, scored on 1 Jun 2025).');
  await expect(page.locator('main')).toContainText('The last contract paid late.');
  await page.getByRole('link', { name: 'All risks, on the matrix' }).press('Enter');
  await expect(cell(page, 4, 4).locator('.risk-chip')).toHaveText(/2▲/);
  await expect(cell(page, 2, 4)).toContainText('2 was here');
});

test('the matrix is saved as pictures and as a table', async ({ page }) => {
  await open(page, LIST);
  const saved = async (name) => {
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name }).tap();
    return (await file).suggestedFilename();
  };
  expect(await saved('Save picture (SVG)')).toBe('risk-matrix.svg');
  expect(await saved('Save picture (PNG)')).toBe('risk-matrix.png');
  expect(await saved('Save table (CSV)')).toBe('risk-matrix.csv');
});

test('a risk is closed with its day and a reason, read among the closed, and opened again', async ({ page }) => {
  await open(page, LIST);
  const closed = section(page, 'Closed: 1');
  await expect(closed).toContainText('Closed on 14 Jul 2025 by Risk Board: It was renewed for ten years.');
  await open(page, `${HOTELS}/change`);
  const closing = section(page, 'Closing it');
  await closing.getByRole('button', { name: 'Close this risk' }).tap();
  await expect(closing.getByText('Enter why it is closed').first()).toBeVisible();
  await closing.getByLabel('Why it is closed').fill('The council bought two hundred homes.');
  await closing.getByLabel('Closed on').fill('2025-10-30');
  await closing.getByLabel('Who closed it').fill('Cabinet');
  await closing.getByRole('button', { name: 'Close this risk' }).press('Enter');
  await toast(page, 'The risk was closed.');
  await expect(closing).toContainText('Closed on 30 Oct 2025 by Cabinet: The council bought two hundred homes.');
  await page.getByRole('link', { name: 'See this risk as others read it' }).press('Enter');
  await expect(page.locator('main .lede').first()).toContainText('Closed on 30 Oct 2025');
  await page.getByRole('link', { name: 'All risks, on the matrix' }).press('Enter');
  await expect(cell(page, 5, 4).locator('.risk-chip')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(3);
  await expect(section(page, 'Closed: 2').locator('.records > li').first()).toContainText('Hotels cost more than the budget holds');
  await open(page, `${HOTELS}/change`);
  await closing.getByRole('button', { name: 'Open it again' }).tap();
  await toast(page, 'The risk is open again.');
  await open(page, LIST);
  await expect(rows(page)).toHaveCount(4);
});

test('by touch: a zone, a level and an appetite are set, and the matrix follows', async ({ page }) => {
  await open(page, SCALE);
  await page.getByLabel('Zone of likelihood 2, impact 4').selectOption('High');
  await page.getByLabel('Name of likelihood 2').fill('Seldom');
  await page.getByLabel('Name of likelihood 2').blur();
  await page.getByLabel('Accepted of the category Financial').selectOption('Up to 20');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See the risks as others read them' }).tap();
  await expect(cell(page, 2, 4)).toContainText('8 High');
  await expect(page.locator('.risk-matrix')).toContainText('Zones as the organisation has set them');
  await expect(page.locator('.risk-chip.beyond')).toHaveCount(0);
  await expect(section(page, 'How risks are scored')).toContainText('2 Seldom');
  await open(page, SCALE);
  await expect(page.getByLabel('Name of likelihood 2')).toHaveValue('Seldom');
  // What is emptied is as the product has it, and says so.
  await page.getByLabel('Name of likelihood 2').fill('');
  await page.getByLabel('Name of likelihood 2').blur();
  await expect(page.getByLabel('Name of likelihood 2')).toHaveValue('Unlikely');
  await page.getByLabel('Zone of likelihood 2, impact 4').selectOption('Usual: medium');
  await page.getByRole('link', { name: 'See the risks as others read them' }).tap();
  await expect(cell(page, 2, 4)).toContainText('8 Medium');
});

test('its pages are accessible in light, dark and forced colours', async ({ page }) => {
  for (const address of [LIST, HOTELS, `${HOTELS}/change`, SCALE]) {
    await open(page, address);
    await expectAccessibleInAll(page);
  }
});

test('at 320 pixels everything is there and nothing scrolls sideways but tables in their frames', async ({ page }, info) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [LIST, `${LIST}/change`, HOTELS, `${HOTELS}/change`, SCALE]) {
    await open(page, address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: info.outputPath(`${address.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
  }
  await open(page, LIST);
  const chip = await page.locator('.risk-chip').first().boundingBox();
  expect(Math.min(chip.width, chip.height)).toBeGreaterThanOrEqual(44);
});
