// A measure in the order of See, Judge, Act: its control chart by touch and keys, what is said of it, pictures to save,
// and one sheet of paper.
import { readFile } from 'node:fs/promises';
import { expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test.use({ reading: true });

const MEASURE = './#/measure/temporary-accommodation';
const read = (page) => page.locator('.read p[role=status]');

test('what doesn’t add up is shown with its limits first, what adds up against its plan', async ({ page }) => {
  const pressed = page.locator('.chart [aria-pressed=true]');
  await open(page, MEASURE);
  await expect(pressed).toHaveText('Control chart');
  await expect(page.locator('.chart h2')).toHaveText(/usual range|average|in a row/);
  await open(page, './#/measure/leisure-visits');
  await expect(pressed).toHaveText('Year so far');
  await expect(page.locator('.chart h2')).toHaveText(/ by \w+ \d{4}.* the plan of /);
  // Rare events add up, too, and are marks first.
  await open(page, './#/measure/accidents');
  await expect(pressed).toHaveText('Control chart');
  await expect(page.locator('.chart h2')).toContainText('Too rare for limits');
  // A line of time: low, and with how long it was from one to the next.
  await expect(page.locator('.chart figcaption').first()).toContainText(/From one month with any to the next it took/);
  expect((await page.locator('.plot').first().boundingBox()).height).toBeLessThan(200);
});

test('a season is told beside the same month of the year before, and is no sign of change', async ({ page }) => {
  const season = /4,547 (visits )?higher than in Sep 2024, which is better/;
  await open(page, './#/measure/leisure-visits');
  await expect(page.locator('main')).toContainText(/compare with the same month of last year: /);
  await expect(page.locator('main')).toContainText(season);
  await expect(page.locator('main')).not.toContainText('more than chance brings');
  await open(page, './#/review/icons');
  const row = page.locator('.icon-table tbody tr:not(.part)').filter({ hasText: 'Visits to leisure centres' });
  await expect(row).toContainText('A season comes again each year');
  await expect(row).toContainText(season);
});

// Nobody has signed off a target of the sample's year.
for (const address of [
  './#/review',
  './#/review/exceptions',
  './#/review/statistics?plan=housing',
  './#/review/meeting/housing-partnership-november',
  './#/plan/link/staff-listening',
  './#/plan/story/settled-homes',
  './#/plan/measures',
]) {
  test(`that targets aren’t signed off is said once: ${address}`, async ({ page }) => {
    await open(page, address);
    await expect(page.getByText('None of the targets for 2025/26 is signed off.')).toHaveCount(1);
    await expect(page.getByText('target not signed off')).toHaveCount(0);
  });
}

test('so it is of an exception', async ({ page }) => {
  await open(page, './#/review/exception/accidents-july');
  await expect(page.getByText('Its target isn’t signed off.')).toHaveCount(1);
});

test('keys and a finger read the control chart, and change the picture', async ({ page }) => {
  await open(page, MEASURE);
  const chart = page.getByRole('slider', { name: 'Read the chart by period' });
  await chart.focus();
  await chart.press('End');
  await expect(read(page)).toContainText('usual range');
  await page.getByText('The figures as a table').click();
  const rows = page.locator('.chart tbody tr');
  expect(await rows.count()).toBe(Number(await chart.getAttribute('aria-valuemax')));
  await expect(page.locator('.chart thead')).toContainText('Upper limit');
  const title = await page.locator('.chart h2').innerText();
  await page.getByRole('button', { name: 'By period' }).tap();
  await expect(page.locator('.chart h2')).not.toHaveText(title);
  await expect(page.locator('.chart thead')).toContainText('Floor');
  await page.getByRole('button', { name: 'Control chart' }).press('Enter');
  await expect(page.locator('.chart h2')).toHaveText(title);
});

test('news is told by its shape, and no colour of a rating stands in the chart', async ({ page }) => {
  await open(page, MEASURE);
  const fills = await page.locator('.plot .drawing path').evaluateAll((all) => all.map((it) => it.getAttribute('fill')));
  expect(fills.filter((fill) => fill === 'var(--worse)').length).toBeGreaterThan(3);
  expect(fills.filter((fill) => /--(red|amber|green)/.test(fill))).toEqual([]);
  // News is drawn by straight lines; the ring is the figure that is read.
  const news = await page.locator('.plot .drawing path[fill="var(--worse)"]').evaluateAll((all) => all.map((it) => it.getAttribute('d')));
  expect(news.filter((d) => !d.includes('a')).length).toBeGreaterThan(3);
});

test('three panels say it in order, and each disclosure has a name of its own', async ({ page }) => {
  await open(page, MEASURE);
  await expect(page.locator('.panels h2')).toHaveText(['See', 'Judge', 'Act']);
  for (const panel of await page.locator('.panels section').all()) expect(await panel.locator('p').count()).toBeGreaterThan(0);
  const names = await page.locator('main summary').allInnerTexts();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Why red, year to date?');
  await page.locator('summary', { hasText: 'Why red, year to date?' }).tap();
  await expect(page.locator('.why[open]')).toContainText('worse than the floor of');
  await open(page, './#/measure/residual-waste');
  await expect(page.locator('.panels')).toContainText('No action is tied to this measure');
});

test('the picture is saved as SVG and as PNG', async ({ page }) => {
  await open(page, MEASURE);
  const save = async (kind) => {
    const button = page.getByRole('button', { name: `Save picture (${kind})` });
    const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(saved.suggestedFilename()).toBe(`households-in-temporary-accommodation.${kind.toLowerCase()}`);
    return readFile(await saved.path());
  };
  const svg = (await save('SVG')).toString();
  expect(svg).toContain('Upper limit');
  expect(svg).not.toContain('var(');
  const png = await save('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
});

test('both pictures are accessible, light and dark', async ({ page }) => {
  await open(page, MEASURE);
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'By period' }).click();
  await expectAccessibleInBoth(page);
});

for (const width of [360, 820, 1180]) {
  test(`nothing is cut off, ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, MEASURE);
    await expect(page.locator('.plot .drawing')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('on paper the workings start a page of their own, after chart and panels', async ({ page }) => {
  await open(page, MEASURE);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.panels')).toBeVisible();
  await expect(page.locator('.plot .drawing')).toBeVisible();
  // The figures as a table are the first of them.
  const before = await page.locator('.figures').evaluate((it) => getComputedStyle(it).breakBefore);
  expect(before).toBe('page');
});
