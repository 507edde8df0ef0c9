// The strategy map: read by touch and keys, legible from a phone to a sheet of A4, and changed by forms and buttons.
import { expectAccessible, expectAccessibleInAll } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const MAP = './#/plan/map';
const over = (page) => page.locator('.map a.over:not(.round)');
const numbers = (page) => page.locator('.map a.over.round');
const sentences = (page) => page.locator('.links .records a.link');

/** Asserts that nothing is wider than the window. */
async function expectNoSidewaysScroll(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** Asserts that each of some links is as large as a finger, and that a finger on its middle lands on it. */
async function expectTouchable(page, links) {
  for (const link of await links.all()) {
    await link.scrollIntoViewIfNeeded();
    const found = await link.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return { size: Math.min(box.width, box.height), hit: at === element || element.contains(at) };
    });
    expect(found.size, await link.innerText()).toBeGreaterThanOrEqual(43.9);
    expect(found.hit, await link.innerText()).toBe(true);
  }
}

test('every objective and every link of the map leads to its page, by touch and by keys', async ({ page }) => {
  await open(page, MAP);
  await expect(page.locator('.map .drawing')).toBeVisible();
  await expect(over(page)).toHaveCount(9);
  await expect(numbers(page)).toHaveCount(9);
  await expect(sentences(page)).toHaveCount(9);
  await expectTouchable(page, over(page));
  await expectTouchable(page, numbers(page));
  await over(page).filter({ hasText: 'Sound money' }).tap();
  await expect(page.locator('h1')).toHaveText('Sound money');
  await expect(page.getByRole('heading', { name: 'Cause and effect' })).toBeVisible();
  await page.getByRole('link', { name: /“Repairs right first time” should follow/ }).click();
  await expect(page.locator('h1')).toContainText('should follow 2 months later');
  await page.goBack();
  await page.goBack();
  // By keys: from one to the next, and in.
  await over(page).first().focus();
  await page.keyboard.press('Tab');
  await expect(over(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(/A good start in life/);
});

test('a link opens to both ends’ measures, when it should show, and whether it does', async ({ page }) => {
  await open(page, './#/plan/link/money-repairs');
  await expect(page.locator('main')).toContainText('2 months later');
  await expect(page.locator('main .showing')).toHaveText('Seen in the figures');
  await expect(page.locator('main')).toContainText(/moved together as expected: in changes apart from trend and season, “Invoices paid within 30 days” up went with “Repairs completed at the first visit” up .* \(\d+ pairs of changes, correlation 0\.\d\d, 95% interval/);
  const ends = page.locator('.ends > section');
  await expect(ends).toHaveCount(2);
  await expect(ends.nth(0)).toContainText('Invoices paid within 30 days');
  await expect(ends.nth(1).locator('.status')).toBeVisible();
  await page.getByText(/The changes apart from trend and season that were paired/).click();
  const said = /(\d+) pairs/.exec(await page.locator('main').innerText())[1];
  await expect(page.locator('main .sheet tbody tr')).toHaveCount(Number(said));
  await page.getByRole('link', { name: /Lay them over each other/ }).click();
  await expect(page.locator('h1')).toHaveText(/Explore/);
  // What doesn't show says so, and with how many pairs it would.
  for (const [link, words] of [
    ['repairs-homes', 'it takes 13'],
    ['homes-start', 'Choose a measure at each end'],
    ['homes-money', 'no larger than its rounding alone can make'],
    ['staff-listening', 'more than chance gives'],
    ['green-well', 'most changes of “Nitrogen dioxide at the ring road” are no larger than its rounding alone can make'],
    ['listening-homes', 'more than chance gives'],
  ]) {
    await open(page, `./#/plan/link/${link}`);
    await expect(page.locator('main')).toContainText(words);
  }
});

test('a link is added, changed and taken away by forms and keys, and the map follows', async ({ page }) => {
  await open(page, `${MAP}/change`);
  const add = page.getByRole('button', { name: 'Add the link' });
  await add.click();
  await expect(page.locator('#from-error')).toContainText('Choose the objective that comes first');
  await page.getByLabel('If this comes about').selectOption('A good start in life');
  await page.getByLabel('This should follow').selectOption('A good start in life');
  await page.getByLabel('Why it should', { exact: true }).fill('Who starts well stays well.');
  await page.getByLabel(/After how many months/).fill('soon');
  await add.click();
  await expect(page.locator('#to-error')).toContainText('nothing follows from itself');
  await expect(page.locator('#lag-error')).toContainText('whole number of months');
  await expectAccessible(page);
  await page.getByLabel('This should follow').selectOption('Live well for longer');
  await page.getByLabel(/After how many months/).fill('60');
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toContainText('The link was added.');
  await expect(numbers(page)).toHaveCount(10);
  const rows = page.locator('.records > li');
  await expect(rows.nth(9)).toContainText('If “A good start in life” comes about, “Live well for longer” should follow 60 months later.');
  await rows.nth(9).getByRole('link', { name: 'Change link 10' }).click();
  await page.getByLabel(/After how many months/).fill('12');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('h1')).toContainText('12 months later');
  await page.goBack();
  const away = rows.nth(9).getByRole('button', { name: 'Take away link 10' });
  await away.focus();
  await page.keyboard.press('Enter');
  await expect(numbers(page)).toHaveCount(9);
  await expect(page.locator('#from')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(numbers(page)).toHaveCount(10);
  // An objective is put into another band.
  await page.locator('label', { hasText: 'Warm homes' }).getByRole('combobox').selectOption('Workforce');
  await page.getByText('The map as a table').click();
  await expect(page.locator('.strategy tr', { hasText: 'Warm homes' }).first()).toContainText('Workforce');
  // What is linked can't be lost by the way.
  await open(page, `${MAP}`);
  await expect(sentences(page)).toHaveCount(10);
});

test('nothing that reads changes anything', async ({ page }) => {
  for (const address of [MAP, './#/plan/link/money-repairs']) {
    await open(page, address);
    await expect(page.locator('main :is(input, select, textarea, form)')).toHaveCount(0);
  }
});

test('the map is accessible in light, dark and forced colours', async ({ page }) => {
  for (const address of [MAP, './#/plan/link/money-repairs', `${MAP}/change`, './#/plan/link/money-repairs/change']) {
    await open(page, address);
    await expectAccessibleInAll(page);
  }
});

test('at 320 pixels it is a list with words under each objective', async ({ page }, info) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['./#/plan/link/money-repairs', `${MAP}/change`, MAP]) {
    await open(page, address);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await expectTouchable(page, over(page));
  const sizes = await page.locator('.map .drawing text').evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map((box) => [box.left, box.right, box.height]));
  for (const [left, right, height] of sizes) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(height, 'letters as large as the text around them').toBeGreaterThan(16);
  }
  await expect(page.locator('.map .drawing')).toContainText('3. Repairs right first time');
  await page.screenshot({ path: info.outputPath('map-320.png'), fullPage: true });
  // And back: the map is laid out for the room there is.
  await page.setViewportSize({ width: 1180, height: 820 });
  await expect(numbers(page)).toHaveCount(9);
});

test('it prints on one sheet of A4, from any window, with letters that can be read', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: 'screen' });
    await open(page, MAP);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length).toBe(1);
    await expect(page.locator('.map')).toBeHidden();
    await expect(page.locator('.sheet-map .drawing')).toBeVisible();
  }
  // On a sheet between its margins, 703 pixels wide, letters are 9.4 pixels at the least, which is seven points.
  await page.setViewportSize({ width: 703, height: 1017 });
  const sizes = await page.locator('.sheet-map .drawing').evaluate((drawing) => {
    const scale = Math.min(drawing.clientWidth / drawing.viewBox.baseVal.width, drawing.clientHeight / drawing.viewBox.baseVal.height);
    return [...drawing.querySelectorAll('text')].map((it) => Number(it.getAttribute('font-size')) * scale);
  });
  expect(sizes.length).toBeGreaterThan(20);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9.4);
  for (const sentence of await sentences(page).all()) await expect(sentence).toBeVisible();
});
