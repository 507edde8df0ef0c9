// Data quality: confidence beside ratings, the automatic checks, an assessment, and an audit drawn by dice; by touch, by
// keys, on a phone.
import { expectAccessible, expectAccessibleInAll } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const LIST = './#/review/quality';
const ASSESSMENT = './#/review/assessment/complaints-2025';
const AUDIT = './#/review/audit/september-2025';

const section = (page, name) => page.locator('main section', { has: page.getByRole('heading', { name, exact: true }) });
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);

test('it opens on how far figures can be trusted, plan by plan, then asks what the checks ask', async ({ page }) => {
  await open(page, './#/review');
  await page.getByRole('link', { name: 'Data quality: how far figures can be trusted' }).tap();
  await expect(page.locator('main h2').first()).toHaveText('2 of 52 measures are assessed: 1 high, 1 medium confidence.');
  const rows = page.locator('.trust-row');
  await expect(rows.first()).toContainText('Anyborough Council');
  await expect(rows.first().locator('.counts')).toContainText('50 Not assessed');
  // The bar has a part for each count beside it.
  await expect(rows.first().locator('.spread i')).toHaveCount(await rows.first().locator('.counts li').count());
  await expect(page.locator('main')).toContainText('It stands beside a rating and never changes it.');
  const checks = page.locator('.checks > section');
  await expect(checks.filter({ hasText: 'Late for one period (' })).toContainText('Rule: The period has ended');
  const first = checks.first().locator('.records > li').first();
  await expect(first.locator('strong')).not.toBeEmpty();
  // A measure stands once under a check, and its link leads to the period that is asked about.
  const names = await checks.first().locator('.records > li > p:first-child a').allTextContents();
  expect(new Set(names.map((name) => name.replace(/, [^,]*$/, ''))).size).toBe(names.length);
  await first.getByRole('link').first().tap();
  await expect(page).toHaveURL(/#\/measure\/.*\?period=/);
});

test('confidence stands where the rating is judged, and an audit’s finding with what it makes of the rating', async ({ page }) => {
  await open(page, './#/measure/complaints-time');
  const rated = await page.locator('.headline .status').innerText();
  await expect(page.locator('.panels')).toContainText('Confidence in its figures is medium: reliability and completeness are partly met (Performance Manager, 6 Oct 2025).');
  await page.getByRole('link', { name: 'Its assessment' }).tap();
  await expect(page.locator('.principles')).toContainText('In the Government Data Quality Framework: consistency.');
  await expect(page.locator('main')).toContainText('due 24 Oct 2025, overdue');
  await open(page, './#/measure/homelessness-prevented');
  await expect(page.locator('.panels')).toContainText('the records give 51.6% (49 of 95). The rating changes: this period green as published, amber as verified; year to date stays green.');
  // It is said wherever that rating is given, what goes well included.
  const overturned = 'An audit overturns a rating: Sep 2025 green as published, amber as verified; year to date stays green.';
  await open(page, './#/scorecard/corporate');
  await expect(page.locator('#row-homelessness-prevented')).toContainText(overturned);
  await open(page, './#/review/icons');
  await expect(page.locator('#row-homelessness-prevented td').last()).toContainText(overturned);
  const beside = 'Sep 2025 alone amber as verified by audit';
  for (const where of ['#/review/role?as=leader', '#/plan/of/corporate', '#/plan/measures', '#/measure/homelessness-prevented']) {
    await open(page, `./${where}`);
    await expect(page.locator('main')).toContainText(beside);
  }
  // So it is where measures stand by name alone.
  await open(page, './#/review/role?as=auditor');
  const unsigned = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Not signed off/ }) });
  await expect(unsigned.locator('li').filter({ has: page.locator('a[href="#/measure/homelessness-prevented"]') })).toContainText(beside);
  await open(page, './#/measure/homelessness-prevented');
  await page.getByRole('link', { name: 'The audit', exact: true }).tap();
  await expect(page.locator('h1')).toHaveText('Audit of the figures of September 2025');
  // Without its assessment the measure is rated the same.
  await open(page, `${ASSESSMENT}/change`);
  await page.getByRole('button', { name: 'Remove this assessment' }).tap();
  await toast(page, 'The assessment was removed.');
  await open(page, './#/measure/complaints-time');
  await expect(page.locator('.panels')).toContainText('Confidence in its figures is not assessed.');
  expect(await page.locator('.headline .status').innerText()).toBe(rated);
});

test('an audit says what it proves, what was replaced and why, and how to draw it again', async ({ page }) => {
  await open(page, AUDIT);
  await expect(page.locator('.lede')).toContainText('1 of 6 not as published: between');
  const people = section(page, 'People directorate plan');
  await expect(people).toContainText('2 drawn of 13 figures on 21 Oct 2025 by the seed 3512.');
  await expect(people).toContainText('Another was drawn in its place on 24 Oct 2025: The case files are at the court until December.');
  await expect(people).toContainText('Drawn again just now from the seed and the list: the same figures.');
  await expect(section(page, 'Place directorate plan')).toContainText('No error in 2 of a list of 12: at most 8 of the 12 are wrong, 95% sure.');
  await people.getByText('The list that it was drawn from').tap();
  await expect(people.locator('.drawn-from li')).toHaveCount(13);
  // What was drawn isn't rolled again until it suits.
  await open(page, `${AUDIT}/change`);
  await page.getByRole('button', { name: 'Remove this audit' }).tap();
  await toast(page, 'stays, because figures were drawn for it');
});

test('nothing that reads changes anything', async ({ page }) => {
  for (const address of [LIST, ASSESSMENT, AUDIT]) {
    await open(page, address);
    await expect(page.locator('main :is(input, select, textarea, form)')).toHaveCount(0);
  }
});

test('by keys: a measure is assessed, and its confidence follows the worst principle', async ({ page }) => {
  await open(page, `${LIST}/change`);
  await page.getByRole('button', { name: 'Assess it' }).press('Enter');
  await expect(page.locator('#assessed-error')).toContainText('Choose the measure');
  await page.getByLabel('Measure', { exact: true }).selectOption('Adults who smoke');
  await page.getByRole('button', { name: 'Assess it' }).press('Enter');
  await expect(page.locator('h1')).toHaveText('Change Adults who smoke, 31 Oct 2025');
  for (const principle of ['Accuracy', 'Validity', 'Reliability', 'Timeliness', 'Completeness', 'Relevance']) {
    await page.getByLabel(principle, { exact: true }).selectOption('Met');
  }
  await page.getByLabel('Accuracy', { exact: true }).selectOption('Not met');
  await page.getByLabel('What shows that: accuracy').fill('A survey of 1,100 is within three points.');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await toast(page, 'The assessment was changed.');
  await page.getByRole('link', { name: 'See this assessment as others read it' }).press('Enter');
  await expect(page.locator('main')).toContainText('Confidence in its figures is low: accuracy is not met');
});

test('by touch: a seed is rolled with dice, figures are drawn, one is replaced and one is found wrong', async ({ page }) => {
  await open(page, `${LIST}/change`);
  await page.getByLabel('How many figures are drawn').fill('6');
  await page.getByRole('button', { name: 'Make the lists' }).tap();
  await expect(page.locator('h1')).toHaveText('Change Audit of Sep 2025');
  const people = section(page, 'People directorate plan');
  await expect(people).toContainText('2 to be drawn of 13 figures.');
  await people.getByRole('button', { name: 'Draw the figures' }).tap();
  await expect(people.getByText('Roll or enter 4 digits at least')).toBeVisible();
  for (const face of ['3', '5', '1', '6', '6']) await people.getByRole('button', { name: face, exact: true }).tap();
  await people.getByRole('button', { name: 'Take the last one back' }).tap();
  await people.getByRole('button', { name: 'Take the last one back' }).tap();
  await people.getByRole('button', { name: '2', exact: true }).tap();
  await expect(people.getByLabel('Seed')).toHaveValue('3512');
  await people.getByRole('button', { name: 'Draw the figures' }).tap();
  // What the sample's own audit drew by that seed.
  const drawn = people.locator('ol.records > li');
  await expect(drawn).toHaveCount(2);
  await expect(drawn.first()).toContainText('number 3 in the list');
  await expect(drawn.nth(1)).toContainText('number 7 in the list');
  // A draw that is undone stays in sight, so that none is made again until it suits.
  await page.keyboard.press('Control+z');
  await expect(people).toContainText('1 earlier draw of these figures was taken back');
  await expect(people).toContainText('seed 3512; drawn: 3 ');
  await people.getByLabel('Seed').fill('3512');
  await people.getByRole('button', { name: 'Draw the figures' }).tap();
  await expect(drawn).toHaveCount(2);
  await expect(people).toContainText('1 earlier draw of these figures was taken back');
  await drawn.first().getByRole('button', { name: /^Draw another in its place/ }).tap();
  await expect(people.getByLabel('Why another is drawn in its place')).toBeFocused();
  await people.getByRole('button', { name: 'Draw another', exact: true }).tap();
  await expect(people.getByText('Enter why another is drawn')).toBeVisible();
  await people.getByLabel('Why another is drawn in its place').fill('The files are at the court.');
  await people.getByRole('button', { name: 'Draw another', exact: true }).tap();
  await expect(drawn).toHaveCount(3);
  await expect(drawn.nth(2)).toContainText('number 10 in the list');
  await drawn.nth(1).getByRole('button', { name: /^Enter what was found/ }).tap();
  await people.getByLabel('What was found').selectOption('Not as published');
  await people.getByRole('button', { name: 'Save what was found' }).tap();
  await expect(people.getByText('Enter the figure that the records give')).toBeVisible();
  await people.getByLabel('Numerator that the records give').fill('45');
  await people.getByRole('button', { name: 'Save what was found' }).tap();
  await expect(drawn.nth(1)).toContainText('The rating changes: this period green as published, red as verified');
  await expect(people).toContainText('1 of 2 are checked: it is too early to say what that proves.');
  await expectAccessible(page);
});

test('its pages are accessible in light, dark and forced colours', async ({ page }) => {
  for (const address of [LIST, `${LIST}/change`, ASSESSMENT, `${ASSESSMENT}/change`, AUDIT, `${AUDIT}/change`]) {
    await open(page, address);
    await expectAccessibleInAll(page);
  }
});

test('at 320 pixels everything is there and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [LIST, `${LIST}/change`, ASSESSMENT, AUDIT, `${AUDIT}/change`]) {
    await open(page, address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('a question that is answered in the grid stays answered: Data quality lists it apart', async ({ page }) => {
  await open(page, './#/do/figures');
  // September, the period shown: what is to come is checked when it is shown.
  const cell = page.locator('#cell-0-5');
  await cell.click();
  await page.keyboard.type('999999');
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('999999');
  await cell.click();
  const yes = page.getByRole('button', { name: 'Yes, this is right' });
  await expect(yes).toBeVisible();
  await yes.tap();
  await expect(yes).toBeHidden();
  await open(page, './#/review/quality');
  await expect(page.locator('.checks > section').first()).toBeVisible();
  await expect(page.locator('.checks')).not.toContainText('999,999');
  const answered = page.locator('details', { hasText: 'the figures are right' });
  await answered.locator('summary').tap();
  await expect(answered).toContainText('it was said to be right on');
});
