import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../build/serve.mjs';
import { expect, open, started, test } from './support/fixtures.mjs';

test.use({ serviceWorkers: 'allow' });

for (const base of ['/', '/council/performance/']) {
  test(`after one visit to ${base} the page opens with the server stopped`, async ({ page, context }) => {
    const site = await serve({ folder: 'dist', base });
    await open(page, site.address);
    await ready(page);
    await site.close();

    await page.reload();
    await started(page);
    const another = await context.newPage();
    await open(another, site.address);
    await another.evaluate(() => window.goldenThread.charts());
    expect(await another.evaluate(() => typeof window.echarts.Drawing)).toBe('function');
    await another.evaluate(() => (location.hash = '#/explore?of=recycling'));
    await expect(another.locator('.explored svg text').first()).toBeVisible();
  });
}

test('a draft and its figures are there with the server stopped', async ({ page }) => {
  const site = await serve({ folder: 'dist', base: '/council/' });
  await open(page, site.address);
  await ready(page);
  await page.goto(`${site.address}#/do/figures`);
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await site.close();

  // Every part of the page, though none of these had been opened before the server went.
  for (const hash of ['', '#/do/figures', '#/measure/temporary-accommodation', '#/plan/organisation', '#/help']) {
    await page.goto('about:blank');
    await page.goto(`${site.address}${hash}`);
    await started(page);
  }
  await page.goto(`${site.address}#/do/figures`);
  await expect(page.locator('#cell-0-6')).toHaveText('266');
});

test('a pack published again is fetched anew, and kept for when the server is gone', async ({
  page,
  faults,
}) => {
  const { folder, site, close } = await copyOfSite();
  const read = () => page.evaluate(() => window.goldenThread.text('packs/published.json'));
  try {
    await appendFile(join(folder, 'packs', 'published.json'), '{"edition":1}');
    await open(page, site.address);
    await ready(page);
    expect(await read()).toBe('{"edition":1}');
    await appendFile(join(folder, 'packs', 'published.json'), ' ');
    expect(await read()).toBe('{"edition":1} ');
    await site.close();
    expect(await read()).toBe('{"edition":1} ');
    // The browser itself reports the worker's failed request.
    faults.splice(0);
  } finally {
    await close();
  }
});

test('a host that answers everything with its index page takes no kept pack’s place', async ({ page, faults }) => {
  const { folder, site, close } = await copyOfSite();
  const read = (name) => page.evaluate((name) => window.goldenThread.text(name), name);
  const published = join(folder, 'packs', 'published.json');
  try {
    await writeFile(published, '{"edition":1}');
    await open(page, site.address);
    await ready(page);
    expect(await read('packs/published.json')).toBe('{"edition":1}');
    const sample = await read('packs/sample.json');
    // From now on the host has neither, and says so by its index page.
    for (const name of ['published.json', 'sample.json']) await writeFile(join(folder, 'packs', name), '<!doctype html><title>Home</title>');
    expect(await read('packs/published.json')).toBe('{"edition":1}');
    expect(await read('packs/sample.json')).toBe(sample);
    await site.close();
    expect(await read('packs/published.json')).toBe('{"edition":1}');
    faults.splice(0);
  } finally {
    await close();
  }
});

test('a new version is offered, waits, and takes over when accepted', async ({ page }) => {
  const { folder, site, close } = await copyOfSite();
  try {
    await open(page, site.address);
    await ready(page);
    await page.evaluate(() => (window.stillHere = true));

    await appendFile(join(folder, 'worker.js'), '\n// another version');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const accept = page.getByRole('button', { name: 'Use it now' });
    await expect(accept).toBeVisible();
    expect(await page.evaluate(() => window.stillHere), 'nothing was forced').toBe(true);

    const reloaded = page.waitForEvent('load');
    await accept.click();
    await reloaded;
    expect(await page.evaluate(() => window.stillHere)).toBeUndefined();
    await started(page);
    await expect(accept).toHaveCount(0);
    const waits = async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting);
    expect(await page.evaluate(waits)).toBe(false);
  } finally {
    await close();
  }
});

/** Waits until the worker has kept everything and answers for this page. */
async function ready(page) {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

/** A copy of the built site that a test may change, on a server of its own. */
async function copyOfSite() {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-'));
  await cp('dist', folder, { recursive: true });
  await mkdir(join(folder, 'packs'), { recursive: true });
  const site = await serve({ folder });
  const close = async () => {
    await site.close();
    await rm(folder, { recursive: true });
  };
  return { folder, site, close };
}
