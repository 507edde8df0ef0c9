// The scorecard's first screen is the scorecard: rows as a table, filters behind one button, from red to red.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, openScorecard, test } from './support/fixtures.mjs';

test.use({ reading: true, viewport: { width: 1180, height: 820 }, hasTouch: true });

const red = (page) => page.locator('.row', { has: page.locator('.status.red') });

test('rows stand on the first screen, and the filters behind one button with what is set beside it', async ({ page }) => {
  await openScorecard(page);
  // Four whole rows on a tablet; on a phone one with its figure and history, over the ways that stand at its foot.
  const bottom = async (of) => { const box = await of.boundingBox(); return box.y + box.height; };
  expect(await bottom(page.locator('.row').nth(3))).toBeLessThanOrEqual(820);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await bottom(page.locator('.row .trend').first())).toBeLessThanOrEqual((await page.locator('.cycle').boundingBox()).y);
  await page.setViewportSize({ width: 1180, height: 820 });
  await expect(page.getByRole('search')).toBeHidden();
  const filter = page.getByRole('button', { name: 'Filter and sort' });
  await expect(filter).toHaveAttribute('aria-expanded', 'false');
  await filter.press('Enter');
  await page.getByRole('search').getByLabel('Accountable officer').selectOption('Head of Housing');
  await expect(page.locator('.bar')).toContainText('Head of Housing');
  await filter.tap();
  await expect(page.getByRole('search')).toBeHidden();
  await page.getByRole('button', { name: 'Show all' }).tap();
  await expect(page.locator('.bar')).toContainText(/All \d+ measures/);
});

// Millions of visits, and a progress that rests on two figures.
const VISITS = {
  format: 'golden-thread-pack', version: 1, organisation: { name: 'Visits' },
  plans: [{ id: 'plan', name: 'City plan', measures: ['visits'] }],
  measures: [{
    id: 'visits', name: 'Visitor trips', specification: {}, frequency: 'yearly', polarity: 'higher_is_better', unit: '£',
    series: [{ period: '2023/24', value: 1110500000 }, { period: '2024/25', value: 1113900000 }],
    targets: { '2024/25': { aim: { kind: 'value', value: 11390001 } } },
  }],
};

test('a long figure keeps to its column, and what progress rests on to its line', async ({ page }) => {
  await open(page, './#/drafts');
  const buffer = Buffer.from(JSON.stringify(VISITS));
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'visits.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('header').first()).toContainText('Visits');
  await page.evaluate(() => { location.hash = '#/scorecard'; });
  const footing = page.locator('.row .progress small');
  for (const width of [1180, 820, 360, 1440]) {
    await page.setViewportSize({ width, height: 820 });
    await expect(footing).toHaveText('by the figures alone');
    expect((await footing.boundingBox()).height, `one line at ${width}`).toBeLessThan(26);
    const over = await page.locator('.row [role=cell]').evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
    expect(over, `at ${width}`).toEqual([]);
  }
});

test('a count shows its rows when it is tapped, and all when it is tapped again', async ({ page }) => {
  await openScorecard(page);
  const all = await page.locator('.row').count();
  const chip = page.locator('.summary').getByRole('button', { name: /\d+ red/ });
  const count = Number.parseInt(await chip.innerText(), 10);
  await chip.tap();
  await expect(page.locator('.row')).toHaveCount(count);
  await expect(red(page)).toHaveCount(count);
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await chip.tap();
  await expect(page.locator('.row')).toHaveCount(all);
});

test('a screen reader goes down a column: every cell is in a table under its head', async ({ page }) => {
  await openScorecard(page);
  const table = page.getByRole('table', { name: 'Outcomes' }).first();
  const heads = await table.getByRole('columnheader').allTextContents();
  expect(heads.map((head) => head.trim())).toEqual(['Status to date', 'Measure', 'Actual to date', 'Plan to date', 'Progress on last year', 'Target, officer and comment']);
  for (const row of await table.getByRole('row').all()) {
    const cells = await row.locator(':scope > [role=cell], :scope > [role=rowheader], :scope > [role=columnheader]').count();
    expect(cells).toBe(heads.length);
  }
  await expectAccessible(page);
});

test('a figure carries its unit, and what stands in the heading is not said again', async ({ page }) => {
  await openScorecard(page);
  const row = page.locator('#row-temporary-accommodation');
  await expect(row.locator('.figure')).toContainText('households');
  await expect(row.locator('.meta')).not.toContainText(/Period|Managed as/);
  // A yearly figure is of a year that was signed: its group can't say over it that none is.
  await expect(page.locator('#row-complaints-time .meta')).toContainText('not signed off');
  await expect(page.locator('#row-satisfaction .meta')).not.toContainText('not signed off');
  // Where it is true of all, it stands over them.
  await expect(row.locator('.meta')).not.toContainText('not signed off');
  await expect(page.locator('.perspective > header').first()).toContainText('Target: not signed off');
  // A row of another period says which.
  await expect(page.locator('#row-recycling .meta')).toContainText('Q2 2025/26');
});

test('progress says what it is against, in the row or over all, and to whom it is read out', async ({ page }) => {
  await openScorecard(page);
  await expect(page.getByRole('columnheader', { name: 'Progress on last year' }).first()).toBeVisible();
  const said = await page.locator('.row .trend > div').allTextContents();
  expect(said.length).toBeGreaterThan(2);
  for (const words of said) expect(words).toMatch(/ (against (last period|last year|the baseline|what last period added)|by its usual range)$/);
});

test('one measure leads to the next, in the order of the scorecard', async ({ page }) => {
  await openScorecard(page);
  const names = await page.locator('.row h3 a').allInnerTexts();
  await page.locator('.row h3 a').nth(1).tap();
  await expect(page.locator('h1')).toHaveText(names[1]);
  const ways = page.getByRole('navigation', { name: 'The measures before and after' }).getByRole('link');
  await expect(ways).toHaveText([`Previous measure: ${names[0]}`, `Next measure: ${names[2]}`]);
  for (const way of await ways.all()) expect((await way.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await ways.last().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(names[2]);
  await page.emulateMedia({ media: 'print' });
  await expect(ways.first()).toBeHidden();
});

test('a history is a line or a heat strip, and stays as the reader chose', async ({ page }) => {
  await openScorecard(page);
  await expect(page.locator('.row .spark').first()).toBeVisible();
  await page.getByRole('button', { name: 'Heat strips' }).tap();
  const strip = page.locator('#row-temporary-accommodation').getByRole('img');
  await expect(strip).toHaveAccessibleName(/red .* to Sep 2025/i);
  await page.reload();
  await expect(page.locator('.row .heat').first()).toBeVisible();
  await expectAccessible(page);
});

test('one red leads to the next: by button, by key, and by a finger drawn over a row', async ({ page }) => {
  await openScorecard(page);
  const ids = await red(page).evaluateAll((rows) => rows.map((row) => row.id));
  expect(ids.length).toBeGreaterThan(2);
  const at = (index) => expect(page.locator(`#${ids[index]} h3 a`)).toBeFocused();
  await page.getByRole('button', { name: 'Next red' }).tap();
  await at(0);
  await expect(page.locator('.bar')).toContainText(`1 of ${ids.length}`);
  await page.keyboard.press('Alt+ArrowDown');
  await at(1);
  await page.keyboard.press('Alt+ArrowUp');
  await at(0);
  const swipe = (id, across) => page.locator(`#${id}`).evaluate((row, across) => {
    const at = (x) => new Touch({ identifier: 1, target: row, clientX: x, clientY: row.getBoundingClientRect().top + 9 });
    const tell = (name, touches, x) => row.dispatchEvent(new TouchEvent(name, { bubbles: true, touches, changedTouches: [at(x)] }));
    tell('touchstart', [at(500)], 500);
    tell('touchend', [], 500 + across);
  }, across);
  await swipe(ids[0], -200);
  await at(1);
  await swipe(ids[1], 200);
  await at(0);
  // A tap and a scroll are neither.
  await swipe(ids[0], -20);
  await at(0);
  // From the first one round to the last.
  await page.keyboard.press('Alt+ArrowUp');
  await at(ids.length - 1);
  await expect(page.locator(`#${ids.at(-1)}`)).toBeInViewport();
});

test('of five hundred rows the next red is drawn before it is gone to', async ({ page }) => {
  const measures = Array.from({ length: 500 }, (_, index) => ({
    id: `m${index}`, name: `Measure ${index}`, frequency: 'monthly', polarity: 'higher_is_better', accumulation: 'latest',
    series: [{ period: '2025-04', value: index % 100 === 99 ? 1 : 9 }],
    targets: { '2025/26': { aim: { kind: 'value', value: 5 }, trajectory: [{ period: '2025-04', plan: 5 }] } },
  }));
  const pack = { format: 'golden-thread-pack', version: 1, organisation: { name: 'Long' }, plans: [{ id: 'p', name: 'Plan', measures: measures.map(({ id }) => id) }], measures };
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await page.goto('./#/scorecard/p');
  await page.getByRole('button', { name: 'Next red' }).tap();
  await page.getByRole('button', { name: 'Next red' }).tap();
  await expect(page.locator('#open-m199')).toBeFocused();
  await expect(page.locator('#row-m199')).toBeInViewport();
});

test('forced colours keep every status apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openScorecard(page);
  await expectAccessible(page);
});
