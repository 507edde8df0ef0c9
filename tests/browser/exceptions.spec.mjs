// Exceptions: what is red is seen, raised, written, promised, held to it and closed; by touch, by keys, on a phone.
import { readFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInAll } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const LIST = './#/review/exceptions';
const HOUSING = './#/review/exception/temporary-accommodation-red';
const COMPLAINTS = './#/review/exception/complaints-late';

const cards = (page) => page.locator('.cards > .card');
const rows = (page) => page.locator('.tracker tbody tr');
const section = (page, name) => page.locator('main section', { has: page.getByRole('heading', { name, exact: true }) });
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);

/** Asserts that nothing is wider than the window. */
async function expectNoSidewaysScroll(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('Review opens on what is open, the most harmful first, each with its history, cause, action and promise', async ({ page }) => {
  await open(page, './#/review');
  await expect(cards(page)).toHaveCount(2);
  const first = cards(page).first();
  await expect(first).toContainText('More households in temporary accommodation than planned');
  await expect(first.locator('.heat')).toBeVisible();
  await expect(first).toContainText('households over');
  await expect(first).toContainText('Private rents rose faster');
  await expect(first).toContainText('Cannot tell: the 6 figures since Apr 2025');
  await expect(first).toContainText('Back within its floor by 31 Jan 2026, moved 3 times, 7 months later than first promised (30 Jun 2025). That day is still to come.');
  await expect(cards(page).nth(1)).toContainText('No date was promised');
  // Reds that nobody raised are said, and lead to their measures.
  const due = page.getByText(/measures are due an exception that nobody has raised/);
  await due.tap();
  await expect(page.locator('.due a.link', { hasText: 'Care leavers' })).toBeVisible();
  await first.getByRole('link').first().tap();
  await expect(page.locator('h1')).toHaveText('More households in temporary accommodation than planned');
  await page.goBack();
  await expect(cards(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'All exceptions, closed ones too' }).click();
  await expect(page.locator('h1')).toHaveText('Exceptions');
});

test('the tracker says of each how old it is, whose, when it is looked at again, how often it moved and what came of it', async ({ page }) => {
  await open(page, LIST);
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText('More households in temporary accommodation');
  for (const words of ['In recovery', '8 months', 'Head of Housing Options', '20 Nov 2025', '31 Jan 2026, to come', '3 times', 'Off recovery', '10 lower from Apr 2025: Cannot tell; the figures are 30 higher']) {
    await expect(rows(page).first()).toContainText(words);
  }
  await expect(rows(page).nth(1)).toContainText('24 Oct 2025, overdue');
  await expect(rows(page).filter({ hasText: 'sickness' })).toContainText('Waived');
  await expect(rows(page).filter({ hasText: 'A fall from a vehicle' })).toContainText('Closed');
  await expect(rows(page).filter({ hasText: 'A fall from a vehicle' })).toContainText('30 Sep 2025, kept');
});

test('the tracker is narrowed to a plan or a post, and to what is overdue', async ({ page }) => {
  await open(page, LIST);
  const heading = page.getByRole('heading', { level: 2 }).first();
  const whose = page.getByLabel('Plan or post');
  await expect(heading).toHaveText('All exceptions');
  await whose.selectOption('Head of Customer Services');
  await expect(heading).toHaveText('All exceptions of Head of Customer Services');
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel('Overdue only').tap();
  await expect(heading).toHaveText('Overdue exceptions of Head of Customer Services');
  await expect(rows(page)).toHaveCount(1);
  await whose.selectOption('Head of Housing Options');
  await expect(page.locator('main')).toContainText('Overdue exceptions of Head of Housing Options: none.');
  await expectAccessible(page);
  await whose.selectOption('Everything');
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel('Overdue only').tap();
  await expect(rows(page)).toHaveCount(4);
});

test('Review of a plan counts the risks of that plan', async ({ page }) => {
  await open(page, './#/review?plan=place');
  await expect(page.locator('main a[href="#/review/risks"]').first()).toHaveText('Place directorate plan: 1 risk is open: 1 with a review overdue');
  await open(page, './#/review?plan=housing');
  await expect(page.locator('main a[href="#/review/risks"]').first()).toHaveText('Housing service plan 2025/26: no risk is open');
  await open(page, './#/review');
  await expect(page.locator('main a[href="#/review/risks"]').first()).toHaveText(/^4 risks are open/);
});

test('the story of one stands on one page, with the way back on its chart and in its table', async ({ page }) => {
  await open(page, HOUSING);
  await expect(page.locator('.crumbs')).toContainText('Households in temporary accommodation');
  await expect(page.locator('main')).toContainText('Off recovery: 277 in Sep 2025, which was to be 258');
  await expect(page.locator('main')).toContainText('It may not close yet: Sep 2025 is worse than the floor');
  await page.getByText('The figures as a table').click();
  await expect(page.locator('main table thead').first()).toContainText('Recovery');
  // It rose all the while: there is no level that a promise could be counted from.
  await expect(page.locator('main table thead').first()).not.toContainText('As promised');
  await expect(page.locator('main')).toContainText('What its actions promised isn’t drawn: the figures before keep no level to count from.');
  const promises = section(page, 'By when it is back within its floor').locator('ol > li');
  await expect(promises).toHaveCount(4);
  await expect(promises.first()).toContainText('promised first, on 20 Feb 2025');
  await expect(promises.last()).toContainText('moved, on 20 Oct 2025');
  // It never colours the target: the measure is rated as before.
  await open(page, './#/measure/temporary-accommodation');
  await expect(page.locator('.headline .status')).toHaveText(/Red/);
  const told = page.locator('.last-time');
  await expect(told.getByRole('heading')).toHaveText('What you were told last time');
  await expect(told).toContainText('moved 3 times, 7 months later than first promised');
  await told.getByRole('link', { name: 'The open exception' }).click();
  await expect(page).toHaveURL(/exception\/temporary-accommodation-red$/);
  // One that nobody raised says so where its red is judged.
  await open(page, './#/measure/savings');
  await expect(page.locator('.last-time')).toContainText('It is due an exception that nobody has raised: Red to date');
});

test('nothing that reads changes anything', async ({ page }) => {
  for (const address of [LIST, HOUSING, './#/review']) {
    await open(page, address);
    await expect(page.locator('main :is(input:not(.filters input), select:not(.about select, .filters select), textarea, form)')).toHaveCount(0);
  }
});

test('by keys: a draft that waits is raised with its figures, written, promised and moved', async ({ page }) => {
  await open(page, `${LIST}/change`);
  const draft = page.locator('.records > li', { hasText: 'Savings' }).first();
  await expect(draft).toContainText('Red to date');
  await expect(draft).toContainText(/short/);
  await draft.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText('red to date, Sep 2025');
  await toast(page, 'The exception was raised.');
  await page.getByLabel('Cause', { exact: true }).fill('One contract is being argued over.');
  await page.getByLabel('Is that in our control?').selectOption('Partly in our control');
  await page.getByLabel('What works elsewhere').fill('A neighbour sends its invoices back the same day.');
  await page.getByLabel('Cause', { exact: true }).focus();
  const form = page.locator('main form').first();
  await form.getByRole('button', { name: 'Save', exact: true }).focus();
  await page.keyboard.press('Enter');
  await toast(page, 'The exception was changed.');
  await expect(page.locator('main')).toContainText('an action; a day by which it is back within its floor.');
  // An action promises an effect from a period on: one without the other is asked for.
  const work = section(page, 'What is being done');
  await work.getByRole('button', { name: 'Add an action' }).press('Enter');
  await expect(work.getByLabel('What is to be done, or reached')).toBeFocused();
  await work.getByLabel('What is to be done, or reached').fill('Let the second contract');
  await work.getByLabel('Who is responsible').fill('Director of Finance');
  await work.getByLabel('Expected effect on each figure').fill('0.2');
  await work.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(work.getByText('Choose the first period that should show it')).toBeVisible();
  await work.getByLabel('Expected from').selectOption('Nov 2025');
  await work.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(work.locator('.records > li')).toContainText('The figure is to rise by £0.2m from Nov 2025. Too early to tell');
  // A date, and its move: both stay.
  const promised = section(page, 'By when it is back within its floor');
  await promised.getByRole('button', { name: 'Promise this date' }).press('Enter');
  await expect(promised.getByText('Enter the day by which it is back within its floor').first()).toBeVisible();
  // It can't be of a day that is over, nor said on one that is to come.
  await promised.getByLabel('Back within its floor by').fill('2023-11-30');
  await promised.getByLabel('What that rests on').fill('The contract is let by then.');
  await promised.getByRole('button', { name: 'Promise this date' }).press('Enter');
  await expect(promised.getByText('The day by which it is back comes after the one on which it was said').first()).toBeVisible();
  await promised.getByLabel('Back within its floor by').fill('2053-01-31');
  await promised.getByLabel('When it was said').fill('2052-06-01');
  await promised.getByRole('button', { name: 'Promise this date' }).press('Enter');
  await expect(promised.getByText('That day is still to come').first()).toBeVisible();
  await expect(promised.locator('ol > li')).toHaveCount(0);
  await promised.getByLabel('When it was said').fill('2025-10-31');
  await promised.getByLabel('Back within its floor by').fill('2026-01-31');
  await promised.getByRole('button', { name: 'Promise this date' }).press('Enter');
  await expect(promised.locator('ol > li')).toHaveCount(1);
  await promised.getByLabel('Back within its floor by').fill('2026-03-31');
  await promised.getByLabel('What that rests on').fill('The other side asked for time.');
  await promised.getByRole('button', { name: 'Move the date' }).press('Enter');
  await expect(promised.locator('ol > li')).toHaveCount(2);
  await expect(promised.locator('ol > li').first()).toContainText('31 Jan 2026');
  await expect(promised.getByRole('button', { name: /Change|Take away/ })).toHaveCount(0);
  // The way back by period: drawn straight, and one more by hand.
  const way = section(page, 'The way back');
  await way.getByRole('button', { name: 'Draw it straight to the floor by the promised date' }).press('Enter');
  await expect(way.locator('.records > li')).toHaveCount(6);
  await expect(way.locator('.records > li').last()).toContainText('Mar 2026');
  await way.getByRole('button', { name: 'Add a step of the recovery' }).press('Enter');
  await expect(way.getByLabel('Its figure is to be')).toHaveValue('');
  await way.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(way.getByText('Enter a number such as 240')).toBeVisible();
  await way.getByLabel('Its figure is to be').fill('0.6');
  await way.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(way.locator('.records > li').last()).toContainText('Apr 2026: 0.6');
  await expectAccessible(page);
  // What was promised isn't lost by taking the exception away.
  await page.getByRole('button', { name: 'Remove this exception' }).press('Enter');
  await toast(page, 'stays, because a date was promised of it');
  await page.getByRole('link', { name: 'See this exception as others read it' }).press('Enter');
  await expect(page.locator('main')).toContainText('moved once, 2 months later than first promised');
  await expect(page.locator('main')).toContainText('A neighbour sends its invoices back the same day.');
});

test('by touch: one closes by a decision and not without, opens again, and is waived', async ({ page }) => {
  await open(page, `${COMPLAINTS}/change`);
  const closing = section(page, 'Closing it');
  await expect(closing).toContainText('It may not close yet');
  await expect(closing.getByRole('button', { name: /it has recovered/ })).toHaveCount(0);
  await closing.getByRole('button', { name: 'Close it by this decision' }).tap();
  // All that is missing is said at once, over the form and beside each field.
  const problem = closing.getByRole('alert');
  await expect(problem).toBeFocused();
  await expect(problem.getByRole('listitem')).toHaveText(['Enter what was decided', 'Enter who decided', 'Enter when it was decided']);
  await expect(closing.locator('.field.wrong')).toHaveCount(3);
  await expectAccessible(page);
  await problem.getByRole('button', { name: 'Enter who decided' }).tap();
  await expect(closing.getByLabel('Who decided')).toBeFocused();
  await closing.getByLabel('What was decided').fill('The target is given up for this year.');
  await closing.getByLabel('Who decided').fill('Cabinet');
  await closing.getByLabel('When it was decided').fill('2025-10-28');
  await closing.getByRole('button', { name: 'Close it by this decision' }).tap();
  await expect(closing).toContainText('Closed on 31 Oct 2025, after the figures for Sep 2025.');
  await expect(closing.getByRole('button', { name: 'Open it again' })).toBeFocused();
  await open(page, LIST);
  await expect(rows(page).filter({ hasText: 'Complaints take too long' })).toContainText('Closed');
  await open(page, `${COMPLAINTS}/change`);
  await closing.getByRole('button', { name: 'Open it again' }).tap();
  await expect(closing).toContainText('It may not close yet');
  const waiver = section(page, 'A waiver');
  await waiver.getByLabel('Who waived it').fill('Cabinet');
  await waiver.getByRole('button', { name: 'Save the waiver' }).tap();
  const missing = ['Enter why it is waived, or leave all of it blank', 'Enter the last day of the waiver'];
  await expect(waiver.getByRole('alert').getByRole('listitem')).toHaveText(missing);
  await expect(waiver.locator('.field .error')).toHaveText(missing);
  await waiver.getByLabel('Why no exception report is asked for').fill('The board goes through it every week.');
  await waiver.getByLabel('Until when').fill('2026-03-31');
  await waiver.getByRole('button', { name: 'Save the waiver' }).tap();
  await toast(page, 'The waiver was saved.');
  await page.getByRole('link', { name: 'See this exception as others read it' }).tap();
  await expect(page.locator('main')).toContainText('Waived by Cabinet, until 31 Mar 2026: The board goes through it every week.');
});

test('a file that closes one without a recovery or a decision is told, and replaces nothing that stands open', async ({ page }) => {
  const pack = JSON.parse(await readFile('public/packs/sample.json', 'utf8'));
  const bring = (held) => page.getByLabel(/Choose a pack/).setInputFiles({ name: 'edition.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(held)) });
  await open(page, './#/drafts');
  await bring(pack);
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await open(page, './#/drafts');
  const closed = { state: 'closed', closed_on: '2025-10-20', closed_after: '2025-09' };
  await bring({ ...pack, exceptions: pack.exceptions.map((it) => (it.id === 'temporary-accommodation-red' ? { ...it, ...closed } : it)) });
  await expect(page.getByText(/'More households in temporary accommodation than planned' is closed without a recovery or a recorded decision: /)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Replace what is open' }).click();
  await toast(page, "can't close yet");
  await open(page, HOUSING);
  await expect(page.locator('main')).toContainText('In recovery');
});

test('one that recovered closes with a press', async ({ page }) => {
  await open(page, './#/review/exception/accidents-july/change');
  const closing = section(page, 'Closing it');
  await expect(closing).toContainText('Closed on 20 Oct 2025');
  await closing.getByRole('button', { name: 'Open it again' }).tap();
  await expect(closing).toContainText('It may close: two periods running are at the plan or better');
  await closing.getByRole('button', { name: /^Close it: / }).tap();
  await expect(closing).toContainText('Closed on 31 Oct 2025, after the figures for Sep 2025.');
});

test('one that somebody asks for is raised without a trigger', async ({ page }) => {
  await open(page, `${LIST}/change`);
  await page.getByRole('button', { name: 'Raise it', exact: true }).tap();
  await expect(page.locator('#measure-error')).toContainText('Choose the measure');
  await page.getByLabel('Measure', { exact: true }).selectOption('Adults who smoke');
  await page.getByLabel('What it is about').fill('Scrutiny wants to know why it fell');
  await page.getByRole('button', { name: 'Raise it', exact: true }).tap();
  await expect(page.locator('h1')).toHaveText('Change Scrutiny wants to know why it fell');
  await expect(page.getByLabel('What made it due')).toHaveValue('asked_for');
});

test('its pages are accessible in light, dark and forced colours', async ({ page }) => {
  for (const address of ['./#/review', LIST, `${LIST}/change`, HOUSING, `${HOUSING}/change`, './#/measure/temporary-accommodation']) {
    await open(page, address);
    await expectAccessibleInAll(page);
  }
});

test('at 320 pixels everything is there and nothing scrolls sideways but the table in its frame', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['./#/review', LIST, `${LIST}/change`, HOUSING, `${HOUSING}/change`]) {
    await open(page, address);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
