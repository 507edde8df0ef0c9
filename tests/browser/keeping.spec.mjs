import { expectAccessible } from './support/axe.mjs';
import { fingerprints, neverHeld, refuseWrites, settled, stores, type, writeJournal } from './support/drafts.mjs';
import { expect, manageDrafts, open, started, test } from './support/fixtures.mjs';

const saved = (page) => expect(page.locator('.save')).toContainText('Saved in this browser');
const GRID = './#/do/figures';

test('saved means on disk: the journal has a figure when the header says so', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '123');
  await saved(page);
  const { store, journal } = await stores(page);
  const id = journal['setting last-open'];
  expect(store['golden-thread:setting:last-open']).toBe(id);
  const [generation] = journal[`head ${id}`].split(' ');
  expect(store[`golden-thread:acknowledged:${id}`]).toBe(generation);
  // The store has the same save, to the byte.
  expect([store[`golden-thread:draft-a:${id}`], store[`golden-thread:draft-b:${id}`]]).toContain(journal[`save ${id}`]);

  // All that the browser wrote late is gone: it opens from the journal, and the draft is listed again.
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(GRID);
  await started(page);
  await expect(page.locator('#cell-0-6')).toHaveText('123');
  await page.goto('./#/drafts');
  await expect(page.locator('.drafts strong')).toHaveText(['Copy of the sample']);
});

test('what is typed and unread is kept on disk too', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', 'twelve or so');
  await type(page, '0-7', '7');
  await saved(page);
  await expect.poll(async () => Object.keys((await stores(page)).journal).filter((key) => key.startsWith('setting unread'))).not.toEqual([]);
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(GRID);
  await started(page);
  await expect(page.locator('#cell-0-6')).toHaveText('twelve or so');
});

test('a tab that lost the race writes nothing over the other’s saves, and both ways out work', async ({ page, context }) => {
  await neverHeld(context);
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  await page.goto('about:blank');
  const one = await context.newPage();
  await open(one, GRID);
  const two = await context.newPage();
  await open(two, GRID);
  for (const tab of [one, two]) await expect(tab.getByText('open in another tab')).toHaveCount(0);
  await type(one, '0-6', '22');
  await saved(one);
  const before = await settled(one);
  await type(two, '0-7', '33');
  await expect(two.locator('.save')).toContainText(/Not saved: this draft (was changed|is open) in another tab/);
  await expect(two.getByRole('complementary', { name: 'Open in another tab' })).toBeVisible();
  await expectAccessible(two);
  expect(await fingerprints(one)).toEqual(before);
  // Typing on writes nothing either, and says why, at the cell and in the list.
  await type(two, '0-8', '44');
  await expect(two.locator('.waiting .error')).toContainText('in another tab');
  await expect(two.locator('#cell-0-8')).toHaveAttribute('title', /in another tab/);
  await expect(two.locator('.save')).toContainText('Not saved');
  expect((await fingerprints(one)).journal).toEqual(before.journal);

  await two.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await saved(two);
  await expect(two.locator('#cell-0-7')).toHaveText('33');
  await two.goto('./#/drafts');
  await expect(two.locator('.drafts strong')).toHaveText(['Copy of Copy of the sample', 'Copy of the sample']);
  await two.close();

  // The other draft is as the first tab left it; and that tab goes on.
  await type(one, '0-9', '55');
  await saved(one);
  await expect(one.locator('#cell-0-6')).toHaveText('22');
});

test('theirs opens in place of a save that came too late', async ({ page, context }) => {
  await neverHeld(context);
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  const other = await context.newPage();
  await open(other, GRID);
  await type(other, '0-6', '2');
  await saved(other);
  await type(page, '0-7', '3');
  await page.getByRole('button', { name: 'Open theirs' }).click();
  await expect(page.locator('#cell-0-6')).toHaveText('2');
  await expect(page.getByRole('complementary', { name: 'Open in another tab' })).toHaveCount(0);
});

test('a tab without the draft’s hold writes nothing: not by saving a file, nor by renaming, nor by typing', async ({ page, context }) => {
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  const second = await context.newPage();
  await open(second, './#/drafts');
  await expect(second.getByText('open in another tab')).toBeVisible();
  const before = await settled(page);
  await Promise.all([second.waitForEvent('download'), second.getByRole('button', { name: 'Save as a file' }).click()]);
  await manageDrafts(second);
  await second.getByRole('button', { name: 'Rename' }).click();
  await second.getByLabel('New name').fill('Mine');
  await second.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(second.locator('.toast')).toContainText('open in another tab');
  await second.goto(GRID);
  await type(second, '0-6', '99');
  await expect(second.locator('.save')).toContainText('Not saved');
  expect(await fingerprints(page)).toEqual(before);
  // And the first goes on saving.
  await type(page, '0-7', '2');
  await saved(page);
  // Once it is closed, the draft can be changed in the second; what came since is not taken over unseen.
  await page.close();
  await expect(second.getByRole('complementary', { name: 'Open in another tab' })).toBeVisible({ timeout: 25_000 });
  await second.getByRole('button', { name: 'Open theirs' }).click();
  await type(second, '0-8', '3');
  await saved(second);
  await expect(second.locator('#cell-0-7')).toHaveText('2');
});

test('a name and a date of export belong to no save', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  const before = await settled(page);
  await page.goto('./#/drafts');
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  await expect(page.locator('.save')).toContainText('exported on');
  await manageDrafts(page);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('New name').fill('Mine');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.locator('.drafts strong')).toHaveText(['Mine']);
  expect((await fingerprints(page)).journal).toEqual(before.journal);
  await page.reload();
  await started(page);
  await expect(page.locator('.save')).toContainText('exported on');
  await expect(page.locator('.drafts strong')).toHaveText(['Mine']);
});

test('what a storage emptied elsewhere held is saved again', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '7');
  await saved(page);
  await page.evaluate(() => localStorage.clear());
  const slots = async () => Object.keys((await stores(page)).store).filter((key) => key.includes(':draft-'));
  await expect.poll(slots, { timeout: 15_000 }).not.toEqual([]);
  await saved(page);
});

test('a damaged last save is said, and on offer; the one before is open', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  await type(page, '0-6', '2');
  await saved(page);
  const { journal } = await stores(page);
  const id = journal['setting last-open'];
  const newest = journal[`save ${id}`];
  await writeJournal(page, `save ${id}`, `${newest}?`);
  await page.evaluate((newest) => {
    for (const [key, text] of Object.entries(localStorage)) if (text === newest) localStorage.setItem(key, `${text}?`);
  }, newest);
  await page.goto('about:blank');
  await page.goto(GRID);
  await started(page);
  const said = page.getByRole('complementary', { name: 'An older save is open' });
  await expect(said).toContainText('The last save of this draft can’t be read. What is open is the one before it.');
  await expect(page.locator('#cell-0-6')).toHaveText('1');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), said.getByRole('button', { name: 'Save the damaged one as a file' }).first().click()]);
  expect(await download.failure()).toBeNull();
  await said.getByRole('button', { name: 'Go on with this one' }).click();
  await type(page, '0-7', '3');
  await saved(page);
});

test('nothing unsaved is left without being asked, and the work is on offer', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  await page.goto('./#/drafts');
  await manageDrafts(page);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.goto(GRID);
  await page.evaluate(refuseWrites);
  await type(page, '0-6', '29910');
  await expect(page.locator('.save')).toContainText('Not saved');
  for (const [address, button] of [['./#/drafts', 'Open the sample'], ['./#/drafts', /^Open Copy of Copy/], ['./#/open?pack=packs/sample.json', null]]) {
    await page.goto(address);
    if (button) await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: 'Your last changes aren’t saved' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save your work as a file' }).click()]);
    expect(await download.failure()).toBeNull();
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(dialog).toBeHidden();
  }
  await page.goto(GRID);
  await expect(page.locator('#cell-0-6')).toHaveText('29910');
  await page.goto('./#/drafts');
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.getByRole('button', { name: 'Leave it unsaved' }).click();
  await expect(page.locator('.save')).toContainText('Nothing to save');
});

test('what is asked before leaving goes with the page that it was asked on', async ({ page }) => {
  await open(page, './#/review/exception/temporary-accommodation-red/change');
  await page.getByLabel('Who answers for it').fill('Head of Homes');
  await page.goto('./#/drafts');
  await page.getByRole('button', { name: 'Open the sample' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your last changes aren’t saved' });
  await expect(dialog).toBeVisible();
  await page.evaluate(() => { location.hash = '#/plan'; });
  await expect(page.getByRole('heading', { name: 'Plan', exact: true, level: 1 })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Something has gone wrong')).toHaveCount(0);
});

test('opening another draft right after typing loses nothing', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '1');
  await saved(page);
  await page.goto('./#/drafts');
  await manageDrafts(page);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.locator('.drafts strong')).toHaveCount(2);
  await page.goto(GRID);
  await page.locator('#cell-0-6').click();
  await page.keyboard.type('777');
  await expect(page.locator('input#cell-0-6')).toHaveValue('777');
  // In one go: Enter, and the way to the drafts.
  await page.evaluate(() => {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    location.hash = '#/drafts';
  });
  await page.getByRole('button', { name: /^Open Copy of Copy/ }).click();
  await expect(page.locator('h1')).not.toHaveText('Drafts and packs');
  await page.goto('./#/drafts');
  await page.getByRole('button', { name: 'Open Copy of the sample', exact: true }).click();
  await expect(page.locator('h1')).not.toHaveText('Drafts and packs');
  await page.goto(GRID);
  await expect(page.locator('#cell-0-6')).toHaveText('777');
});

test('without a journal the words are softer, and what is kept comes back', async ({ page, context }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await open(page, GRID);
  await type(page, '0-6', '5');
  await expect(page.locator('.save')).toContainText('Kept in this browser at');
  await expect(page.locator('.save')).toContainText('save a file before you close it');
  await page.reload();
  await started(page);
  await expect(page.locator('#cell-0-6')).toHaveText('5');
  await expect(page.locator('.save')).toContainText('Kept in this browser at');
  // Where there is a journal next time, it is put there, and the header says so only then.
  await page.close();
  const next = await context.newPage();
  await next.goto(`./${GRID}`);
  await expect(next.locator('.save')).toContainText('Saved in this browser at');
  expect(Object.keys((await stores(next)).journal).filter((key) => key.startsWith('save '))).toHaveLength(1);
});

test('the sample and a first visit leave no journal behind', async ({ page }) => {
  await open(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});

for (const [how, leave] of [
  ['Back', (page) => page.goBack()],
  ['a reload', (page) => page.reload()],
]) {
  test(`what is typed in a cell and its comment is taken before ${how}`, async ({ page }) => {
    await open(page, './#/do');
    await page.goto(GRID);
    await page.locator('#cell-0-6').click();
    await page.keyboard.type('266');
    await expect(page.locator('input#cell-0-6')).toHaveValue('266');
    await leave(page);
    await started(page);
    await saved(page);
    await page.goto(GRID);
    await expect(page.locator('#cell-0-6')).toHaveText('266');
    await page.locator('#cell-0-6').click();
    await page.getByLabel(/Comment/).first().fill('Two hotels closed');
    await leave(page);
    await started(page);
    await page.goto(GRID);
    await page.locator('#cell-0-6').click();
    await expect(page.getByLabel(/Comment/).first()).toHaveValue('Two hotels closed');
    await expect(page.getByText('Something has gone wrong')).toHaveCount(0);
  });
}

test('a copy that was never opened is on disk too', async ({ page }) => {
  await open(page, GRID);
  await type(page, '0-6', '5');
  await saved(page);
  await page.goto('./#/drafts');
  await manageDrafts(page);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(async () => Object.keys((await stores(page)).journal).filter((key) => key.startsWith('save '))).toHaveLength(2);
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto('./#/drafts');
  await started(page);
  await expect(page.locator('.drafts strong')).toHaveCount(2);
});

test('what a person clears from the device stays gone, and another tab says so', async ({ page, context }) => {
  await open(page, GRID);
  await type(page, '0-6', '111');
  await saved(page);
  const other = await context.newPage();
  await open(other, './#/drafts');
  await other.getByRole('button', { name: 'Clear this device' }).click();
  await other.getByRole('button', { name: 'Yes, remove everything' }).click();
  await expect(other.locator('.toast')).toContainText('is gone');
  await expect(page.getByRole('complementary', { name: 'Removed in another tab' })).toBeVisible();
  await expect(page.locator('.save')).toContainText('Not saved');
  await expectAccessible(page);
  await type(page, '0-7', '112');
  const { store, journal } = await stores(page);
  expect(Object.keys(store).filter((key) => key.includes(':draft-'))).toEqual([]);
  expect(Object.keys(journal).filter((key) => key.startsWith('save '))).toEqual([]);
  await page.getByRole('button', { name: 'Keep it as a new draft' }).click();
  await saved(page);
  await expect(page.locator('#cell-0-6')).toHaveText('111');
});
