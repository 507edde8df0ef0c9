// On a phone: the cycle is at the foot, under a thumb, and covers nothing that is needed.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, openScorecard, test } from './support/fixtures.mjs';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const PLACES = ['In a minute', 'Scorecard', 'Plan', 'Do', 'Review', 'Revise', 'Explore'];

const cycle = (page) => page.getByRole('navigation', { name: 'The cycle' });

/** Asserts that nothing is wider than the phone. */
async function expectNoSidewaysScroll(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** Asserts that a finger on the middle of an element lands on it: it is in sight, and nothing lies over it. */
async function expectReachable(locator) {
  const hit = await locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return at !== null && (element.contains(at) || at.contains(element)) && box.left >= 0 && box.right <= innerWidth;
  });
  expect(hit, `${locator} can be reached`).toBe(true);
}

test('the scorecard is read and filtered, and its end stands clear of the cycle', async ({ page }, info) => {
  await openScorecard(page);
  await expect(page.locator('.row').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  // No count is cut off at the edge.
  for (const chip of await page.locator('.chips').getByRole('button').all()) await expectReachable(chip);
  const rows = page.locator('.row');
  const all = await rows.count();
  await page.getByRole('button', { name: 'Filter and sort' }).tap();
  await page.getByRole('search').getByLabel('Status to date').selectOption('Red');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  for (const row of await rows.all()) await expect(row).toContainText('Red');
  await page.getByRole('search').getByLabel('Status to date').selectOption({ index: 0 });
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('scorecard.png') });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  for (const link of await page.locator('.foot a').all()) await expectReachable(link);
  await page.locator('.foot').getByRole('link', { name: 'How ratings are made' }).tap();
  await expect(page.locator('h1')).toHaveText('How ratings are made');
});

/** Asserts that a place of the cycle stands at the foot, in sight, whole and as large as a thumb; then goes there. */
async function goTo(page, place) {
  const link = cycle(page).getByRole('link', { name: place, exact: true });
  await expectReachable(link);
  const box = await link.boundingBox();
  expect(Math.min(box.width, box.height), place).toBeGreaterThanOrEqual(44);
  expect(box.y + box.height, 'at the foot').toBeGreaterThan(700);
  const cut = await link.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(cut, `${place} is cut`).toBe(false);
  await link.tap();
  return link;
}

test('the cycle at the foot leads to all seven places and to training, each as large as a thumb', async ({ page }) => {
  await open(page);
  for (const stage of PLACES) {
    const link = await goTo(page, stage);
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('h1')).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
  // Drafts have no place in the cycle: what says whether all is saved leads there.
  await page.locator('.save').tap();
  await expect(page.locator('h1')).toHaveText('Drafts and packs');
  // Training takes the cycle away, and says so.
  await goTo(page, 'Training');
  await expect(page.locator('header.top')).toContainText('This is training');
  await expectNoSidewaysScroll(page);
});

test('a measure shows its chart and why it is rated so', async ({ page }, info) => {
  await openScorecard(page);
  await page.locator('.row h3 a').nth(2).tap();
  const chart = page.locator('.chart svg').first();
  await expect(chart).toBeVisible();
  await expectNoSidewaysScroll(page);
  expect((await chart.boundingBox()).width).toBeLessThanOrEqual(360);
  await page.getByText(/^Why .*?\?$/).first().tap();
  await expect(page.locator('details[open]').first()).toContainText('Rule');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('measure.png') });
  await page.goBack();
  await expect(page.locator('.row').nth(2).locator('h3 a')).toBeFocused();
});

test('a figure is typed where a finger put it, and undone from the message', async ({ page }, info) => {
  await open(page, './#/do/figures');
  await expectNoSidewaysScroll(page);
  const cell = page.locator('#cell-3-6');
  const before = (await cell.innerText()).trim();
  await cell.tap();
  await cell.tap();
  const input = page.locator('input#cell-3-6');
  await expect(input).toBeFocused();
  await expectReachable(input);
  // A row is a card: its cells stand under its name with their headings over them, none beyond an edge, and it is a
  // row of a grid all the same.
  const card = page.getByRole('grid').getByRole('row').filter({ has: page.locator('[data-cell="3-6"]') });
  await expect(card.getByRole('rowheader')).toBeAttached();
  expect(await card.getByRole('gridcell').count()).toBeGreaterThan(6);
  const sizes = await card.evaluate((row) => [...row.querySelectorAll('td')].map((cell) => [cell.getBoundingClientRect(), getComputedStyle(cell, '::after').content]));
  for (const [box, heading] of sizes) {
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x >= 0 && box.x + box.width <= 360, heading).toBe(true);
  }
  expect(await page.locator('.grid-scroll').evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
  // As high as is reckoned for those out of sight.
  const [first, second] = await page.locator('.entry tr[aria-rowindex]').evaluateAll((rows) => rows.slice(0, 2).map((it) => it.offsetTop));
  const reckoned = 48 + 66 * Math.ceil(sizes.length / 3);
  expect(second - first).toBe(reckoned);
  await input.fill('31');
  await page.screenshot({ path: info.outputPath('grid.png') });
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('31');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await expectAccessible(page);
  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  await undo.tap();
  await expect(cell).toHaveText(before);
});

test('a target is changed, and the message over the page stands clear of the cycle', async ({ page }, info) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Target for 2025/26').fill('61%');
  await page.getByRole('button', { name: 'Save the target' }).tap();
  const toast = page.locator('.toast');
  await expect(toast).toContainText('The target for 2025/26 was changed');
  await page.screenshot({ path: info.outputPath('toast.png') });
  const [over, foot] = [await toast.locator('> div').boundingBox(), await cycle(page).boundingBox()];
  expect(over.y + over.height).toBeLessThanOrEqual(foot.y);
  for (const button of await toast.getByRole('button').all()) await expectReachable(button);
  await toast.getByRole('button', { name: 'Undo', exact: true }).tap();
  await expect(page.getByLabel('Target for 2025/26')).not.toHaveValue('61%');
  await expectNoSidewaysScroll(page);
  // Its plans are a list: none of what is typed lies beyond an edge.
  const beyond = await page.locator('#target-steps').evaluate((steps) => steps.scrollWidth - steps.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test('a file is looked at and brought in', async ({ page }, info) => {
  await open(page, './#/do/import');
  const text = 'Measure,Apr 2025,May 2025\nHouseholds in temporary accommodation,301,about ten\n';
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('import.png') });
  await page.getByRole('button', { name: 'Bring it in' }).tap();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await page.goto('./#/do/figures');
  await expect(page.locator('#cell-0-0')).toHaveText('301');
});

test('what has the focus is never hidden behind the cycle', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  for (let key = 0; key < 40; key += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      const cycle = document.querySelector('.cycle');
      if (focused === document.body || cycle.contains(focused)) return null;
      const [box, foot] = [focused.getBoundingClientRect(), cycle.getBoundingClientRect()];
      // Of a field of several lines, the first: that is where typing goes.
      const needed = box.top + Math.min(box.height, 44);
      return needed > foot.top && box.top < foot.bottom ? `${focused.tagName} ${focused.id} ${focused.textContent.slice(0, 40)}` : null;
    });
    expect(hidden).toBeNull();
  }
});
