// The month: what is due from whom, as a calendar, a list and files; what a post answers for; money beside figures.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const MONTH = './#/do/month';

const chips = (page) => page.locator('.chips a');
const rows = (page) => page.locator('main .items > li');
const count = async (locator) => Number((await locator.textContent()).match(/\d+/)[0]);

/** Asserts that nothing is wider than the window. */
async function expectNoSidewaysScroll(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** The text of a file that a button saves, and its name. */
async function saved(page, name) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('the month opens as a calendar of weeks; each count opens to exactly what it counts', async ({ page }, info) => {
  await open(page, MONTH);
  await expect(page.locator('h1')).toHaveText('Anyborough Council: what is due in Oct 2025');
  await expect(page.locator('table.month tbody tr')).toHaveCount(5);
  await expect(page.locator('table.month td[aria-current=date]')).toContainText('31');
  await expect(page.locator('.by-day')).toBeHidden();
  // What the cells hold and what is late from before are counted apart, and add up to the chip of all.
  const said = await page.locator('main').getByText(/ due in Oct 2025/).last().textContent();
  const [due, late = 0] = said.match(/\d+(?= due| late)/g).map(Number);
  expect(due + late).toBe(await count(chips(page).first()));
  await page.screenshot({ path: info.outputPath('month.png'), fullPage: true });
  const names = await chips(page).allTextContents();
  expect(names.length).toBeGreaterThan(3);
  for (const name of names.slice(1)) {
    const chip = page.getByRole('link', { name, exact: true });
    const counted = await count(chip);
    await chip.click();
    await expect(page.locator('main h2').first()).toHaveText(name);
    await expect(rows(page)).toHaveCount(counted);
  }
  // Whatever is late is in one list, figures or not, each with its post and plans.
  await open(page, `${MONTH}?only=late`);
  await expect(rows(page).filter({ hasNotText: 'Figure for' }).first()).toContainText(/late|missed/);
  // A day with many of a kind leads to those.
  await open(page, MONTH);
  const many = page.locator('table.month td a', { hasText: 'figures are in' }).first();
  const counted = await count(many);
  await many.click();
  await expect(rows(page)).toHaveCount(counted);
  await expectAccessible(page);
});

test('the month is sent as a list and as a calendar file, of a plan or a post alone', async ({ page }) => {
  await open(page, `${MONTH}?plan=housing&month=2025-10`);
  await expect(page.locator('h1')).toContainText('Housing service plan');
  const all = await count(chips(page).first());
  const list = await saved(page, 'Save as a list (CSV)');
  expect(list.name).toBe('due-2025-10.csv');
  expect(list.text.trim().split('\r\n')).toHaveLength(all + 1);
  const diary = await saved(page, 'Save for a diary (iCalendar)');
  expect(diary.name).toBe('due-2025-10.ics');
  expect(diary.text.match(/BEGIN:VEVENT/g)).toHaveLength(all);
  expect(diary.text).toContain('SUMMARY:Station Road started: Milestone');
  await page.getByLabel('About').selectOption({ label: 'Development Manager' });
  await expect(page.locator('h1')).toHaveText('Development Manager: what is due in Oct 2025');
  await page.getByRole('link', { name: 'Nov 2025', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Development Manager: what is due in Nov 2025');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the month stands day by day, and Do says what is due from whom', async ({ page }) => {
    await open(page, MONTH);
    await expect(page.locator('table.month')).toBeHidden();
    await expect(page.locator('.by-day h2').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await open(page, './#/do');
    await expect(page.locator('main')).toContainText('Anyborough Council: figures for Sep 2025');
    await expect(page.locator('.owes').first()).toContainText('late');
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'The month: what is due on which day' }).tap();
    await expect(page.locator('h1')).toContainText('what is due in Oct 2025');
  });
});

test('on paper the calendar stands over its days', async ({ page }) => {
  await open(page, MONTH);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('table.month')).toBeVisible();
  await expect(page.locator('.by-day h2').first()).toBeVisible();
});

test('Do and Review say which plan their counts are of, and its scorecard counts the same', async ({ page }) => {
  await open(page, './#/do?plan=corporate');
  await expect(page.locator('main')).toContainText('Corporate plan 2023–26: figures for Sep 2025');
  const late = page.getByRole('link', { name: /on its scorecard/ });
  if (await late.count()) {
    const counted = Number((await late.textContent()).match(/\d+/)[0]);
    await late.click();
    await expect(page.locator('.row')).toHaveCount(counted);
  }
  await open(page, './#/review?plan=corporate');
  await expect(page.locator('main')).toContainText(/Corporate plan 2023–26: \d+ exceptions? (is|are) open/);
  const red = page.locator('.plan-row', { hasText: 'Corporate plan' }).locator('.counts li', { hasText: /red/i });
  const counted = await count(red);
  await page.locator('.plan-row').first().getByRole('link', { name: /Scorecard/ }).click();
  await page.locator('.chips button', { hasText: /red/i }).first().click();
  await expect(page.locator('.row')).toHaveCount(counted);
});

test('a role opens on what matters first to it, says that it is a view, and is remembered', async ({ page }) => {
  await open(page, './#/review/role?post=Head%20of%20Housing%20Options&as=chief-officer');
  await expect(page.locator('h1')).toHaveText('Head of Housing Options: what it answers for');
  await expect(page.locator('main')).toContainText('This is a view, not a permission');
  await expect(page.locator('main h2').first()).toHaveText('Exceptions: 1');
  await page.getByRole('link', { name: 'Head of service', exact: true }).press('Enter');
  await expect(page.locator('main h2').first()).toContainText('Off target');
  await expect(page.locator('.strips .strip').first()).toBeVisible();
  await expectAccessible(page);
  await open(page, './#/review/role');
  await expect(page.locator('h1')).toHaveText('Head of Housing Options: what it answers for');
  await expect(page.locator('.chips [aria-current]')).toHaveText('Head of service');
});

test('a role finds what it answers for: risks with their scores, kept promises, and how far data can be trusted', async ({ page }) => {
  const part = (name) => page.locator('main :is(section, details)').filter({ has: page.locator('h2', { hasText: name }) });
  await open(page, './#/review/role?as=risk');
  const risks = part(/^Risks: 4/);
  await expect(risks).toContainText(/Score \d+, .*likelihood/);
  await expect(risks).toContainText('Review overdue: it was due on 30 Sep 2025.');
  await expect(risks.locator('li').filter({ hasText: 'A flood closes the depot' })).not.toContainText('To be looked at again');
  await open(page, './#/review/role?as=committee-member');
  const closed = part(/^Closed exceptions/);
  await closed.locator('summary').tap();
  await expect(closed).toContainText('Closed on 20 Oct 2025.');
  await expect(closed).toContainText('It was kept');
  await open(page, './#/review/role?as=auditor');
  const data = part(/^Data quality: 2 assessments/);
  await data.locator('summary').tap();
  await expect(data).toContainText('Time to answer complaints, 6 Oct 2025');
  await expect(data.getByRole('link', { name: /^The automatic checks ask/ })).toBeVisible();
  await expectAccessible(page);
});

test('money stands beside figures, what isn’t there is said, and a period’s is written by keys', async ({ page }) => {
  await open(page, './#/measure/homes-built');
  const money = page.locator('main section', { has: page.getByRole('heading', { name: 'Money', exact: true }) });
  await expect(money).toContainText('Unit cost of the year so far: £57,664 for each of the homes.');
  await expect(money.locator('svg').first()).toBeVisible();
  await expect(money).toContainText('Each cost £58,282 in Q2 2025/26, up from £53,596 in Q3 2024/25, the first there is');
  await expect(money).toContainText('Running costs of its plans in 2025/26');
  await open(page, './#/plan/of/housing');
  await expect(page.locator('main')).toContainText('No money of their own is kept for 3 more.');
  await open(page, './#/measure/repairs');
  await expect(page.locator('main')).toContainText('No money of its own is kept for this measure.');
  await open(page, './#/measure/repairs/change');
  const form = page.locator('main section', { has: page.getByRole('heading', { name: 'Money', exact: true }) });
  await form.getByRole('button', { name: /Add a period/ }).press('Enter');
  await form.getByLabel('Spent').fill('£129,000');
  await form.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(form.locator('.records > li')).toContainText('no budget; spend £129,000; no forecast');
});
