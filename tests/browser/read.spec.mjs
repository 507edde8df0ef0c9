// Reading: the page opens in the sample, in light and dark, at every width, and is accessible.
import { expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, openScorecard, test } from './support/fixtures.mjs';
import { PAGES } from './support/pages.mjs';

test('opens in the sample within its own words', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('link', { name: 'Sample: a made-up council' })).toBeVisible();
  await expect(page.locator('.strip').first()).toBeVisible();
});

test('the counts of a scorecard add up to its rows', async ({ page }) => {
  await openScorecard(page);
  const rows = await page.locator('.row').count();
  const counts = await page.locator('.summary .counts li').allInnerTexts();
  const sum = counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  expect(sum).toBe(rows);
  expect(rows).toBeGreaterThan(0);
});

/** All but what nobody is led to, and what goes on to another page; and an address that was handed out before. */
const ADDRESSES = ['#/plan/measure/recycling', ...Object.values(PAGES).flat()].filter((hash) => !/gallery|open/.test(hash));

test('no page scrolls sideways, on a phone, a tablet or a desk', async ({ page }) => {
  test.setTimeout(300_000);
  for (const address of ADDRESSES) {
    await open(page, `./${address}`);
    for (const width of [320, 820, 1440]) {
      await page.setViewportSize({ width, height: 1000 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('going back from a measure returns to its row', async ({ page }) => {
  await openScorecard(page);
  const link = page.locator('.row h3 a').nth(5);
  const name = await link.innerText();
  await link.click();
  await expect(page.locator('h1')).toHaveText(name);
  await page.goBack();
  await expect(page.locator('.row h3 a').nth(5)).toBeFocused();
});

test('reading makes no draft', async ({ page }) => {
  await openScorecard(page);
  await page.getByLabel('Period', { exact: true }).selectOption({ index: 3 });
  await page.locator('.row h3 a').first().click();
  await page.getByText(/^Why .*?\?$/).first().click();
  const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  expect(keys).toEqual([]);
});

test('a measure shows its chart, its table and why', async ({ page }) => {
  await openScorecard(page);
  await page.locator('.row h3 a').first().click();
  await expect(page.locator('.plot .drawing')).toBeVisible();
  await page.getByText('The figures as a table').click();
  await expect(page.locator('.chart table tbody tr').first()).toBeVisible();
  await page.getByText(/^Why .*?\?$/).first().click();
  await expect(page.locator('.explain dl').first()).toBeVisible();
});

// The gallery is looked at in chart.spec.mjs.
for (const [part, all] of Object.entries(PAGES)) {
  const addresses = [...all, ...(part === 'first' ? ['#/nowhere'] : [])].filter((hash) => ADDRESSES.includes(hash) || /nowhere/.test(hash));
  if (addresses.length === 0) continue;
  test(`every page of ${part} is accessible, light and dark`, async ({ page }) => {
    // Some of these are many pages, each looked at in full.
    test.setTimeout(400_000);
    for (const hash of addresses) {
      await open(page, `./${hash}`);
      await expectAccessibleInBoth(page);
    }
  });
}

test('a measure with all that it folds is accessible, light and dark', async ({ page }) => {
  await openScorecard(page);
  await page.locator('.row h3 a').first().click();
  await expect(page.locator('.plot .drawing')).toBeVisible();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await expectAccessibleInBoth(page);
});

test('a new page has the focus and its own title, and starts at its top; the period outlives a reload', async ({ page }) => {
  await openScorecard(page);
  await page.getByLabel('Period', { exact: true }).selectOption({ index: 3 });
  const period = await page.getByLabel('Period', { exact: true }).inputValue();
  await page.locator('.row h3 a').nth(8).press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const name = await page.locator('h1').innerText();
  await expect(page).toHaveTitle(new RegExp(`^${name}`));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.reload();
  await expect(page.getByLabel('Period', { exact: true })).toHaveValue(period);
  // By the navigation, the scorecard starts at its top; by going back, at the row.
  await page.getByRole('navigation', { name: 'The cycle' }).getByRole('link', { name: 'Scorecard' }).click();
  await expect(page.locator('main')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('why a rating is what it is reads well on a tablet, in the reader’s words', async ({ page }) => {
  await openScorecard(page);
  await page.getByRole('button', { name: 'Filter and sort' }).click();
  await page.getByLabel('Words for statuses').selectOption('On-target, off-target');
  await page.locator('.row h3 a').first().click();
  await page.getByText(/^Why .*?\?$/).nth(1).click();
  const opened = page.locator('.why[open]');
  await expect(opened).toContainText(/^.*O(n|ff) target because/);
  await expect(opened).not.toContainText(/green|\bred\b|amber(?! limit)/i);
  for (const value of await opened.locator('dd').all()) {
    expect((await value.boundingBox()).width).toBeGreaterThan(120);
  }
});
