// A month on a council's published tables, as a new user runs it: imported by the page, a figure in and what is asked of it
// answered, what lacks a figure counted alike wherever it stands, an exception raised, written, reviewed, one that may not
// close and one that closes, a risk that moves, an audit drawn with its finding, wards compared.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, open, test } from './support/fixtures.mjs';
import { paste } from './support/grids.mjs';

const FILE = join(process.env.REAL_CASES ?? '../shared/cases', 'coventry', 'measures_long.csv');
const RECYCLING = 'Household waste recycled and composted';
const PLAN = 'One Coventry Plan 2022-30';
const AREAS = './#/measure/CPI-052/areas';
const EXCEPTIONS = './#/review/exceptions/change';

const section = (page, name) => page.locator('main section', { has: page.getByRole('heading', { name, exact: true }) });
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);
const drafts = (page) => page.locator('main .records > li', { has: page.getByRole('button', { name: /^Raise an exception/ }) });

/** Goes to a page as at the year that the council published last. */
async function openAsAtTheYear(page, address) {
  await open(page, address);
  await page.getByLabel('Period', { exact: true }).selectOption('2024/25');
}

test('a month is run on a council’s published tables', async ({ page }) => {
  test.skip(!existsSync(FILE), 'skipped: the council’s files are not beside this project');
  test.slow();

  await test.step('the tables come in as one step', async () => {
    await open(page, './#/start');
    await page.getByLabel('Organisation').fill('A council');
    await page.getByLabel('Month your reporting year starts in').selectOption('4');
    await page.getByLabel('Plans', { exact: true }).fill('A plan');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await open(page, './#/do/import');
    await page.getByLabel(/Choose a file/).setInputFiles(FILE);
    await expect(page.getByText('232 new measures')).toBeVisible();
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(page.getByText(/brought in/)).toBeVisible();
  });

  await test.step('a figure is a slip of the finger, which is asked about; then it is right', async () => {
    await openAsAtTheYear(page, './#/do/figures');
    await page.getByLabel('How often').selectOption('yearly');
    await page.getByRole('combobox', { name: 'Plan', exact: true }).selectOption(PLAN);
    await page.locator('#cell-0-0').click();
    // Between 28.6 and 34.2 in each of nine years: 3.2 is a tenth of what is usual.
    await paste(page, `${RECYCLING}\t3.2`);
    await page.getByRole('button', { name: 'Go to the question' }).click();
    await page.getByRole('button', { name: 'Yes, this is right' }).click();
    await expect(page.getByRole('button', { name: 'Go to the question' })).toHaveCount(0);
    await paste(page, `${RECYCLING}\t31.9`);
    await open(page, './#/measure/CPI-052');
    await expect(page.locator('.headline')).toContainText('31.9');
  });

  await test.step('what lacks a figure is counted alike by Do, the month, By role and Data quality', async () => {
    await open(page, './#/do');
    const said = await page.locator('main').getByText(/\d+ lacks? a figure/).first().innerText();
    const lacking = Number(said.match(/(\d+) lacks? a figure/)[1]);
    expect(lacking).toBeGreaterThan(1);
    await page.getByRole('link', { name: `The ${lacking} that lack a figure` }).click();
    await expect(page.locator('main h2').first()).toHaveText(`${lacking} lack a figure`);
    await expect(page.locator('main .items > li')).toHaveCount(lacking);
    await open(page, './#/review/role?as=performance-team');
    await expect(page.getByRole('heading', { name: /^Figures due/ })).toContainText(`of which ${lacking} lack a figure by now`);
    await open(page, './#/review/quality');
    await expect(page.locator('main')).toContainText(`${lacking} measures lack a figure: `);
  });

  await test.step('an exception is raised, written and reviewed, and may not close yet', async () => {
    await open(page, EXCEPTIONS);
    await drafts(page).filter({ hasText: RECYCLING }).getByRole('button').click();
    await expect(page.locator('h1')).toContainText(`${RECYCLING}: red to date, 2024/25`);
    await page.getByLabel('Cause', { exact: true }).fill('Two rounds were not collected.');
    await page.getByLabel('Is that in our control?').selectOption('Partly in our control');
    await page.getByLabel('Last reviewed').fill('2025-06-12');
    await page.locator('main form').first().getByRole('button', { name: 'Save', exact: true }).click();
    await toast(page, 'The exception was changed.');
    const promised = section(page, 'By when it is back within its floor');
    await promised.getByLabel('Back within its floor by').fill('2053-03-31');
    await promised.getByLabel('What that rests on').fill('The rounds are collected again.');
    await promised.getByRole('button', { name: 'Promise this date' }).click();
    await expect(promised.locator('ol > li')).toHaveCount(1);
    const closing = section(page, 'Closing it');
    await expect(closing).toContainText('It may not close yet');
    await expect(closing.getByRole('button', { name: /it has recovered/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'See this exception as others read it' }).click();
    await expect(page.locator('main')).toContainText('Two rounds were not collected.');
  });

  await test.step('another closes by a decision', async () => {
    await open(page, EXCEPTIONS);
    await expect(drafts(page).filter({ hasText: RECYCLING })).toHaveCount(0);
    await drafts(page).first().getByRole('button').click();
    const closing = section(page, 'Closing it');
    await closing.getByLabel('What was decided').fill('The target is given up for this year.');
    await closing.getByLabel('Who decided').fill('Cabinet');
    await closing.getByLabel('When it was decided').fill('2025-06-12');
    await closing.getByRole('button', { name: 'Close it by this decision' }).click();
    await expect(closing).toContainText('Closed on');
    await expect(closing.getByRole('button', { name: 'Open it again' })).toBeVisible();
  });

  await test.step('a risk is scored and moves', async () => {
    await open(page, './#/review/risks/change');
    await page.getByLabel('The risk in a few words').fill('Nobody bids for the rounds');
    await page.getByRole('combobox', { name: 'Plan', exact: true }).selectOption(PLAN);
    await page.getByRole('button', { name: 'Add the risk' }).click();
    const scoring = section(page, 'How it is scored');
    const score = async (likelihood, on, why, button) => {
      await scoring.getByLabel('Likelihood', { exact: true }).selectOption(likelihood);
      await scoring.getByLabel('Impact', { exact: true }).selectOption('4 Major');
      await scoring.getByLabel('Scored on').fill(on);
      await scoring.getByLabel('What that rests on').fill(why);
      await scoring.getByRole('button', { name: button, exact: true }).click();
    };
    await score('2 Unlikely', '2025-05-01', 'Three firms asked for the papers.', 'Score it');
    await expect(scoring.locator('ol > li')).toHaveCount(1);
    await score('4 Likely', '2025-06-01', 'Two of them have gone.', 'Score it again');
    await expect(scoring.locator('ol > li')).toHaveCount(2);
    await page.getByRole('link', { name: 'See this risk as others read it' }).click();
    await expect(page.locator('main')).toContainText('Up from 8 (likelihood 2, impact 4, scored on 1 May 2025).');
  });

  await test.step('an audit is drawn by a seed, and what was found is entered', async () => {
    await open(page, './#/review/quality/change');
    await page.getByLabel('How many figures are drawn').fill('4');
    await page.getByRole('button', { name: 'Make the lists' }).click();
    await expect(page.locator('h1')).toHaveText('Change Audit of 2024/25');
    const lists = page.locator('main section', { has: page.getByRole('button', { name: 'Draw the figures' }) });
    const list = section(page, await lists.last().getByRole('heading').first().innerText());
    await list.getByLabel('Seed').fill('3512');
    await list.getByRole('button', { name: 'Draw the figures' }).click();
    const drawn = list.locator('ol.records > li');
    await expect(drawn.first()).toContainText('in the list');
    await drawn.first().getByRole('button', { name: /^Enter what was found/ }).click();
    await list.getByLabel('What was found').selectOption('As published');
    await list.getByRole('button', { name: 'Save what was found' }).click();
    await expect(drawn.first().getByRole('button', { name: /^Change what was found/ })).toBeVisible();
  });

  await test.step('wards are brought in and compared', async () => {
    await open(page, `${AREAS}/change`);
    await page.getByLabel('A block from a spreadsheet').fill('Ward,Set,Figure\nFoleshill,Wards,27.5\nEarlsdon,Wards,35.2\nWainbody,Wards,33.1');
    await page.getByRole('button', { name: 'Take the block' }).click();
    await toast(page, 'Taken: 3 areas or groups added, 3 figures.');
    await page.getByRole('link', { name: 'See them as others read them' }).click();
    const rows = page.locator('main table.sheet tbody tr');
    for (const [ward, share] of [['Foleshill', '27.5'], ['Earlsdon', '35.2'], ['Wainbody', '33.1']]) {
      await expect(rows.filter({ hasText: ward })).toContainText(share);
    }
    await expect(page.locator('main')).toContainText('Earlsdon');
  });
});
