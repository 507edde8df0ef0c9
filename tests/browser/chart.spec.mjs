// The chart of a measure as people use it: read by touch and by keys, at every width, in the dark and on paper.
import { expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test.use({ reading: true });

const MEASURE = './#/measure/temporary-accommodation';

/** The measure beside its plan, which isn't the picture that comes first. */
async function againstPlan(page) {
  await open(page, MEASURE);
  const button = page.getByRole('button', { name: 'By period' });
  // By a key: after a click a browser draws no outline around what a script puts the focus on.
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** What the cursor reads. */
const read = (page) => page.locator('.read p[role=status]');

test('the chart paints with its page and asks for nothing', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await againstPlan(page);
  await expect(page.locator('.plot .drawing')).toBeVisible();
  expect(asked.filter((url) => /charts-/.test(url))).toEqual([]);
  // Named by the finding, described by its caption, and every line by its name at its end.
  const drawing = page.getByRole('img', { name: await page.locator('.chart h2').innerText() });
  await expect(drawing).toHaveAccessibleDescription(/Apr 2024 to Mar 2026/);
  await expect(drawing.locator('text', { hasText: /^Actual/ })).toHaveCount(1);
  await expect(drawing.locator('text', { hasText: 'Plan' })).toHaveCount(1);
});

test('keys read the chart period by period', async ({ page }) => {
  await againstPlan(page);
  const chart = page.getByRole('slider', { name: 'Read the chart by period' });
  const rows = page.locator('.chart tbody tr');
  await chart.focus();
  expect(await chart.evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('solid');
  const cells = async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim());
  await page.getByText('The figures as a table').click();
  const last = (await rows.count()) - 1;
  const check = async (at) => {
    const [period, actual, plan, , , ...others] = await cells(rows.nth(at));
    await expect(read(page)).toContainText(period);
    await expect(chart).toHaveAttribute('aria-valuetext', period);
    if (plan !== '–') await expect(read(page)).toContainText(`plan ${plan}`);
    if (/^[£\d−]/.test(actual)) {
      await expect(read(page)).toContainText(`Actual ${actual.split('\n')[0]}`);
      await expect(read(page).locator('.status')).toHaveText(others.at(-1));
    }
  };
  await chart.press('Home');
  await check(0);
  await chart.press('ArrowRight');
  await check(1);
  await chart.press('ArrowLeft');
  await chart.press('ArrowLeft');
  await check(0);
  await chart.press('End');
  await check(last);
  await expect(read(page)).toContainText('After the period shown');
});

test('a finger reads the chart, and the buttons beside it take one', async ({ page }) => {
  await againstPlan(page);
  const chart = page.locator('.touch');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  expect(box.height).toBeGreaterThanOrEqual(44);
  await page.touchscreen.tap(box.x + box.width * 0.12, box.y + box.height / 2);
  await expect(read(page)).toContainText('2024');
  const before = await read(page).innerText();
  for (const button of await page.locator('.read button').all()) {
    const size = await button.boundingBox();
    expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('button', { name: 'Read the period after' }).tap();
  await expect(read(page)).not.toHaveText(before);
  await page.getByRole('button', { name: 'Read the period before' }).tap();
  await expect(read(page)).toHaveText(before, { useInnerText: true });
});

for (const width of [320, 820, 1440]) {
  test(`the chart is laid out for the width it has, ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await againstPlan(page);
    const drawing = page.locator('.plot .drawing');
    await expect.poll(() => drawing.evaluate((it) => Math.abs(it.viewBox.baseVal.width - it.clientWidth))).toBeLessThan(1);
    const outside = await drawing.evaluate((it) => {
      const room = it.getBoundingClientRect();
      return [...it.querySelectorAll('text')]
        .map((text) => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < room.left - 1 || box.right > room.right + 1)
        .map(([words]) => words);
    });
    expect(outside).toEqual([]);
    const hidden = await drawing.evaluate((it) => {
      const boxes = [...it.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
      const over = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height;
      return boxes.flatMap(([words, box], at) => boxes.slice(at + 1).filter(([, other]) => over(box, other)).map(([others]) => [words, others]));
    });
    expect(hidden).toEqual([]);
  });
}

test('on paper the chart is light, whatever the theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await againstPlan(page);
  const colours = () => page.locator('.plot .drawing').evaluate((it) => {
    const of = (selector, what) => getComputedStyle(it.querySelector(selector))[what];
    return [of('path[stroke*="series-1"]', 'stroke'), of('path[stroke*="series-2"]', 'stroke'), of('text[font-weight="700"]', 'fill')];
  });
  const actual = 'rgb(18, 67, 109)';
  expect((await colours())[0]).not.toBe(actual);
  for (const theme of [null, 'dark']) {
    await page.evaluate((theme) => theme && document.documentElement.setAttribute('data-theme', theme), theme);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await colours()).toEqual([actual, 'rgb(194, 80, 15)', actual]);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  }
});

test('a measure and the gallery are accessible, light and dark', async ({ page }) => {
  await open(page, MEASURE);
  await expectAccessibleInBoth(page);
  // Every kind of chart on one page: nothing takes longer to look at, so nothing else does.
  await open(page, './#/gallery');
  await expect(page.locator('.specimen').first()).toBeVisible();
  await expectAccessibleInBoth(page);
  expect(await page.evaluate(() => document.querySelectorAll('main script').length)).toBe(0);
});

test('nothing leads to the gallery', async ({ page }) => {
  await open(page);
  expect(await page.locator('a[href*="gallery"]').count()).toBe(0);
});
