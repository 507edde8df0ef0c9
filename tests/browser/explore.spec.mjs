// Explore: measures looked at together, by touch and by keys, in light and dark, and from disk.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, started, test } from './support/fixtures.mjs';

test.use({ reading: true });

const TWO = './#/explore?of=recycling&of=residual-waste';
// ECharts is some 165 kB of it; the rest draws and forecasts, works out the layers, and what of areas may be printed (270
// before that; 304 before the first load gave up what only other parts need: sorts, letters).
const BUDGET = 317_000;

/** Waits until lines are drawn. */
async function drawn(page) {
  await expect(page.locator('.explored svg text').first()).toBeVisible();
}

test('a person comes from a measure, adds another, and going back leaves', async ({ page }) => {
  await open(page, './#/measure/recycling');
  const name = await page.locator('h1').innerText();
  await page.getByRole('link', { name: 'Explore this measure' }).click();
  await drawn(page);
  await expect(page.locator('.lines .button').first()).toContainText(name);

  await expect(page.locator('.explored svg text', { hasText: /20\d\d/ }).first()).toBeVisible();
  await page.getByText('Choose measures', { exact: true }).click();
  await page.getByLabel('Find a measure by its name').fill('residual');
  await page.locator('.found button').first().click();
  await expect(page.locator('.lines > li')).toHaveCount(2);
  await expect(page).toHaveURL(/explore\?of=recycling&of=residual-waste/);
  await expect(page.getByLabel('Find a measure by its name')).toBeFocused();

  await page.getByRole('link', { name: 'Its page' }).nth(1).click();
  await page.goBack();
  await expect(page.locator('.lines > li')).toHaveCount(2);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText(name);
});

test('of two lines each has its name at its end, in its colour and apart', async ({ page }) => {
  await open(page, TWO);
  await drawn(page);
  const ends = page.locator('.explored svg text[fill^="var(--series-"]');
  await expect(ends).not.toHaveCount(0);
  const name = (await page.locator('.lines .button').first().innerText()).trim();
  const first = (await ends.allTextContents()).find((words) => name.startsWith(words.replace(/…$/, '').trim()));
  expect(first, name).toBeTruthy();
  const boxes = await ends.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const apart = one.bottom <= other.top + 3 || other.bottom <= one.top + 3 || one.right <= other.left || other.right <= one.left;
      expect(apart, JSON.stringify([one, other])).toBe(true);
    }
  }
});

test('an empty page says what to do, and Review leads to it', async ({ page }) => {
  await open(page, './#/review');
  await page.getByRole('link', { name: 'Explore measures' }).click();
  await expect(page.locator('.lede')).toContainText('Choose a measure to start');
  await page.getByText('Choose measures', { exact: true }).click();
  await page.locator('.found button').first().click();
  await drawn(page);
});

test('an address with what is not there shows the rest', async ({ page }) => {
  await open(page, './#/explore?of=nowhere&of=recycling&of=recycling');
  await drawn(page);
  await expect(page.locator('.lines > li')).toHaveCount(1);
});

test('touching the chart reads a period out, with the figures that the table has', async ({ page }) => {
  await open(page, TWO);
  await drawn(page);
  const box = await page.locator('.explored').boundingBox();
  const last = await page.locator('.readout h3').innerText();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + 120);
  await expect(page.locator('.readout h3')).not.toHaveText(last);
  const period = await page.locator('.readout h3').innerText();
  const row = page.locator('.sheet tbody tr', { has: page.getByRole('rowheader', { name: period, exact: true }) });
  const figures = await row.locator('td').allInnerTexts();
  expect(await page.locator('.readout dd').allInnerTexts()).toEqual(figures);
  await expect(page.locator('.readout')).toHaveAttribute('role', 'status');
});

test('keys step through the periods and zoom', async ({ page }) => {
  await open(page, TWO);
  await drawn(page);
  const plot = page.getByRole('slider', { name: 'Period read out' });
  await plot.focus();
  const last = await page.locator('.readout h3').innerText();
  await plot.press('Home');
  const first = await page.locator('.readout h3').innerText();
  expect(first).not.toBe(last);
  await expect(plot).toHaveAttribute('aria-valuetext', first);
  await plot.press('ArrowRight');
  await expect(page.locator('.readout h3')).not.toHaveText(first);
  await plot.press('ArrowLeft');
  await expect(page.locator('.readout h3')).toHaveText(first);
  await plot.press('End');
  await expect(page.locator('.readout h3')).toHaveText(last);

  const lines = () => page.locator('.explored svg path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')).join());
  // The pointer is drawn a frame after it is read out.
  await expect.poll(async () => { const before = await lines(); await page.waitForTimeout(100); return before === await lines(); }).toBe(true);
  const whole = await lines();
  await plot.press('+');
  await expect.poll(lines).not.toBe(whole);
  await plot.press('0');
  await expect.poll(lines).toBe(whole);
});

test('a line is taken away and shown again; the scale is in the address', async ({ page }) => {
  await open(page, TWO);
  await drawn(page);
  const rows = page.locator('.readout dd');
  const count = await rows.count();
  const toggle = page.locator('.lines .button').nth(1);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(rows).toHaveCount(count - 1);
  await toggle.click();
  await expect(rows).toHaveCount(count);

  await page.getByLabel('Scale').selectOption('indexed');
  await expect(page).toHaveURL(/&as=indexed$/);
  await expect(rows.first()).toContainText('index');
  await page.reload();
  await started(page);
  await expect(page.getByLabel('Scale')).toHaveValue('indexed');

  await page.getByLabel('Scale').selectOption('against');
  await page.getByLabel('Periods from the first').selectOption('1');
  await expect(page).toHaveURL(/as=against&later=1$/);
  await expect(rows).toHaveCount(2);
  await expect(page.locator('.sheet tbody tr').first()).toBeVisible();
});

test('the picture is saved with its key, in light colours and without markup', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, TWO);
  await drawn(page);
  const saved = async (kind) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save as a picture (${kind})` }).click();
    return readFile(await (await download).path());
  };
  const svg = (await saved('SVG')).toString();
  const name = await page.locator('.lines .button').first().innerText();
  expect(svg).toContain(name.trim());
  expect(svg).not.toMatch(/var\(|<script|foreignObject|href/);
  expect(svg).toContain('rgb(252, 251, 248)');
  expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
});

test('exploring is accessible, light and dark', async ({ page }) => {
  for (const address of ['./#/explore', TWO, `${TWO}&as=against`]) {
    await open(page, address);
    if (address !== './#/explore') await drawn(page);
    // Nothing is chosen: the worst reds are offered, each drawn.
    else await expect(page.locator('.offered a svg').first()).toBeVisible();
    await expectAccessibleInBoth(page);
  }
});

for (const width of [320, 820, 1440]) {
  test(`exploring fits ${width} wide, in fingers' reach`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    await open(page, './#/explore?of=recycling&of=sickness&of=arrears&of=falls&of=term-attendance&of=smoking');
    await drawn(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    for (const button of await page.locator('main button:visible, main select:visible').all()) {
      expect((await button.boundingBox()).height, await button.innerText()).toBeGreaterThanOrEqual(44);
    }
  });
}

test('it works from the single file, from disk', async ({ page }) => {
  await page.goto(`${new URL('../../single/golden-thread.html', import.meta.url).href}#/explore?of=recycling`);
  await started(page);
  await drawn(page);
  await page.getByRole('slider', { name: 'Period read out' }).press('Home');
  await expect(page.locator('.readout dd').first()).not.toBeEmpty();
});

test('its code and ECharts are within 317 kB, and come only when it is opened', async ({ page }) => {
  // Squeezed only at the end: it takes seconds, in which the page would be waited for in vain.
  const bodies = new Map();
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1);
    if (/\.(wasm|js)$/.test(name)) bodies.set(name, response.body());
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  const before = new Set(bodies.keys());
  expect([...before].filter((name) => /^charts|explor/.test(name))).toEqual([]);
  await page.evaluate(() => (location.hash = '#/explore?of=recycling'));
  await drawn(page);
  await page.waitForLoadState('networkidle');
  const later = [...bodies].filter(([name]) => !before.has(name));
  const added = await Promise.all(later.map(async ([name, body]) => [name, brotliCompressSync(await body).length]));
  console.log(added.map(([name, bytes]) => `${(bytes / 1000).toFixed(1)} kB brotli  ${name}`).join('\n'));
  expect(added.map(([name]) => name).join(' ')).toMatch(/charts-/);
  const total = added.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(total).toBeLessThanOrEqual(BUDGET);
});
