// What a first visitor sees before the code is there (web/first_sight.html): the same as the code draws.
// `GOLDEN=write` writes it; `make build` then puts it into the page.
import { readFile, writeFile } from 'node:fs/promises';
import { expect, open, started, test } from './support/fixtures.mjs';

const FILE = 'web/first_sight.html';
const CODE = /golden-thread-[0-9a-f]+\.wasm$/;

test.use({ reading: true, viewport: { width: 1180, height: 820 } });

/** Holds the code back until what comes of it is called. */
async function holdCode(context) {
  let go;
  const held = new Promise((done) => (go = done));
  await context.route(CODE, async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

/** The page as it is drawn, down to the strips of what needs attention. */
async function drawn(page) {
  return page.evaluate(() => {
    const body = document.body.cloneNode(true);
    for (const unseen of body.querySelectorAll('script, template, #first-sight, dialog:not([open])')) unseen.remove();
    const notes = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    const all = [];
    while (notes.nextNode()) all.push(notes.currentNode);
    for (const note of all) note.remove();
    for (const styled of body.querySelectorAll('[style]')) {
      // As web/first_sight.js has it: the page's policy takes no style from text.
      styled.dataset.style = styled.getAttribute('style');
      styled.removeAttribute('style');
    }
    return `${body.innerHTML.replace(/\s*\n\s*/g, '').trim()}\n`;
  });
}

test('what stands in the page is what the code draws', async ({ page }) => {
  await open(page);
  await expect(page.locator('.strip').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const now = await drawn(page);
  if (process.env.GOLDEN === 'write') await writeFile(FILE, now);
  expect(now, 'GOLDEN=write, then make build').toBe(await readFile(FILE, 'utf8'));
});

test('it is there before the code, can not be pressed, and goes when the page has started', async ({ page, context }) => {
  const go = await holdCode(context);
  await page.goto('./');
  const strips = page.locator('#opening .strip');
  await expect(strips.first()).toBeVisible();
  await expect(page.locator('#opening-state')).toHaveText('Opening…');
  expect(await page.locator('#opening > div').evaluate((it) => it.inert)).toBe(true);
  const before = await page.locator('#opening h1').first().boundingBox();
  go();
  await started(page);
  expect(await page.locator('main#main h1').boundingBox(), 'nothing moves').toEqual(before);
});

for (const [who, address, keeps] of [
  ['who asks for another page', './#/help', false],
  ['who keeps something here', './', true],
]) {
  test(`${who} is not shown the sample first`, async ({ page, context }) => {
    const go = await holdCode(context);
    if (keeps) await page.addInitScript(() => localStorage.setItem('golden-thread:setting:theme', 'dark'));
    await page.goto(address);
    await page.evaluate(() => window.goldenThread.hasJournal());
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    await expect(page.locator('#opening')).toHaveCount(1);
    await expect(page.locator('#opening .strip')).toHaveCount(0);
    go();
    await started(page);
  });
}
