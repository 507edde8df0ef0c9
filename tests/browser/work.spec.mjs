// Working: figures typed, pasted and brought in; drafts kept; packs in and out.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.mjs';
import { expect, manageDrafts, open, test } from './support/fixtures.mjs';

const CASES = `${process.env.REAL_CASES ?? '../shared/cases'}/coventry`;

test('typing a figure makes a draft, rates it, and survives a reload', async ({ page }) => {
  await open(page, './#/do/figures');
  const cell = page.locator('#cell-0-6');
  await cell.focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('266');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await expect(page.getByRole('link', { name: 'Sample: a made-up council' })).toHaveCount(0);
  await page.reload();
  await expect(page.locator('#cell-0-6')).toContainText('266');
});

test('a pasted block keeps what can’t be read, in red, and undo takes all of it back', async ({ page }) => {
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '266\tabout ten\t<5\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('#cell-0-6')).toContainText('266');
  await expect(page.locator('#cell-0-7')).toHaveText('about ten');
  await expect(page.locator('#cell-0-7')).toHaveClass(/wrong/);
  await expect(page.locator('#cell-0-8')).toContainText('suppressed');
  await page.locator('#cell-0-6').focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('#cell-0-6')).not.toContainText('266');
  await expect(page.locator('#cell-0-7')).not.toHaveText('about ten');
  await page.getByRole('button', { name: 'Redo: Paste figures' }).click();
  await expect(page.locator('#cell-0-7')).toHaveText('about ten');

  // What is typed and unread outlives the page, too.
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.reload();
  await expect(page.locator('#cell-0-7')).toHaveText('about ten');
  await expect(page.locator('#cell-0-7')).toHaveAttribute('title', /./);
  await page.locator('#cell-0-7').click();
  await page.locator('#cell-0-7').click();
  await page.locator('#cell-0-7').fill('267');
  await page.keyboard.press('Enter');
  await expect(page.locator('#cell-0-7')).not.toHaveClass(/wrong/);
  await page.reload();
  await expect(page.locator('#cell-0-7')).toHaveText('267');
});

test('starting empty says what is missing and then makes a draft', async ({ page }) => {
  await open(page, './#/start');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Enter the organisation’s name')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Organisation').fill('Borchester Council');
  await page.getByLabel('Month your reporting year starts in').selectOption('4');
  await page.getByLabel('Plans', { exact: true }).fill('Corporate plan');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('.mark')).toContainText('Borchester Council');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan');
});

test('a council’s CSV comes in as one step, and the same file again changes nothing', async ({ page }) => {
  const file = join(CASES, 'measures_long.csv');
  test.skip(!existsSync(file), 'skipped: the council’s files are not beside this project');
  await open(page, './#/start');
  await page.getByLabel('Organisation').fill('A council');
  await page.getByLabel('Month your reporting year starts in').selectOption('4');
  await page.getByLabel('Plans', { exact: true }).fill('A plan');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await open(page, './#/do/import');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('232 new measures')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await open(page, './#/do/import');
  await page.getByLabel(/Choose a file/).setInputFiles(file);
  await expect(page.getByText('0 new measures, 232 known ones')).toBeVisible();
  await expect(page.getByText('Taken as you chose for the last file of this shape')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeDisabled();
});

test('a pack goes out as a file and comes back the same', async ({ page }) => {
  await open(page, './#/drafts');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await download).path();
  expect(JSON.parse(readFileSync(path, 'utf8')).format).toBe('golden-thread-pack');
  await page.getByLabel(/Choose a pack/).setInputFiles(path);
  await expect(page.getByText('It is the same as what is open.')).toBeVisible();
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.save')).toContainText('Saved in this browser');
});

test('bytes that are no pack are refused with a place, and nothing changes', async ({ page }) => {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from('{"format": 1') });
  await expect(page.getByText('odd.json can’t be opened.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open as a new draft' })).toHaveCount(0);
});

test('markup in every text of a pack is shown as text', async ({ page, faults }) => {
  await open(page);
  const text = await page.evaluate(() => window.goldenThread.text('packs/sample.json'));
  const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const hostile = JSON.stringify(JSON.parse(text), (key, value) =>
    ['name', 'description', 'comment', 'vision', 'data_source', 'accountable_officer', 'definition', 'unit', 'text'].includes(key) && typeof value === 'string'
      ? markup + value
      : value,
  );
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: `${markup}.json`, mimeType: 'application/json', buffer: Buffer.from(hostile) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.strip').first()).toBeVisible();
  for (const hash of ['#/', '#/scorecard', '#/measure/temporary-accommodation', '#/plan', '#/do', '#/do/figures', '#/review', '#/revise', '#/drafts']) {
    await open(page, `./${hash}`);
    if (hash.includes('measure')) await expect(page.locator('.plot .drawing')).toBeVisible();
    expect(await page.evaluate(() => window.hit)).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
  }
  expect(faults).toEqual([]);
});

test('a draft is renamed, copied, deleted and taken back', async ({ page }) => {
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await open(page, './#/drafts');
  await manageDrafts(page);
  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByLabel('New name').fill('Half-year figures');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.locator('.drafts strong').first()).toHaveText('Half-year figures');
  await manageDrafts(page);
  await page.getByRole('button', { name: /^Duplicate/ }).click();
  await expect(page.locator('.drafts strong')).toHaveCount(2);
  await manageDrafts(page);
  await page.getByRole('button', { name: /^Delete/ }).and(page.locator(':enabled')).click();
  await page.getByRole('button', { name: 'Undo delete' }).click();
  await expect(page.locator('.drafts strong')).toHaveCount(2);
});

test('a second tab sees that the draft is open elsewhere', async ({ page, context }) => {
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  const other = await context.newPage();
  await open(other);
  await expect(other.getByText('open in another tab')).toBeVisible();
});

for (const [how, get] of [
  ['throws', () => { throw new DOMException('no', 'SecurityError'); }],
  ['is not there', () => null],
]) {
  test(`storage that is blocked is said, and the work can be saved as a file: where it ${how}`, async ({ page }) => {
    await page.addInitScript(`for (const storage of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, storage, { get: ${get} });`);
    await open(page, './#/do/figures');
    await page.locator('#cell-0-6').focus();
    await page.keyboard.type('266');
    await page.keyboard.press('Enter');
    await expect(page.locator('#cell-0-6')).toHaveText('266');
    await expect(page.locator('.save')).toContainText('Not saved');
    // What lasts as long as the tab is forgotten, and nothing else.
    await page.goto('./#/plan/measure/recycling');
    await page.getByLabel('Target for 2025/26').fill('48%');
    await page.goto('./#/drafts');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8')).format).toBe('golden-thread-pack');
  });
}

test('what is kept in the browser is kept as it is: drafts of older pages open', async ({ page }) => {
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  const kept = await page.evaluate(() => Object.entries(localStorage));
  expect(kept.map(([key]) => key).filter((key) => !key.startsWith('golden-thread:'))).toEqual([]);
  // As JSON, each text would stand in quotation marks.
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.filter(([, text]) => text.startsWith('"'))).toEqual([]);
});
