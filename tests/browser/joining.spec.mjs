// Packs that are joined, and an owner's slip: made, filled in from disk without the page, and brought back.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const pack = (name, series, more = '') => ({
  name: `${name}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(
    `{"format":"golden-thread-pack","version":1,"organisation":{"name":"Anyborough"},
      "measures":[{"id":"joined-homes","name":"Joined homes","specification":{},"series":[${series}]}${more}]}`,
  ),
});
const figure = (value) => `{"period":"2025-04","value":${value}}`;

test('two teams’ packs are joined in one step: what differs is settled by touch, and undone', async ({ page }) => {
  await open(page, './#/drafts/join');
  await page.locator('#join-files').setInputFiles([pack('Roads', figure(1)), pack('Housing', figure(2))]);
  await expect(page.locator('main .records > li')).not.toHaveCount(0);
  const button = page.getByRole('button', { name: 'Join them' });
  await expect(page.locator('main')).toContainText('Joined homes, Apr 2025');
  await expect(button).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Keep what is open' }).tap();
  const conflict = page.getByRole('group', { name: 'Joined homes, Apr 2025' });
  await conflict.getByRole('radio', { name: /Housing/ }).focus();
  await page.keyboard.press('Space');
  await expect(conflict.getByRole('radio', { name: /Housing/ })).toBeChecked();
  await expect(button).toBeEnabled();
  await button.tap();
  await open(page, './#/measure/joined-homes');
  await expect(page.locator('h1')).toHaveText('Joined homes');
  // What was chosen, against whom, stays readable.
  await open(page, './#/plan/history');
  await expect(page.locator('main')).toContainText(/Joined homes, Apr 2025: .*taken: 2 .*Housing.*refused: 1 .*Roads/);
});

test('a slip is filled in from disk and comes back as a file', async ({ page, context }) => {
  await open(page, './#/do/slips');
  const first = page.getByRole('button', { name: /^Save the slip of/ }).first();
  await expect(first).toBeVisible();
  await expectAccessible(page);
  const [made] = await Promise.all([page.waitForEvent('download'), first.click()]);
  const folder = await mkdtemp(join(tmpdir(), 'slip-'));
  const file = join(folder, 'slip.html');
  await writeFile(file, await readFile(await made.path()));

  const slip = await context.newPage();
  const errors = [];
  slip.on('pageerror', (error) => errors.push(String(error)));
  slip.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await slip.goto(pathToFileURL(file).href);
  await expect(slip.getByRole('heading', { level: 1 })).toContainText('Figures due from');
  const field = slip.locator('fieldset').first();
  const inputs = field.locator('input');
  for (let at = 0; at < (await inputs.count()); at += 1) await inputs.nth(at).fill('many');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(slip.getByText('Something can’t be read')).toBeVisible();
  // Nothing like what is usual, whether it is a figure or a part and its whole: it is taken, and asked about here.
  const count = await inputs.count();
  for (let at = 0; at < count; at += 1) await inputs.nth(at).fill(at === 0 && count > 1 ? '7' : '70000000');
  // A figure, or why there is none, not both.
  const why = field.getByLabel('If there is none, why');
  await why.selectOption('not available');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(field).toContainText('Enter the figure, or why there is none, not both.');
  await why.selectOption('');
  await field.locator('textarea').fill('As counted by hand');
  await slip.getByLabel('Your name or post').fill('Jo Marsh');
  const [answer] = await Promise.all([slip.waitForEvent('download'), slip.getByRole('button', { name: 'Save the answer' }).click()]);
  expect(errors).toEqual([]);
  await slip.close();

  await open(page, './#/do/import');
  await page.locator('main input[type=file]').first().setInputFiles({
    name: 'answer.json',
    mimeType: 'application/json',
    buffer: await readFile(await answer.path()),
  });
  await expect(page.locator('main')).toContainText('Jo Marsh’s slip');
  // What is unlikely is asked before it is taken, as in the grid and the import.
  await expect(page.getByRole('heading', { name: 'Are these right?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Join them' })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Yes, this is right/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Are these right?' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Join them' })).toBeEnabled();
});

test('what is public goes out as open data, listed before', async ({ page }) => {
  await open(page, './#/drafts');
  await page.getByRole('button', { name: 'List what would go out as open data' }).click();
  await expect(page.locator('main')).toContainText(/\d+ observations, of what is public/);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as open data' }).click()]);
  expect(saved.suggestedFilename()).toBe('open-data.zip');
});
