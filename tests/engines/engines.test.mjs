// The page in engines other than Chromium, from a server and as the single file from disk: it opens, takes a figure,
// and has it after a reload, out of its journal alone where its header said "Saved". An engine that isn't installed is
// skipped, and said to be.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../build/serve.mjs';
import { Browser, ENTER, until } from './webdriver.mjs';

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
    for (const [what, address] of [['a draft', () => site.address], ['a draft of the single file', () => SINGLE.href]]) {
      test(`${what} that is called saved is there without local storage`, async (context) => {
        const took = await kept(browser, address());
        context.diagnostic(`from Enter to "Saved": ${took} ms`);
      });
    }
  });
}

/** What both stores have of the draft that is open; `null` where there is no journal. */
const STORES = `
  const done = arguments[arguments.length - 1];
  const asked = indexedDB.open('golden-thread');
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = () => done(null);
  asked.onsuccess = () => {
    const texts = asked.result.transaction('texts').objectStore('texts');
    texts.get('setting last-open').onsuccess = ({ target: { result: id } }) => {
      texts.get('head ' + id).onsuccess = ({ target: { result: head } }) => {
        texts.get('save ' + id).onsuccess = ({ target: { result: save } }) => {
          asked.result.close();
          const slots = ['a', 'b'].map((slot) => localStorage.getItem('golden-thread:draft-' + slot + ':' + id));
          done({ generation: Number(head.split(' ')[0]), acknowledged: Number(localStorage.getItem('golden-thread:acknowledged:' + id)), alike: slots.includes(save) });
        };
      };
    };
  };`;

/** From now on the page notes when Enter was pressed, and when its header called that saved. */
const WATCH = `
  addEventListener('keydown', ({ key }) => key === 'Enter' && (window.entered = performance.now()), true);
  const mark = document.querySelector('.save');
  new MutationObserver(() => {
    if (mark.textContent.trim().startsWith('Saved in this browser') && window.entered) window.took ??= Math.round(performance.now() - window.entered);
  }).observe(mark, { subtree: true, characterData: true, childList: true });`;

/** A draft of the sample, a figure in it, and all that isn't the journal gone: how long it took to be saved. */
async function kept(browser, address) {
  await browser.open(`${address}#/drafts`);
  await browser.press('Open the sample');
  await browser.text('.save', /Nothing to save/);
  await browser.open(`${address}#/do/figures`);
  await browser.text('main#main h1', /figures/);
  await browser.click('#cell-0-6');
  await browser.type(`8764${ENTER}`);
  await browser.text('.save', /Saved in this browser/);
  await browser.run(WATCH);
  await browser.click('#cell-0-6');
  await browser.type(`8765${ENTER}`);
  await browser.text('#cell-0-6', /^\s*\W*8765$/);
  const took = await until('the header to say that it is saved', () => browser.run('return window.took'));
  const { generation, acknowledged, alike } = await browser.later(STORES);
  assert.ok(generation > 1);
  assert.equal(acknowledged, generation);
  assert.equal(alike, true, 'both stores have the same save');
  await browser.run('localStorage.clear()');
  await browser.reload();
  await browser.text('#cell-0-6', /^\s*\W*8765$/);
  await browser.text('.save', /Saved in this browser/);
  return took;
}

async function typed(browser, address) {
  await browser.open(`${address}#/`);
  await browser.text('main#main h1', /in a minute/);
  assert.equal(await browser.run('return document.querySelectorAll(".strip").length > 3'), true);

  await browser.open(`${address}#/scorecard`);
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
