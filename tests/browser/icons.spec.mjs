// The icon table and the statistical report: what the scorecard counts, by keyboard, by touch, on a phone and on paper.
import { expectAccessible, expectAccessibleInAll, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test.use({ reading: true });

const ICONS = './#/review/icons?plan=corporate';
const REPORT = './#/review/statistics?plan=housing';

const rows = (page) => page.locator('.icon-table tbody tr:not(.part)');

test('its counts are those of the scorecard', async ({ page }) => {
  await open(page, './#/scorecard/corporate');
  const sentence = await page.locator('.summary .lede').innerText();
  const listed = await page.locator('.row').count();
  await open(page, ICONS);
  await expect(rows(page)).toHaveCount(listed);
  const notes = page.locator('.icon-table ~ .small, :has(> .icon-table) ~ .small');
  const [first] = sentence.split('.');
  await expect(notes.first()).toContainText(first);
  const red = (await rows(page).locator('.status').allInnerTexts()).filter((text) => text.trim() === 'Red').length;
  expect(await page.locator('.lede').innerText()).toMatch(new RegExp(`^${red} red to date\\. Of the \\d+ that (have|has) been steady for long enough to tell, (none is|1 is|\\d+ are) red by the latest period alone; (some|fewer than) \\d+\\.\\d are to be expected if nothing changed\\.$`));
  await expect(notes.nth(1)).toContainText('it presumes that figures vary normally');
  // Confidence stands beside the ratings, in words as well as bars.
  await expect(rows(page).filter({ hasText: 'recycled or composted' }).locator('td').nth(5)).toContainText('High');
  await expect(rows(page).filter({ hasText: 'Adults who smoke' }).locator('td').nth(5)).toContainText('Not assessed');
  // Two figures make no usual range.
  await expect(rows(page).filter({ hasText: 'Adults who smoke' }).locator('td').first()).toHaveText(/Too few figures$/);
});

test('on a tablet the table comes at once, in rows of two lines, and its signs have a key', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await open(page, './#/review/icons');
  await expect(rows(page).first()).toBeVisible();
  const inSight = await rows(page).evaluateAll((all) => all.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
  expect(inSight).toBeGreaterThanOrEqual(5);
  const heights = await rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height).sort((one, other) => one - other));
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThanOrEqual(80);
  const key = await page.locator('.footmarks').innerText();
  const signs = new Set(await page.locator('.icon-table .footmark > [aria-hidden]').allInnerTexts());
  for (const sign of signs) expect(key).toContain(sign);
});

test('signs for the worse, and what is unlikely to make its target, stand before what is red by chance', async ({ page }) => {
  await open(page, './#/review/icons');
  await expect(rows(page).first()).toBeVisible();
  const parts = await page.locator('.icon-table .part').allInnerTexts();
  expect(parts[0]).toMatch(/^A sign for the worse \(\d+\)/);
  expect(parts[1]).toMatch(/^Unlikely to make its target \(\d+\)/);
  expect(parts.at(-1)).toMatch(/^The rest/);
  await expect(rows(page).first()).toContainText('Why: ');
});

test('by keyboard: sorted by a column, the other way round, and back; a measure and back', async ({ page }) => {
  await open(page, ICONS);
  const heading = page.getByRole('columnheader', { name: 'Forecast' });
  const button = heading.getByRole('button');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.icon-table .part')).toHaveCount(0);
  const chance = async () =>
    (await rows(page).locator('td:nth-of-type(5) b').allInnerTexts()).map((text) => Number.parseFloat(text.replace(/under |over /, '')));
  const up = await chance();
  expect(up.length).toBeGreaterThan(3);
  expect(up).toEqual([...up].sort((one, other) => one - other));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(button).toBeFocused();
  expect(await chance()).toEqual([...up].sort((one, other) => other - one));
  await page.getByRole('button', { name: 'Reasons first' }).press('Space');
  await expect(page.locator('[aria-sort]')).toHaveCount(0);
  const link = rows(page).nth(2).getByRole('link');
  const name = await link.innerText();
  await link.press('Enter');
  await expect(page.locator('h1')).toHaveText(name);
  await page.goBack();
  await expect(rows(page).nth(2).getByRole('link')).toBeFocused();
});

test('by touch: large enough for a finger, and a heading sorts', async ({ page }) => {
  await open(page, ICONS);
  await expect(rows(page).first()).toBeVisible();
  for (const found of await page.locator('.icon-table :is(button, a), .chip').all()) {
    expect((await found.boundingBox()).height, await found.innerText()).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('button', { name: 'Measure' }).tap();
  const names = await rows(page).getByRole('link').allInnerTexts();
  expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).sort());
});

test('icons are neither red, amber nor green, and are words too', async ({ page }) => {
  await open(page, './#/review/icons');
  await expect(rows(page).first()).toBeVisible();
  for (const icon of await page.locator('.icon').all()) expect((await icon.innerText()).trim()).not.toBe('');
  const status = await page.evaluate(() => {
    const of = getComputedStyle(document.documentElement);
    return ['--red', '--amber', '--green'].map((name) => of.getPropertyValue(name));
  });
  const tones = await page.locator('.icon').evaluateAll((all) => [...new Set(all.map((it) => getComputedStyle(it).getPropertyValue('--tone')))]);
  expect(tones.length).toBeGreaterThan(1);
  for (const tone of tones) expect(status).not.toContain(tone);
});

for (const [width, height, expectFound, looks] of [
  [1180, 820, expectAccessibleInAll, 'light, dark and forced colours'], [820, 1180, expectAccessible, 'light'], [360, 740, expectAccessibleInBoth, 'light and dark'],
]) {
  for (const [name, address, there] of [['icons', ICONS, '.icon-table'], ['statistics', REPORT, '.reported']]) {
    test(`${name}: accessible and no wider than the screen at ${width} × ${height}, ${looks}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, address);
      await expect(page.locator(there).first()).toBeVisible();
      await expect(page.locator('progress')).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await expectFound(page);
    });
  }
}

test('the table is one on a phone too, with each cell under its name', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, ICONS);
  await expect(page.getByRole('table', { name: 'Measures as icons' })).toBeVisible();
  await expect(page.getByRole('columnheader').first()).toBeVisible();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader').getByRole('link') }).first();
  await expect(row.locator('.cell-name').first()).toBeVisible();
});

test('the table prints with its head on every sheet, without buttons to press', async ({ page }) => {
  await open(page, ICONS);
  await expect(rows(page).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Reasons first' })).toBeHidden();
  const head = page.locator('.icon-table thead');
  expect(await head.evaluate((it) => [getComputedStyle(it).display, getComputedStyle(it).breakInside])).toEqual(['table-header-group', 'avoid']);
  // Words, since a browser doesn’t repeat a button.
  await expect(head.locator('button').first()).toBeHidden();
  await expect(head.locator('.only-print').first()).toHaveText('Measure');
  await expect(head.locator('.only-print').first()).toBeVisible();
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length).toBeLessThanOrEqual(3);
});

test('the report has a section for each measure, for the period of its address', async ({ page }) => {
  await open(page, './#/scorecard/housing');
  const listed = await page.locator('.row').count();
  await open(page, `${REPORT}&period=2025-06`);
  await expect(page.locator('h1')).toHaveText(/statistical report, Jun 2025$/);
  await expect(page.locator('.reported')).toHaveCount(listed);
  const section = page.locator('.reported').first();
  for (const part of ['Level', 'Trend', 'Variation', 'Forecast', 'Comparison']) {
    await expect(section.locator('dt').filter({ hasText: part })).toHaveCount(1);
  }
  // Its control chart and how it goes; and what it costs, where that is known.
  await expect(section.getByRole('img')).toHaveCount(3);
  await expect(page.locator('.reported').nth(1).getByRole('img')).toHaveCount(2);
});

test('the report is saved as one file that runs nothing', async ({ page }) => {
  await open(page, REPORT);
  const save = page.getByRole('button', { name: 'Save as one file' });
  await expect(save).toBeEnabled();
  const sections = await page.locator('.reported').count();
  const [download] = await Promise.all([page.waitForEvent('download'), save.tap()]);
  const text = (await import('node:fs')).readFileSync(await download.path(), 'utf8');
  expect(text).toContain("default-src 'none'");
  expect(text.match(/<section>/g)).toHaveLength(sections);
  expect(text).not.toContain('<script');
  const saved = await page.context().newPage();
  await saved.setContent(text);
  await expect(saved.locator('svg').first()).toBeVisible();
});

test('on paper no measure of the report is broken over sheets', async ({ page }) => {
  await open(page, REPORT);
  await expect(page.getByRole('button', { name: 'Save as one file' })).toBeEnabled();
  await page.setViewportSize({ width: 703, height: 1017 });
  await page.emulateMedia({ media: 'print' });
  // But the first, which begins on the sheet that says what the report is of.
  for (const section of (await page.locator('.reported').all()).slice(1)) {
    expect(await section.evaluate((it) => getComputedStyle(it).breakInside)).toBe('avoid');
    // What is higher than a sheet of A4 within its margins would be broken all the same.
    expect((await section.boundingBox()).height, await section.locator('h2').innerText()).toBeLessThanOrEqual(1017);
  }
});

test('it is found from the review, from a scorecard and from its plan', async ({ page }) => {
  for (const [from, name] of [['./#/review', /^Icon table ?: /], ['./#/scorecard/housing', /^Icon table$/], ['./#/plan/of/housing', /^Its icon table$/]]) {
    await open(page, from);
    await page.getByRole('link', { name }).first().click();
    await expect(page.locator('h1')).toContainText('icon table');
  }
});

test('a measure says what is missing for a funnel of its peers', async ({ page }) => {
  await open(page, './#/measure/recycling');
  await expect(page.getByText('their figures have no numerators and denominators')).toBeVisible();
});

/** A measure with its counts beside those of peers. */
function withPeers() {
  const counts = (numerator, denominator) => [{ period: '2025-09', numerator, denominator }];
  const peer = (id, name, ...of) => ({ id, name, kind: 'peer', series: counts(...of) });
  return {
    format: 'golden-thread-pack', version: 1, organisation: { name: 'Anyborough' },
    plans: [{ id: 'plan', name: 'Plan', measures: ['decided'] }],
    measures: [{
      id: 'decided', name: 'Decided in time', specification: {}, frequency: 'monthly', polarity: 'higher_is_better',
      accumulation: 'ratio', scale: 100, unit: '%', precision: 1, series: counts(390, 500),
      comparators: [peer('n', 'Northby', 402, 500), peer('s', 'Southby', 1540, 2000), peer('e', 'Eastham', 300, 500)],
    }],
  };
}

test('a measure whose peers give counts has a funnel, read by keys and said in words', async ({ page }, info) => {
  await open(page, './#/drafts');
  const buffer = Buffer.from(JSON.stringify(withPeers()));
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'peers.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.brand, header').first()).not.toContainText('Anyborough Council');
  await page.evaluate(() => { location.hash = '#/measure/decided'; });
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Among its peers' }) });
  await expect(section.getByRole('heading', { name: 'Beside 3 peers: within the limits of chance' })).toBeVisible();
  await expect(section).toContainText('Outside the limits of 99.8%: Eastham (worse).');
  await expect(section).toContainText(/the chance that one or more falls outside 95% by luck is \d+%/);
  await expect(section).toContainText('2.8 percentage points more than all together at 75.2%, 1.04 times as much');
  const slider = section.getByRole('slider', { name: 'Read the chart by area' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(section.getByRole('status')).toContainText('Southby 77.0%: 1,540 of 2,000');
  for (const width of [1180, 360]) {
    await page.setViewportSize({ width, height: 820 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await section.screenshot({ path: info.outputPath(`funnel-${width}.png`) });
  }
  await expectAccessible(page);
});
