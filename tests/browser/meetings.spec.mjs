// Meetings: an agenda built from what was promised and what the figures say, presented and held a page at a time, and
// minutes that open the next one; by touch, by keys, on a tablet and a phone.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const NOVEMBER = './#/review/meeting/housing-partnership-november';
const OCTOBER = './#/review/meeting/housing-partnership-october';

const section = (page, name) => page.locator('main section.section', { has: page.getByRole('heading', { name, exact: true }) });
const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);
const shown = (page) => page.locator('.present > .page');
const turned = (page) => page.locator('.present > header [role=status]');

/** A finger that goes sideways over the page, or over something on it; it takes so many milliseconds. */
async function swipe(page, by, on = 'h2', takes = 0) {
  await shown(page).locator(on).first().evaluate(async (element, [by, takes]) => {
    const finger = (type, x) => element.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', isPrimary: true, bubbles: true, clientX: x, clientY: 200 }));
    finger('pointerdown', 400);
    await new Promise((after) => setTimeout(after, takes));
    finger('pointerup', 400 + by);
  }, [by, takes]);
}

test.describe('reading', () => {
  test.use({ reading: true });

  test('a meeting opens with what was promised at the one before, and its minutes say who acts by when', async ({ page }) => {
    await open(page, NOVEMBER);
    const promised = section(page, 'What was promised before');
    await expect(promised).toContainText('3 promises: 1 done or settled, 2 overdue.');
    await expect(promised.locator('li').first()).toContainText('Visit the two hotels');
    await expect(promised.locator('li').nth(1)).toContainText('Head of Housing Options by 29 Oct 2025: overdue.');
    await expect(promised.locator('li').nth(2)).toContainText('Recommended to Cabinet: the reply was due by 30 Oct 2025 and is overdue.');
    const agenda = section(page, 'Agenda');
    await expect(agenda.locator('.enquiry').first()).toContainText(/\d+ months running/);
    await expect(section(page, 'Five questions to the partnership')).toContainText('Last time, on 8 Oct 2025: Partly met. The county counts households');
    await expect(page.locator('main :is(input, select, textarea, form)')).toHaveCount(0);
    await expectAccessibleInBoth(page);
    await open(page, OCTOBER);
    await expect(section(page, 'Minutes')).toContainText('Chair of the Housing Partnership, by 24 Oct 2025. Done on 23 Oct 2025. Eleven families');
    await expect(section(page, 'Minutes').locator('.two-views')).toContainText('As members see it');
    await expect(section(page, 'Minutes')).toContainText('Ratings are as at Aug 2025, the period that the meeting looked at.');
  });

  test('it is presented full-screen, turned by swipe and keys, the figure before the talk', async ({ page }) => {
    await open(page, NOVEMBER);
    await page.getByRole('link', { name: 'Present it full-screen' }).tap();
    await expect(turned(page)).toHaveText('1 of 5');
    await swipe(page, -200);
    await expect(turned(page)).toHaveText('2 of 5');
    const item = shown(page);
    await expect(item.getByRole('heading', { name: /^1\. More households/ })).toBeVisible();
    await expect(item.locator('figure.chart svg').first()).toBeVisible();
    const [figure, talk] = await Promise.all([item.locator('figure.chart').boundingBox(), item.getByRole('heading', { name: 'Lines of enquiry' }).boundingBox()]);
    expect(figure.y).toBeLessThan(talk.y);
    // For a room: the figure in big type, the chart across the page, its reasons legible from the back.
    for (const [width, height, least] of [[1920, 1080, 40], [1180, 820, 24]]) {
      await page.setViewportSize({ width, height });
      const size = (of) => item.locator(of).first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
      expect(await size('.as-it-stands strong')).toBeGreaterThanOrEqual(least);
      expect(await size('.as-it-stands p.small')).toBeGreaterThanOrEqual(20);
      const [chart, inside] = await Promise.all([item.locator('.plot').first().boundingBox(), item.evaluate((it) => it.clientWidth)]);
      expect(chart.width).toBeGreaterThan(inside * 0.85);
      const [read, foot] = await Promise.all([item.locator('.read').first().boundingBox(), page.locator('.present > footer').boundingBox()]);
      expect(read.y + read.height).toBeLessThanOrEqual(foot.y);
    }
    // What is asked for is in sight with the figure, on a small projector too.
    await page.setViewportSize({ width: 1280, height: 720 });
    const asked = item.locator('.asked-for');
    await expect(asked).toContainText('Asked for: agree to lease up to 20 homes');
    await expect(asked).toBeInViewport({ ratio: 1 });
    await expect(item.locator('.as-it-stands strong')).toBeInViewport({ ratio: 1 });
    const [asks, drawn] = await Promise.all([asked.boundingBox(), item.locator('figure.chart').boundingBox()]);
    expect(asks.y + asks.height).toBeLessThanOrEqual(drawn.y);
    await page.setViewportSize({ width: 1180, height: 820 });
    await item.locator('.enquiry summary').first().tap();
    await expect(item.locator('.enquiry table').first()).toContainText('Jul 2025');
    // A short way, or one that goes down, is no swipe.
    await swipe(page, 30);
    await expect(turned(page)).toHaveText('2 of 5');
    // Over the chart a quick finger turns the page; a slow one reads the chart.
    await swipe(page, 200, '.plot .touch', 500);
    await expect(turned(page)).toHaveText('2 of 5');
    await swipe(page, 200, '.plot .touch');
    await expect(turned(page)).toHaveText('1 of 5');
    await page.keyboard.press('End');
    await expect(turned(page)).toHaveText('5 of 5');
    await page.keyboard.press('ArrowRight');
    await expect(turned(page)).toHaveText('5 of 5');
    await page.keyboard.press('ArrowLeft');
    await expect(turned(page)).toHaveText('4 of 5');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await expect(turned(page)).toHaveText('2 of 5');
    await expectAccessible(page);
    // It is on the same page after a reload.
    await page.reload();
    await expect(turned(page)).toHaveText('2 of 5');
    await page.getByRole('link', { name: 'Close' }).tap();
    await expect(page.locator('.top')).toBeVisible();
  });

  for (const width of [360, 820, 1440]) {
    test(`nothing of it is wider than ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      for (const address of ['./#/review/meetings', NOVEMBER, `${NOVEMBER}/present`]) {
        await open(page, address);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
      await page.keyboard.press('ArrowRight');
      await expect(turned(page)).toHaveText('2 of 5');
      expect(await shown(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
    });
  }
});

test('what belongs on the agenda is put there by touch, in one step that undo takes back', async ({ page }) => {
  await open(page, `${NOVEMBER}/change`);
  const belongs = section(page, 'What belongs on the agenda');
  const rows = belongs.locator('ol > li');
  await expect(rows.first()).toContainText('What was promised');
  const count = await rows.count();
  await rows.first().getByRole('button', { name: /Put it on the agenda/ }).tap();
  await expect(rows).toHaveCount(count - 1);
  const on = section(page, 'On the agenda').locator('.records > li');
  // What was promised goes before what is there already.
  await expect(on.first()).toContainText('What was promised');
  await belongs.getByRole('button', { name: `Put all ${count - 1} on the agenda` }).tap();
  await expect(rows).toHaveCount(0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).tap();
  await expect(rows).toHaveCount(count - 1);
  await expectAccessible(page);
});

test('the agenda is put in order by touch, adds up its minutes, and loses several items in one step', async ({ page }) => {
  await open(page, `${NOVEMBER}/change`);
  const on = section(page, 'On the agenda');
  const rows = on.locator('ul.records > li');
  const names = () => rows.locator('strong').allInnerTexts();
  const before = await names();
  await expect(on).toContainText(/\d+ minutes allotted/);
  await rows.first().getByRole('button', { name: 'Down item 1' }).tap();
  await expect(rows.first()).toContainText(before[1]);
  expect(await names()).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(on.getByRole('button', { name: 'Down item 2' })).toBeFocused();
  await rows.nth(1).getByRole('button', { name: 'Up item 2' }).press('Enter');
  await expect(rows.first()).toContainText(before[0]);
  await on.getByText('Take several away').tap();
  await expect(on.getByRole('checkbox')).toHaveCount(before.length);
  for (const box of await on.getByRole('checkbox').all()) await box.check();
  await expectAccessible(page);
  await on.getByRole('button', { name: `Take ${before.length} items away` }).tap();
  await expect(on).toContainText('Nothing is on the agenda yet.');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).tap();
  await expect(rows).toHaveCount(before.length);
});

test('it is held in place: a line is asked, a decision is taken with who acts, members see it otherwise, and it ends', async ({ page }) => {
  await open(page, `${NOVEMBER}/hold`);
  await expect(turned(page)).toHaveText('1 of 5');
  // What became of a promise, by keys.
  await shown(page).getByText('Say what became of it').nth(1).press('Enter');
  await shown(page).getByLabel('Done on').fill('2025-11-11');
  await shown(page).getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(shown(page)).toContainText('done on 11 Nov 2025');
  await page.getByRole('button', { name: 'Next ›' }).tap();
  const item = shown(page);
  await expect(item.getByRole('heading', { name: /^1\. More households/ })).toBeVisible();
  await item.getByText('Lines of enquiry', { exact: true }).tap();
  await item.getByRole('button', { name: /^Ask it/ }).first().tap();
  await expect(item.locator('.enquiry').first()).toContainText('Among the questions.');
  await item.getByRole('button', { name: 'Add a decision' }).tap();
  await item.getByLabel('What was decided').fill('Lease 20 homes');
  await item.getByLabel('Who acts').fill('Head of Housing Options');
  await item.getByLabel('By when').fill('2025-12-01');
  await item.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(item).toContainText('Head of Housing Options, by 1 Dec 2025');
  await item.getByLabel('Notes', { exact: true }).fill('Agreed after a long talk.');
  await item.getByLabel('Minutes used').fill('twelve');
  await item.getByLabel('How members rate it').selectOption('Amber');
  await item.getByLabel('Why they see it so').fill('The leases are signed.');
  await item.getByRole('button', { name: 'Keep the notes' }).tap();
  await expect(item).toContainText('Enter whole minutes up to 255');
  await item.getByLabel('Minutes used').fill('12');
  await item.getByRole('button', { name: 'Keep the notes' }).tap();
  await expect(item.locator('.two-views')).toContainText('Amber');
  await expect(item.locator('.two-views')).toContainText('Red');
  await expectAccessible(page);
  // Whoever takes notes turns the page without a button: they are kept.
  await item.getByLabel('Notes', { exact: true }).fill('Agreed after a long talk, again.');
  await page.getByRole('button', { name: 'Next ›' }).tap();
  await toast(page, 'The meeting was changed.');
  // What can't be kept, or waits in a form, is told at the end.
  await item.getByLabel('Minutes used').fill('twelve');
  await page.getByRole('button', { name: 'Next ›' }).tap();
  await expect(item.getByRole('heading', { name: 'The end' })).toBeVisible();
  await expect(item).toContainText('This is typed and not kept, and is not in the minutes.');
  await expect(item).toContainText('Notes at 2. ');
  await expect(item.getByRole('button', { name: 'End the meeting without it' })).toBeVisible();
  await page.getByRole('button', { name: '‹ Before' }).tap();
  await item.getByLabel('Minutes used').fill('');
  await page.getByRole('button', { name: '‹ Before' }).tap();
  await expect(item.getByLabel('Notes', { exact: true })).toHaveValue('Agreed after a long talk, again.');
  await item.focus();
  await page.keyboard.press('End');
  // The five questions, the last page: this answer beside the last one.
  await expect(turned(page)).toHaveText('5 of 5');
  await expect(shown(page)).toContainText('Last time, on 8 Oct 2025');
  await expectAccessible(page);
  await page.getByRole('button', { name: '‹ Before' }).tap();
  await shown(page).getByRole('button', { name: 'Add a recommendation' }).tap();
  await shown(page).getByLabel('What is recommended').fill('Report on leases each month');
  await shown(page).getByLabel('To whom').fill('Cabinet');
  await shown(page).getByLabel('Reply due by').fill('2025-12-10');
  await shown(page).getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(shown(page)).toContainText('Recommended to Cabinet: a reply is due by 10 Dec 2025.');
  await shown(page).getByText('What became of: Report on leases').tap();
  await shown(page).getByLabel('What became of it', { exact: true }).selectOption('Rejected');
  await shown(page).getByRole('button', { name: 'Say what became of it' }).tap();
  await expect(shown(page)).toContainText('Enter why, which part, or what effect was seen');
  await shown(page).getByLabel('In their words').fill('It is in the monthly report already.');
  await shown(page).getByRole('button', { name: 'Say what became of it' }).tap();
  await expect(shown(page)).toContainText('Recommended to Cabinet: rejected on');
  await shown(page).getByRole('button', { name: 'End the meeting' }).tap();
  await expect(shown(page)).toContainText('The meeting was held.');
  await page.getByRole('link', { name: 'Close' }).tap();
  await expect(section(page, 'Minutes')).toContainText('Lease 20 homes');
  await expect(section(page, 'Minutes')).toContainText('Agreed after a long talk, again.');
  await expect(section(page, 'Minutes')).toContainText(/Ratings are as at \w+ \d{4}, the period that the meeting looked at\./);
  // The rating by the figures stands, and theirs beside it.
  await open(page, './#/measure/temporary-accommodation');
  await expect(page.locator('.headline .status')).toHaveText(/Red/);
  // The next one opens with what was decided here.
  await open(page, `${NOVEMBER}/change`);
  await page.getByRole('button', { name: 'Plan the next meeting' }).tap();
  await toast(page, 'The next meeting was planned a month later.');
  await expect(section(page, 'What belongs on the agenda').locator('ol > li').first()).toContainText('Lease 20 homes');
});

test('an item’s clock runs while it is shown, stops when the page is turned, and what it counted is in the minutes', async ({ page }) => {
  await page.clock.install();
  await open(page, `${NOVEMBER}/hold`);
  const clock = page.locator('.present > header .item-clock');
  const used = shown(page).getByLabel('Minutes used');
  await expect(clock).toHaveCount(0);
  await page.getByRole('button', { name: 'Next ›' }).tap();
  await expect(clock).toHaveText(/This item took 0 (of \d+ )?minutes?/);
  await page.clock.runFor('02:40');
  await expect(clock).toHaveText(/took 2 (of \d+ )?minutes?/);
  await page.getByRole('button', { name: 'Stop the clock' }).tap();
  await page.clock.runFor('05:00');
  await expect(clock).toHaveText(/took 2 /);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next ›' }).tap();
  await expect(clock).toHaveText(/took 0 /);
  await page.getByRole('button', { name: '‹ Before' }).tap();
  // To the nearest minute.
  await expect(used).toHaveValue('3');
  // Corrected by hand, it goes on from there.
  await used.fill('9');
  await shown(page).getByRole('button', { name: 'Keep the notes' }).tap();
  await expect(clock).toHaveText(/took 9 /);
  await page.clock.runFor('01:01');
  await expect(clock).toHaveText(/took 10 /);
  await page.getByRole('link', { name: 'Close' }).tap();
  await expect(section(page, 'Agenda')).toContainText('10 used');
  // The clock went with its page.
  await page.clock.runFor('00:10');
  await expect(section(page, 'Agenda')).toContainText('10 used');
});

test('who leaves a meeting that is held by the way back keeps its minutes, and held again it goes on from there', async ({ page }) => {
  await page.clock.install();
  await open(page, `${NOVEMBER}/hold`);
  await page.getByRole('link', { name: 'Close' }).tap();
  await page.evaluate((to) => { location.hash = to; }, `${NOVEMBER}/hold`.slice(2));
  await page.getByRole('button', { name: 'Next ›' }).tap();
  const clock = page.locator('.present > header .item-clock');
  await page.clock.runFor('02:40');
  await expect(clock).toHaveText(/took 2 /);
  await shown(page).getByLabel('Notes').first().fill('The county agreed.');
  await page.goBack();
  await expect(section(page, 'Agenda')).toContainText('3 used');
  await page.goForward();
  await expect(shown(page).getByLabel('Notes').first()).toHaveValue('The county agreed.');
  await expect(clock).toHaveText(/took 2 /);
  await page.clock.runFor('01:00');
  await expect(clock).toHaveText(/took 3 /);
});
