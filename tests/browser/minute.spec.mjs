// In a minute: the front door says what the scorecard says, on one screen and one sheet, by touch and by keyboard.
import { expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test.use({ reading: true });

const chips = (page) => page.getByRole('list', { name: 'Show' }).getByRole('button');

/** What the chips count, but the first, which counts what needs attention. */
async function counts(page) {
  const [, ...statuses] = await chips(page).allInnerTexts();
  return statuses.map((text) => text.trim()).sort();
}

test('its counts are those of the scorecard, and each shows what it counts', async ({ page }) => {
  await open(page, './#/scorecard/corporate');
  const listed = await page.locator('.summary .counts li').allInnerTexts();
  const sentence = await page.locator('.lede').innerText();
  await open(page, './#/minute?plan=corporate');
  expect(await counts(page)).toEqual(listed.map((text) => text.trim()).sort());
  expect(sentence).toContain(await page.locator('.lede').innerText());
  for (const chip of await chips(page).all()) {
    const count = Number.parseInt(await chip.innerText(), 10);
    await chip.tap();
    if ((await chip.getAttribute('aria-pressed')) === 'false') await chip.tap();
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    if (await more.count()) await more.tap();
    await expect(page.locator('.strip')).toHaveCount(count);
  }
});

test('a strip says its status, history, figure, and what its officer says, and leads to its measure and back', async ({ page }) => {
  await open(page);
  const strip = page.locator('.strip').nth(1);
  await expect(strip.locator('.status')).toHaveText(/Red/);
  await expect(strip.getByRole('img')).toHaveAccessibleName(/ to Sep 2025|Q2 2025\/26/);
  await expect(strip.locator('.fig')).toHaveText(/\d.*(at most|at least|less than|more than)/);
  await expect(page.locator('.strip .said, .strip .nobody')).toHaveCount(await page.locator('.strip').count());
  const link = strip.getByRole('link');
  const name = await link.innerText();
  await link.tap();
  await expect(page.locator('h1')).toHaveText(name);
  await page.goBack();
  await expect(page.locator('.strip').nth(1).getByRole('link')).toBeFocused();
});

test('under a red stands by when it was promised back, and how often that moved', async ({ page }) => {
  const words = 'Promised back by 31 Jan 2026, moved 3 times.';
  await open(page);
  await expect(page.locator('.strip', { hasText: 'Households in temporary accommodation' }).locator('.said')).toContainText(words);
  await open(page, './#/scorecard/corporate');
  await expect(page.locator('#row-temporary-accommodation')).toContainText(words);
  await open(page, './#/review/role?as=leader');
  await expect(page.locator('.strip', { hasText: 'Households in temporary accommodation' })).toContainText(words);
});

test('by keyboard: a status and a perspective are shown, a post is chosen', async ({ page }) => {
  await open(page);
  const green = chips(page).filter({ hasText: 'green' });
  await green.focus();
  await page.keyboard.press('Enter');
  await expect(green).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.attention h2')).toHaveText('Green');
  for (const status of await page.locator('.strip .status').allInnerTexts()) expect(status.trim()).toBe('Green');
  // Pressed again, it shows what needs attention.
  await page.keyboard.press('Enter');
  await expect(page.locator('.attention h2')).toHaveText('Needs attention');
  const finance = page.getByRole('button', { name: 'Finance' });
  await finance.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.attention h2')).toHaveText('Finance');
  await page.getByLabel('About').selectOption('Head of People');
  await expect(page.locator('h1')).toContainText('Head of People');
  await expect(page).toHaveURL(/#\/minute\?post=/);
});

test('another period is another look, and its strips end there', async ({ page }) => {
  await open(page);
  await page.getByLabel('Period', { exact: true }).selectOption('2025-06');
  await expect(page.locator('h1')).toHaveText('Jun 2025 in a minute');
  await expect(page.locator('.minute-foot h2').first()).toHaveText('Since May 2025');
  for (const image of await page.locator('.strip').getByRole('img').all()) {
    await expect(image).not.toHaveAccessibleName(/(Jul|Aug|Sep) 2025|Q2 2025/);
  }
  // What isn't due yet says so, and nothing came in by waiting.
  await page.getByLabel('Period', { exact: true }).selectOption('2025-09');
  await expect(page.locator('h1')).toHaveText('Sep 2025 in a minute');
  const sentence = await page.locator('.lede').innerText();
  await page.getByRole('button', { name: 'Later period' }).click();
  await expect(page.locator('h1')).toHaveText('Oct 2025 in a minute');
  await expect(page.locator('main')).toContainText('Oct 2025 is to come: nothing is due for it yet');
  await expect(page.locator('.lede')).toHaveText(sentence);
  await expect(page.locator('.minute-foot section').first()).toContainText('Nothing changed.');
  // At the year's end, when half-yearly figures would be due, neither.
  await page.getByLabel('Period', { exact: true }).selectOption('2026-03');
  await expect(page.locator('h1')).toHaveText('Mar 2026 in a minute');
  await expect(page.locator('.minute-foot section').first()).toContainText('Nothing changed.');
});

test('everything on it is large enough for a finger', async ({ page }) => {
  await open(page);
  for (const found of await page.locator('.chip, .strip h3 a, .shares .link, .about select').all()) {
    expect((await found.boundingBox()).height, await found.innerText()).toBeGreaterThanOrEqual(44);
  }
});

for (const [width, height] of [[1180, 820], [360, 740], [820, 1180]]) {
  test(`accessible and no wider than the screen at ${width} × ${height}, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await expect(page.locator('.strip').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expectAccessibleInBoth(page);
  });
}

test('it fits a screen of 1180 × 820', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await open(page);
  const end = await page.locator('.minute-foot').evaluate((element) => element.getBoundingClientRect().bottom);
  expect(end).toBeLessThanOrEqual(820);
});

// Whole once what lies ahead of each strip, and the lines of the rest, have come: paper before that is shorter.
async function whole(page) {
  const strips = page.locator('.strip');
  await expect(strips.first()).toBeVisible();
  const needing = Number.parseInt(await page.locator('.chips').first().innerText(), 10) || 0;
  await expect(page.locator('.rest li')).toHaveCount(Math.max(0, needing - (await strips.count())));
  // Not every strip has something ahead of it: the last of it has come where nothing more does.
  await expect(page.locator('.strip .will:not(:empty)').first()).toBeVisible();
  const words = () => page.locator('main').innerText();
  await expect(async () => {
    const before = await words();
    await page.waitForTimeout(300);
    expect(await words()).toBe(before);
  }).toPass();
}

async function expectOneSheet(page) {
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
}

for (const [of, address, periods] of [
  ['the whole', './', { '2025-12': 'Dec 2025', '2025-06': 'Jun 2025', '2025-01': 'Jan 2025', '2024-06': 'Jun 2024' }],
  ['the corporate plan', './#/minute?plan=corporate', { '2025-06': 'Jun 2025' }],
  ['the people plan', './#/minute?plan=people', { '2025-06': 'Jun 2025' }],
  ['the place plan', './#/minute?plan=place', { '2025-06': 'Jun 2025' }],
]) {
  test(`${of} prints on one sheet of A4 in other periods, too`, async ({ page }) => {
    await open(page, address);
    await whole(page);
    await expectOneSheet(page);
    for (const [period, words] of Object.entries(periods)) {
      await page.getByLabel('Period', { exact: true }).selectOption(period);
      await expect(page.locator('main h1')).toContainText(words);
      await whole(page);
      await expectOneSheet(page);
    }
  });
}

test('it prints on one sheet of A4', async ({ page }) => {
  await open(page);
  await whole(page);
  await expectOneSheet(page);
  await page.emulateMedia({ media: 'print' });
  for (const strip of await page.locator('.strip').all()) await expect(strip).toContainText(/Red|Amber|Green|Late/);
  await expect(page.locator('.about')).toBeHidden();
  // What no strip is drawn of stands in a line each: paper leaves no row out.
  for (const line of await page.locator('.rest li').all()) await expect(line).toContainText(/Red|Amber|Green|Late/);
});
