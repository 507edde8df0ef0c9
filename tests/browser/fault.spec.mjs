import { expectAccessible } from './support/axe.mjs';
import { refuseWrites, type } from './support/drafts.mjs';
import { expect, open, test } from './support/fixtures.mjs';

/** What a fault leaves in the console is what the test was for. */
const expected = (faults) => faults.splice(0);

for (const [what, provoke] of [
  ['a trap', () => window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('memory access out of bounds') }))],
  ['a promise nobody waits for', () => void Promise.reject(new WebAssembly.RuntimeError('unreachable'))],
]) {
  test(`${what} brings the fault page, with the work as a file`, async ({ page, faults }) => {
    await open(page, './#/do/figures');
    await type(page, '0-6', '77');
    await page.evaluate(provoke);
    const panel = page.getByRole('alert').filter({ hasText: 'Something has gone wrong' });
    await expect(panel).toHaveCount(1);
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Save your work as a file' }).click()]);
    const text = await (await download.createReadStream()).toArray();
    expect(Buffer.concat(text).toString()).toContain('"value": 77');
    await expectAccessible(page);
    // A second fault says nothing more.
    await page.evaluate(provoke);
    await expect(panel).toHaveCount(1);
    expected(faults);
  });
}

test('where the page’s own code can’t even say that it failed, its script does', async ({ page, faults }) => {
  await open(page, './#/do/figures');
  await page.evaluate(() => {
    window.goldenThread.fault = () => {
      throw new WebAssembly.RuntimeError('memory access out of bounds');
    };
    window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('memory access out of bounds') }));
  });
  await expect(page.getByRole('alert')).toContainText('What it had called saved is kept in this browser');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expected(faults);
});

test('what isn’t the page’s own fault brings no fault page', async ({ page, faults }) => {
  await open(page);
  await page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('an extension’s'), filename: 'chrome-extension://x/y.js' }));
  });
  await expect(page.getByText('Something has gone wrong')).toHaveCount(0);
  expected(faults);
});

test('a chain of 3,000 plans is told at its place, and the page goes on', async ({ page }) => {
  const plans = Array.from({ length: 3000 }, (_, at) => ({ id: `p${at}`, name: `Plan ${at}`, ...(at ? { parent: `p${at - 1}` } : {}) }));
  const pack = { format: 'golden-thread-pack', version: 1, organisation: { name: 'Deep' }, plans };
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'deep.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
  await expect(page.locator('main')).toContainText('deep.json can’t be opened');
  await expect(page.locator('main')).toContainText('plan \'Plan 40\' would stand more than 40 levels deep');
  await page.goto('./#/plan/thread');
  await expect(page.getByRole('heading', { name: 'Golden thread' })).toBeVisible();
});

test('closing the page asks while anything isn’t on disk, and not otherwise', async ({ page }) => {
  await open(page, './#/do/figures');
  await type(page, '0-6', '266');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.evaluate(refuseWrites);
  await type(page, '0-6', '267');
  await expect(page.locator('.save')).toContainText('Not saved');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(page.locator('#cell-0-6')).toHaveText('267');
});

test('a tap on a button that gets no focus takes what is typed all the same', async ({ page }) => {
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').click();
  await page.keyboard.type('266');
  // As a tablet does it: the field keeps the focus.
  await page.evaluate(() => document.querySelector('.cycle a').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
  await expect(page.locator('#cell-0-6')).toHaveText('266');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
});
