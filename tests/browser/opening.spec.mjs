import { serve } from '../../build/serve.mjs';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, started, test } from './support/fixtures.mjs';

test('the page opens with a heading and axe finds nothing', async ({ page }) => {
  await open(page);
  await expectAccessibleInBoth(page);
});

// Every other test opens it from a sub-path.
test('the page opens from the root of a site', async ({ page }) => {
  const site = await serve();
  try {
    await open(page, site.address);
  } finally {
    await site.close();
  }
});

test('the policy allows no inline script and no inline style', async ({ page, faults }) => {
  await open(page);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
    const marked = document.createElement('div');
    marked.innerHTML = '<p style="position: fixed">x</p>';
    document.body.append(marked);
    return [window.ranInline ?? false, getComputedStyle(marked.firstChild).position];
  });
  expect(ran).toEqual([false, 'static']);
  const refused = faults.splice(0);
  expect(refused).toHaveLength(2);
  for (const fault of refused) expect(fault).toContain('Content Security Policy');
});

test('a part that fails to load is said in the page', async ({ page, faults }) => {
  await page.route(/golden-thread-\w+\.wasm$/, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('status')).toContainText('could not start');
  expect(faults.splice(0).length).toBeGreaterThan(0);
});

test('the single file opens from disk', async ({ page }) => {
  await page.goto(new URL('../../single/golden-thread.html', import.meta.url).href);
  await started(page);
  await expectAccessible(page);
});

// The file is UTF-16, and says so itself.
test('the single file opens from a host that says its files are UTF-8', async ({ page }) => {
  const site = await serve({ folder: 'single' });
  try {
    const response = await page.goto(`${site.address}golden-thread.html`);
    expect(response.headers()['content-type']).toContain('utf-8');
    await started(page);
  } finally {
    await site.close();
  }
});

test('the site loads charts only when asked', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  await page.waitForLoadState('networkidle');
  const before = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  expect(before.filter((name) => /charts-/.test(name))).toEqual([]);
  await page.goto('./#/explore?of=recycling');
  await expect(page.locator('.explored svg text').first()).toBeVisible();
  expect(asked.filter((path) => /charts-/.test(path)).length).toBeGreaterThan(0);
});

test('a page whose code can’t be fetched says so, and comes when tried again', async ({ page, faults }) => {
  await page.route(/split_reading-\w+\.wasm$/, (route) => route.abort());
  await open(page, './#/help');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be fetched');
  await expectAccessible(page);
  await page.unroute(/split_reading-\w+\.wasm$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('This page could not be fetched');
  expect(faults.splice(0).length).toBeGreaterThan(0);
});
