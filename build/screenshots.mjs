// Takes pictures of pages to look at: `node build/screenshots.mjs FOLDER HASH…`, from the site in dist/.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const [folder, ...hashes] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = serve('dist').listen(0, '127.0.0.1');
const base = `http://localhost:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
for (const hash of hashes) {
  for (const width of [320, 820, 1440]) {
    for (const colorScheme of width === 820 ? ['light', 'dark'] : ['light']) {
      const page = await browser.newPage({ viewport: { width, height: 1180 }, colorScheme });
      await page.goto(base + hash);
      await page.waitForSelector('main#main h1');
      await page.waitForTimeout(700);
      const name = hash.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-/, '') || 'home';
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: width !== 1440 });
      if (width === 820 && colorScheme === 'light') {
        await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', printBackground: true });
      }
      await page.close();
    }
  }
}
await browser.close();
server.close();
