// The page in engines other than Chromium: it opens, takes a figure, and has it after a reload, from a server and
// as the single file from disk. An engine that isn't installed is skipped, and said to be.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../build/serve.mjs';
import { Browser, ENTER } from './webdriver.mjs';

const SINGLE = new URL('../../single/golden-thread.html', import.meta.url);

/** Where a program is; undefined where it isn't. */
function which(...names) {
  const found = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim());
  return found.find((path) => path !== '');
}

/** The browser that WebKitGTK brings for trying it. */
function miniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec'].filter(existsSync);
  const folders = roots.flatMap((root) => [root, ...readdirSync(root).map((name) => `${root}/${name}`)]);
  const each = folders.flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => `${folder}/${name}/MiniBrowser`));
  return each.find(existsSync);
}

const firefox = { driver: which('geckodriver'), browser: which('firefox', 'firefox-esr') };
const webkit = { driver: which('WebKitWebDriver'), browser: miniBrowser(), screen: which('Xvfb') };

const ENGINES = [
  {
    name: 'Firefox',
    missing: !(firefox.driver && firefox.browser) && 'install Firefox and geckodriver',
    start: () =>
      Browser.start((port) => [firefox.driver, '--port', String(port)], {
        browserName: 'firefox',
        'moz:firefoxOptions': { binary: firefox.browser, args: ['-headless'] },
      }),
  },
  {
    name: 'WebKit',
    missing: !(webkit.driver && webkit.browser && webkit.screen) && 'install webkit2gtk-driver and xvfb',
    needsScreen: true,
    start: (DISPLAY) =>
      Browser.start(
        (port) => [webkit.driver, `--port=${port}`],
        {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
        },
        { DISPLAY },
      ),
  },
];

/** A screen that nobody sees. */
async function screen() {
  const server = spawn(webkit.screen, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((done) => server.stdout.once('data', (data) => done(String(data).trim())));
  return { display: `:${number}`, close: () => server.kill() };
}

for (const engine of ENGINES) {
  describe(engine.name, { skip: engine.missing && `skipped: ${engine.missing}` }, () => {
    let browser, site, shown;
    before(async () => {
      site = await serve({ base: '/council/performance/' });
      shown = engine.needsScreen ? await screen() : null;
      browser = await engine.start(shown?.display);
    });
    after(async () => {
      await browser?.close();
      shown?.close();
      await site?.close();
    });

    test('the page opens, takes a figure and has it after a reload', () => typed(browser, site.address));
    test('so does the single file from disk', () => typed(browser, SINGLE.href));
  });
}

async function typed(browser, address) {
  await browser.open(`${address}#/`);
  await browser.text('main#main h1', /scorecard/);
  assert.equal(await browser.run('return document.querySelectorAll(".row").length > 10'), true);

  await browser.open(`${address}#/do/figures`);
  await browser.click('#cell-0-6');
  await browser.type(`4321${ENTER}`);
  await browser.text('#cell-0-6', /^\s*\W*4321$/);
  await browser.text('.save', /Saved in this browser/);
  await browser.reload();
  await browser.text('#cell-0-6', /^\s*\W*4321$/);

  // A measure's chart is drawn, and its code part came.
  await browser.open(`${address}#/measure/recycling`);
  await browser.text('main#main h1', /Household waste/);
  await browser.text('main', /Why this rating/);
}
