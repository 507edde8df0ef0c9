// Pictures of the built page, to be looked at: every route given, four widths, light and dark, and
// print on A4. Printed pages are drawn as PNG where pdftoppm is there, else left as PDF.
//   node build/screenshots.mjs [FOLDER] ['#/route' …]
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const WIDTHS = [320, 768, 1024, 1440];
const [folder = 'test-results/screenshots', ...asked] = process.argv.slice(2);
const routes = asked.length > 0 ? asked : ['#/'];

await mkdir(folder, { recursive: true });
const site = await serve({ folder: 'dist' });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const colorScheme of ['light', 'dark']) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: Math.round(width * 1.4) },
      serviceWorkers: 'block',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    for (const route of routes) {
      await show(page, route);
      const name = `${fileName(route)}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true });
    }
    await context.close();
  }
}
const page = await browser.newPage();
for (const route of routes) {
  await show(page, route);
  const path = join(folder, `${fileName(route)}-print`);
  await page.pdf({ path: `${path}.pdf`, format: 'A4', printBackground: true });
  spawnSync('pdftoppm', ['-r', '70', '-png', `${path}.pdf`, path]);
}
await browser.close();
await site.close();
console.log(`${routes.length} route(s) drawn in ${folder}`);

async function show(page, route) {
  await page.goto(`${site.address}${route}`);
  await page.locator('main#main h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

function fileName(route) {
  return route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
}
