// What if: a target of whatever kind, floor, tolerance, weight or rebase is dragged, or another way is better; everything
// follows, and what is open stays as it is.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const PAGE = './#/plan/what-if?measure=temporary-accommodation';

const toDate = (page) => page.locator('.beside tbody tr').nth(1);

/** All that this browser keeps but the kept scenarios. */
function keptElsewhere(page) {
  return page.evaluate(() => {
    const entries = Object.entries({ ...localStorage }).filter(([key]) => !key.includes('what-if'));
    return JSON.stringify(entries.sort());
  });
}

/** Drags a handle with a finger, from where it stands to a part of its length. */
async function dragByTouch(page, handle, to) {
  await handle.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await handle.boundingBox();
  const [min, max, now] = await handle.evaluate((it) => [it.min, it.max, it.value].map(Number));
  const at = (part) => ({ x: x + 8 + (width - 16) * part, y: y + height / 2 });
  const session = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const from = (now - min) / (max - min);
  await touch('touchStart', [at(from)]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [at(from + ((to - from) * step) / 8)]);
  await touch('touchEnd', []);
}

test('a target is dragged by touch: ratings, plans, picture and past follow, and what is open stays as it is', async ({ page }) => {
  await open(page, PAGE);
  const before = await keptElsewhere(page);
  await expect(toDate(page).locator('.tried .status')).toHaveText(await toDate(page).locator('.status').first().innerText());
  const picture = await page.locator('.plot svg.drawing').innerHTML();
  const past = page.locator('section', { hasText: 'If this year’s target had held for the last 24 months' }).last();
  const held = await past.locator('dd').last().innerText();
  expect(await past.locator('dd').first().innerText()).toBe(held);
  await expect(page.locator('.above > section').first().locator('.tried')).toContainText('Nothing changes here');

  const target = page.getByLabel('Target for 2025/26', { exact: true });
  expect((await target.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await dragByTouch(page, target, 1);
  // Fewer is better: the most that it can be dragged to is met.
  await expect(toDate(page).locator('.tried .status')).toHaveText(/Green/);
  await expect(toDate(page).locator('.status').first()).not.toHaveText(/Green/);
  await expect(page.locator('.above > section').first().locator('.tried')).not.toContainText('Nothing changes here');
  expect(await page.locator('.plot svg.drawing').innerHTML()).not.toBe(picture);
  await expect(past.locator('dd').last()).not.toHaveText(held);
  await expect(past.locator('dd').last()).toHaveText('24 green');

  expect(await keptElsewhere(page)).toBe(before);
  await page.getByRole('link', { name: 'Back to the measure' }).click();
  await expect(page.locator('.headline')).toContainText('Red');
  await expect(page.getByRole('link', { name: 'What if?' })).toHaveAttribute('href', '#/plan/what-if?measure=temporary-accommodation');
});

test('by keyboard: a tolerance and its floor are one, a scenario is kept, let go, opened again and forgotten', async ({ page }) => {
  await open(page, PAGE);
  const tolerance = page.getByLabel('Tolerance, % of the plan', { exact: true });
  const floor = page.getByLabel('Floor for 2025/26', { exact: true });
  const keep = page.getByRole('button', { name: 'Keep as a scenario' });
  await expect(keep).toBeDisabled();
  const stood = Number(await floor.inputValue());
  await tolerance.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await expect(tolerance).toHaveValue('7');
  await expect(page.getByText('Tried: tolerance 7%.')).toBeVisible();
  expect(Number(await floor.inputValue())).toBeGreaterThan(stood);
  const number = page.getByLabel('Target for 2025/26, as a number');
  await number.fill('300');
  await number.press('Tab');
  await expect(page.getByText('Tried: target 300, tolerance 7%.')).toBeVisible();

  await keep.click();
  const kept = page.locator('.kept li');
  await expect(kept).toHaveCount(1);
  await page.getByRole('button', { name: 'Let it go' }).click();
  await expect(page.getByText('Nothing is tried yet')).toBeVisible();
  expect(await toDate(page).locator('.tried').textContent()).toBe(await toDate(page).locator('td').first().textContent());

  await page.reload();
  await kept.getByRole('link').click();
  await expect(page.getByText('Tried: target 300, tolerance 7%.')).toBeVisible();
  await expect(tolerance).toHaveValue('7');
  await kept.getByRole('button', { name: /^Forget/ }).click();
  await expect(kept).toHaveCount(0);
});

test('a rebase shows the control chart, a weight moves the score of the plans above', async ({ page }) => {
  await open(page, PAGE);
  const plan = page.locator('.above > section').first();
  const score = await plan.locator('.tried .small').first().innerText();
  const weight = page.getByLabel('Weight in the plans above', { exact: true });
  await weight.focus();
  await page.keyboard.press('End');
  await expect(plan.locator('.tried .small').first()).not.toHaveText(score);
  const rebase = page.getByLabel('Limits start anew', { exact: true });
  await rebase.focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/Tried: weight .*, rebased from /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Control chart' })).toHaveAttribute('aria-pressed', 'true');
});

/** A measure of months that stands at 12 and stood at 8 a year before, with a target of 2025/26. */
function aimed(id, aim) {
  const months = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'];
  const series = [{ period: '2024-09', value: 8 }, ...months.map((period) => ({ period, value: 12 }))];
  return {
    id, name: `Measure of a ${id}`, specification: {}, frequency: 'monthly', polarity: 'higher_is_better', accumulation: 'latest',
    precision: 0, series, targets: { '2025/26': { aim } },
  };
}

/** Opens a pack of those as a draft, and the trial of one. */
async function openAimed(page, id) {
  const measures = [aimed('range', { kind: 'range', low: 5, high: 9 }), aimed('direction', { kind: 'direction', to: 'increase' })];
  const pack = {
    format: 'golden-thread-pack', version: 1, organisation: { name: 'Anyborough' },
    plans: [{ id: 'plan', name: 'Plan', measures: measures.map((measure) => measure.id) }], measures,
  };
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'aims.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.brand, header').first()).not.toContainText('Anyborough Council');
  await page.evaluate((of) => { location.hash = `#/plan/what-if?measure=${of}`; }, id);
  await expect(page.locator('h1')).toHaveText(`What if: Measure of a ${id}`);
}

test('a range is dragged by both ends, its tolerance and its floors', async ({ page }) => {
  await openAimed(page, 'range');
  const tried = toDate(page).locator('.tried .status');
  await expect(tried).toHaveText(/Red/);
  const type = async (label, number) => {
    const field = page.getByLabel(`${label}, as a number`, { exact: true });
    await field.fill(number);
    await field.press('Tab');
  };
  await type('Upper end for 2025/26', '13');
  await expect(page.getByText('Tried: range 5 to 13.')).toBeVisible();
  await expect(tried).toHaveText(/Green/);
  // An end stops at the other one.
  await type('Lower end for 2025/26', '20');
  await expect(page.getByText('Tried: range 13 to 13.')).toBeVisible();
  await expect(tried).toHaveText(/Red/);
  await page.getByRole('button', { name: 'Let it go' }).click();
  await type('Tolerance, % of the plan', '50');
  await expect(tried).toHaveText(/Amber/);
  await page.getByRole('button', { name: 'Let it go' }).click();
  const floor = page.getByLabel('Floor over the upper end', { exact: true });
  await floor.focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^Tried: floors 5 and \d+\.$/)).toBeVisible();
  await type('Floor over the upper end', '12');
  await expect(page.getByText('Tried: floors 5 and 12.')).toBeVisible();
  await expect(tried).toHaveText(/Amber/);
  await page.getByRole('button', { name: 'Keep as a scenario' }).click();
  await expect(page.locator('.kept a')).toHaveAttribute('href', /floor=5(\.\.|%2E%2E)12/);
  await expectAccessible(page);
});

test('of a direction the figure to better is dragged, and the other way is tried', async ({ page }) => {
  await openAimed(page, 'direction');
  const tried = toDate(page).locator('.tried .status');
  await expect(tried).toHaveText(/Green/);
  const better = page.getByLabel('Which way is better', { exact: true });
  await better.selectOption('Lower is better');
  await expect(page.getByText('Tried: lower is better.')).toBeVisible();
  await expect(tried).toHaveText(/Red/);
  const figure = page.getByLabel('Figure to better, as a number', { exact: true });
  await figure.fill('15');
  await figure.press('Tab');
  await expect(page.getByText('Tried: figure to better 15, lower is better.')).toBeVisible();
  await expect(tried).toHaveText(/Green/);
  await page.getByRole('button', { name: 'Let it go' }).click();
  await expect(better).toHaveValue('higher');
  // What is to be bettered has no amber.
  await expect(page.getByLabel(/^Floor for/)).toHaveCount(0);
});

test('from the Plan stage a measure is chosen; a signed year says that it is only a what-if', async ({ page }) => {
  await open(page, './#/plan');
  await page.getByRole('link', { name: /^What if\?/ }).click();
  // It opens on the worst of what is red, and another is chosen from there.
  await expect(page.locator('h1')).toHaveText(/^What if: /);
  await expectAccessible(page);
  await page.getByLabel('Which measure?').selectOption({ label: (await page.getByLabel('Which measure?').locator('option').allInnerTexts()).find((name) => /temporary accommodation/i.test(name)) });
  await expect(page.locator('h1')).toHaveText(/^What if: /);
  await expect(page.locator('.signed')).toHaveCount(0);
  await page.getByLabel('Period', { exact: true }).selectOption('2025-03');
  await expect(page.locator('.signed')).toHaveText(/Signed off for 2024\/25 by Cabinet .*: this is only a what-if/);
});

test('nothing is wrong with it for axe, light and dark', async ({ page }) => {
  for (const width of [1180, 360]) {
    await page.setViewportSize({ width, height: 820 });
    await open(page, `${PAGE}&target=300&tolerance=10&weight=2`);
    await expect(page.getByText('Tried: target 300')).toBeVisible();
    await expectAccessibleInBoth(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, 'nothing stands out at the side').toBeLessThanOrEqual(0);
  }
});
