// What a first visitor sees before the code is there (web/first_sight.html): the same as the code draws, down to the strips of
// what needs attention.
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

/**
 * What of the page as it is drawn stands in it before: what is seen from its head down to the strips, with nothing that only
 * a pointer, a keyboard or a screen reader comes to, for it is inert. Takes the rest out of the page.
 */
async function drawn(page) {
  return page.evaluate(() => {
    const all = (which) => [...document.body.querySelectorAll(which)];
    const seen = (it) => it.checkVisibility() && it.getBoundingClientRect().bottom > 0;
    for (const select of all('select')) {
      // It is as wide as its widest choice, which may be one of a group.
      const wide = select.offsetWidth;
      for (const choice of [...select.querySelectorAll('option:not(:checked)'), ...select.querySelectorAll('optgroup')]) {
        const [within, after] = [choice.parentNode, choice.nextSibling];
        choice.remove();
        if (select.offsetWidth !== wide) within.insertBefore(choice, after);
      }
    }
    const unseen = all('*').filter((it) => !it.closest('select, svg') && !seen(it));
    for (const it of [...unseen, ...all('.attention ~ *, main ~ *, script, template')]) it.remove();
    const notes = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const said = [];
    while (notes.nextNode()) said.push(notes.currentNode);
    for (const note of said) note.remove();
    for (const it of all('*')) {
      for (const name of ['id', 'type', 'role', 'value', 'tabindex', 'focusable', 'aria-label', 'aria-hidden']) it.removeAttribute(name);
      if (it.hasAttribute('href')) it.setAttribute('href', '#');
    }
    return `${document.body.innerHTML.replace(/\s*\n\s*/g, '').trim()}\n`;
  });
}

/** Where what is read first stands, and what it says. */
async function firstRead(page, within) {
  const all = page.locator(within).locator(':is(.top, .cycle, h1, select, .lede, .chip, h2, .strip, .strip *):visible');
  return all.evaluateAll((each) => {
    const shown = each.filter((it) => !it.closest('.attention ~ *'));
    return shown.map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      const says = it.matches('select') ? it.selectedOptions[0].textContent : it.matches(':has(select)') ? '' : it.textContent;
      return [it.localName, says, x, y, width, height];
    });
  });
}

test('what stands in the page is what the code draws', async ({ page }) => {
  await open(page);
  await expect(page.locator('.strip').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const now = await drawn(page);
  // The page's policy takes no style from text.
  expect(now).not.toContain(' style=');
  if (process.env.GOLDEN === 'write') await writeFile(FILE, now);
  expect(now, 'GOLDEN=write, then make build').toBe(await readFile(FILE, 'utf8'));
});

// The last is taller than what stands there.
for (const [width, height] of [[1180, 820], [820, 1180], [360, 740], [1300, 1100]]) {
  test(`it is there before the code, can not be pressed, and nothing moves when the page has started: ${width} wide`, async ({ page, context }) => {
    await page.setViewportSize({ width, height });
    const go = await holdCode(context);
    await page.goto('./');
    await expect(page.locator('#opening .strip').first()).toBeVisible();
    await expect(page.locator('#opening-state')).toHaveText('Opening…');
    expect(await page.locator('#opening > div').evaluate((it) => it.inert)).toBe(true);
    const before = await firstRead(page, '#opening > div');
    const room = await page.evaluate(() => document.documentElement.clientWidth);
    expect(before.length).toBeGreaterThan(30);
    go();
    await started(page);
    await page.waitForLoadState('networkidle');
    expect(await firstRead(page, 'body'), 'nothing moves').toEqual(before);
    expect(await page.evaluate(() => document.documentElement.clientWidth), 'no bar comes or goes').toBe(room);
  });
}

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
