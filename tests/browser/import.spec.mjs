// An officer with a messy file: everything in it is accounted for, and nothing is guessed.
import { writeFileSync } from 'node:fs';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { slowness } from './support/pace.mjs';

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

test('a messy file is read, questioned, taken in and taken back', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, MESSY);
  const main = page.locator('main');
  await expect(main).toContainText('Housing and corporate indicators: quarter 2');
  await expect(main).toContainText('taken for a title');
  await expect(page.getByRole('group', { name: /^Rows 7 and 8 name the same measure/ })).toBeVisible();
  await expect(main.getByText('about ten').first()).toBeVisible();
  await expect(page.getByLabel('What 31 Jnue 2025 holds')).toBeVisible();
  await expectAccessibleInBoth(page);

  // The file doesn't say which year its targets are for: the person does.
  await page.getByLabel('Targets whose row names no period are for').selectOption('2026/27');
  await page.getByLabel('Measures that are new here report').selectOption('Monthly');
  // A column taken for something else is left out, and its cells with it.
  const before = await main.innerText();
  await page.getByLabel('What May 2025 holds').selectOption('Leave out');
  await expect.poll(() => main.innerText()).not.toBe(before);
  await expectAccessibleInBoth(page);

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

test('some of several columns of figures are taken, each as a measure of its own', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Month,Moths seen,Moths lost,Staff on duty\nApr 2025,80,9,31\nMay 2025,81,8,30\n');
  const asked = page.getByRole('group', { name: 'Which columns are the figures?', exact: true });
  await asked.getByRole('checkbox', { name: 'Moths seen' }).check();
  await asked.getByRole('checkbox', { name: 'Moths lost' }).focus();
  await page.keyboard.press('Space');
  await expect(asked.getByRole('checkbox', { name: 'Moths seen' })).toBeChecked();
  await expect(asked.getByRole('checkbox', { name: 'Moths lost' })).toBeChecked();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await open(page, './#/do/figures');
  const grid = page.getByRole('grid');
  await expect(grid).toContainText('Moths seen');
  await expect(grid).toContainText('Moths lost');
  await expect(grid).not.toContainText('Staff on duty');
});

test('the same file again changes nothing, and a corrected one shows what was restated', async ({ page }) => {
  const file = 'Measure,2025-04,2025-05\nHouseholds in temporary accommodation,301,299\n';
  await open(page, './#/do/import');
  await choose(page, file);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await open(page, './#/do/import');
  await choose(page, file);
  const bring = page.getByRole('button', { name: 'Bring it in' });
  await expect(bring).toBeDisabled();
  await expect(bring).toHaveAccessibleDescription(/Nothing would change/);
  await choose(page, file.replace('299', '305'));
  await expect(page.locator('main')).toContainText('from 299 to 305');
  await expect(bring).toBeEnabled();
  await expect(bring).toHaveAccessibleDescription('');
});

test('a file of settings alone says that it has no figures and what is in it, and roles stand in groups', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Unit,Frequency\nMoths counted,moths,Monthly\nBats counted,bats,Monthly\n');
  await expect(page.locator('main')).toContainText('This file has no figures. What is in it: \'Measure: name\', \'Unit\', \'Frequency\'.');
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeEnabled();
  const roles = page.getByLabel('What Unit holds');
  const groups = await roles.locator('optgroup').evaluateAll((all) => all.map((each) => each.label));
  expect(groups).toEqual(['Not taken', 'Which measure', 'Period', 'Figures', 'Targets', 'Place and group', 'Money', 'Settings of the measure']);
  await expect(roles.locator('optgroup[label="Settings of the measure"] option:checked')).toHaveText('Unit');
  // What is chosen stands in its group, and can be changed back.
  await roles.selectOption('Comment');
  await expect(roles.locator('optgroup[label="Figures"] option:checked')).toHaveText('Comment');
  await roles.selectOption('Unit');
  await expect(roles.locator('optgroup[label="Settings of the measure"] option:checked')).toHaveText('Unit');
  await expectAccessible(page);
});

test('a part, its whole and their share are one figure, once somebody says so', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Measure,Period,Met,Total,Rate\nMoths counted in time,Apr 2025,45,50,90\nMoths counted in time,May 2025,30,40,75\n');
  const scale = page.getByRole('group', { name: "'90' beside 45 out of 50: what is it?" });
  await scale.getByText('per cent', { exact: true }).tap();
  await page.getByRole('button', { name: 'Bring it in' }).tap();
  await open(page, './#/do/figures');
  await expect(page.getByRole('grid')).toContainText('Moths counted in time');
});

test('a file without figures says so at its top and beside the button', async ({ page }) => {
  await open(page, './#/do/import');
  await choose(page, 'Programme,Owner,Notes\nHousing,Head of Housing,Going fine\nParks,Head of Parks,Behind\n');
  const why = /Nothing of this file can be brought in: no column of this file holds figures/;
  await expect(page.locator('.banner.trouble')).toHaveText(why);
  const bring = page.getByRole('button', { name: 'Bring it in' });
  await expect(bring).toBeDisabled();
  await expect(bring).toHaveAccessibleDescription(why);
});

/** Gives a file to the page without waiting for what comes of it. */
async function give(page, text, name = 'long.csv') {
  // From disk, as a person does: handed over in memory, a long file is a long task of the test's own.
  const path = test.info().outputPath(name);
  writeFileSync(path, text);
  await page.getByLabel(/Choose a file/).setInputFiles(path);
}

/** A row a figure: so many measures by month. */
function long(rows) {
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const row = (at) => `Measure ${at % 300},number,own,${months[Math.floor(at / 300) % 9]} ${1990 + Math.floor(at / 2700)},${at % 977},on course`;
  return ['Measure,Unit,Role,Period,Value,Comment', ...Array.from({ length: rows }, (_, at) => row(at))].join('\n');
}

/**
 * The longest task in milliseconds, on a quiet machine with another test beside: what is done in one piece instead of in
 * slices takes seconds. Such a machine takes some 150; what a busy one holds up once says nothing of the page.
 */
const LONGEST = 900;

/** Watches for frames in which the page did nothing else for long. */
const watchFrames = (page) =>
  page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: 'longtask' });
  });

test('a file that is too large is told with its count, and so is a quotation mark with its line', async ({ page }) => {
  await open(page, './#/do/import');
  const alert = page.locator('main').getByRole('alert');
  await give(page, `Measure${',01/02/2025'.repeat(5_000)}\nBins${',1'.repeat(5_000)}\n`, 'dates.csv');
  await expect(alert).toHaveText(
    'dates.csv was not read. The file has 5,001 columns; up to 1,000 are read at once. ' +
      'Take out the columns that are not needed, blank ones at the right too.',
  );
  await give(page, `a,b\n${'1,2\n'.repeat(100_001)}`, 'rows.csv');
  await expect(alert).toContainText('The file has 100,001 rows; up to 100,000 are read at once.');
  await give(page, 'Measure,Period,Value\nBins,Apr 2025,5\n"Loans,May 2025,6\nCalls,May 2025,7\n', 'open.csv');
  await expect(alert).toContainText('open.csv was not read. Line 3: the quotation mark that opens here is never closed');
  await expectAccessible(page);
  // The next file takes the message away.
  await choose(page, 'Measure,2024/25\nBins,5\n');
  await expect(alert).toHaveText('');
});

test('a long file is read in slices, with how far it is, and can be stopped', async ({ page }) => {
  await open(page, './#/do/import');
  const before = await slowness(page);
  await watchFrames(page);
  await give(page, long(60_000));
  const main = page.locator('main');
  await expect(main.getByRole('progressbar')).toBeVisible();
  await expect(main.getByRole('status').filter({ hasText: /Reading the file|Working out/ })).toBeVisible();
  await main.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Nothing was brought in.')).toBeVisible();
  await expect(main.getByRole('progressbar')).toHaveCount(0);
  await page.waitForTimeout(500);
  await expect(page.getByRole('heading', { name: 'What would change' })).toHaveCount(0);

  // The same file again, to its end.
  await give(page, long(60_000));
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeEnabled({ timeout: 40_000 });
  await expect(main.getByRole('progressbar')).toHaveCount(0);
  await expect(main).toContainText('360,000 cells in all. 300 new measures');
  const longest = await page.evaluate(() => window.longest);
  const pace = Math.max(before, await slowness(page));
  console.log(`60,000 rows: the longest task took ${Math.round(longest)} ms, at ${pace.toFixed(1)} times a quiet machine's pace`);
  expect(longest).toBeLessThan(LONGEST * pace);
  // To find out the pace was a long task of its own.
  await page.waitForTimeout(200);
  await page.evaluate(() => (window.longest = 0));
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.locator('.save')).toContainText('Saved in this browser', { timeout: 20_000 });
  const bringing = await page.evaluate(() => window.longest);
  console.log(`brought in: the longest task took ${Math.round(bringing)} ms`);
  // To rate and draw three hundred new measures is a piece of work in one.
  expect(bringing).toBeLessThan(2 * LONGEST * Math.max(pace, await slowness(page)));
});

test('a file of hundreds of columns does not freeze the page', async ({ page }) => {
  await open(page, './#/do/import');
  const before = await slowness(page);
  await watchFrames(page);
  const days = Array.from({ length: 900 }, (_, at) => new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10));
  const dates = days.map((day) => day.split('-').reverse().join('/'));
  const rows = Array.from({ length: 20 }, (_, row) => `Measure ${row},${dates.map((_, at) => at + row).join(',')},7`);
  await give(page, [`Measure,${dates.join(',')},31 Jnue 2025`, ...rows].join('\n'));
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeEnabled({ timeout: 40_000 });
  await expect(page.getByLabel(`What ${dates[60]} holds`)).toHaveCount(0);
  // What is in doubt is shown wherever it stands.
  await expect(page.getByLabel('What 31 Jnue 2025 holds')).toBeVisible();
  await page.getByRole('button', { name: 'Show 40 more of 902 columns' }).click();
  await expect(page.getByLabel(`What ${dates[60]} holds`)).toBeVisible();
  const longest = await page.evaluate(() => window.longest);
  const pace = Math.max(before, await slowness(page));
  console.log(`900 columns: the longest task took ${Math.round(longest)} ms, at ${pace.toFixed(1)} times a quiet machine's pace`);
  expect(longest).toBeLessThan(LONGEST * pace);
});
