// Packs that are joined, and an owner's slip: made, filled in from disk without the page, and brought back.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

/** A team's pack with some measures, as a file. */
const pack = (name, measures) => ({
  name: `${name}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ format: 'golden-thread-pack', version: 1, organisation: { name: 'Anyborough' }, measures })),
});

test('two teams’ packs are joined in one step: what differs is settled by touch, and undone', async ({ page }) => {
  await open(page, './#/drafts/join');
  const homes = (value) => [{ id: 'joined-homes', name: 'Joined homes', specification: {}, series: [{ period: '2025-04', value }] }];
  await page.locator('#join-files').setInputFiles([pack('Roads', homes(1)), pack('Housing', homes(2))]);
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

// Teams that never shared a pack number what they have by themselves.
test('one name under two ids is asked about, and is one measure where somebody says so', async ({ page }) => {
  const own = (name, id, period) =>
    pack(name, [{ id, name: 'Homes made safe', frequency: 'monthly', polarity: 'higher_is_better', accumulation: 'sum', precision: 0, specification: {}, series: [{ period, value: 5 }] }]);
  await open(page, './#/drafts/join');
  await page.locator('#join-files').setInputFiles([own('Roads', 'safe-1', '2025-04'), own('Housing', 'safe-2', '2025-05')]);
  const section = page.locator('main section', { has: page.getByRole('heading', { name: 'Are these one?' }) });
  await expect(section).toContainText('Homes made safe In Roads and in Housing');
  await expectAccessible(page);
  await section.getByRole('button', { name: /^They are one measure ?: Homes made safe$/ }).tap();
  await expect(section).toHaveCount(0);
  const button = page.getByRole('button', { name: 'Join them' });
  await page.getByRole('radio', { name: 'Keep what is open' }).check();
  await expect(button).toBeEnabled();
  await button.tap();
  await open(page, './#/measure/safe-1');
  await expect(page.locator('h1')).toHaveText('Homes made safe');
  await page.getByText('The figures as a table').click();
  await expect(page.locator('.figures')).toContainText(/Roads.*: Apr 2025/);
  await expect(page.locator('.figures')).toContainText(/Housing.*: May 2025/);
});

test('figures that the chosen frequency hides are counted before anybody joins', async ({ page }) => {
  const own = (name, frequency, periods) =>
    pack(name, [{ id: 'days-lost', name: 'Days lost', frequency, polarity: 'lower_is_better', accumulation: 'sum', specification: {}, series: periods.map((period) => ({ period, value: 5 })) }]);
  await open(page, './#/drafts/join');
  const months = ['2025-04', '2025-05', '2025-06'];
  await page.locator('#join-files').setInputFiles([own('Roads', 'quarterly', ['2025/26 Q1', '2025/26 Q2']), own('Housing', 'monthly', months)]);
  await page.getByRole('radio', { name: 'Keep what is open' }).check();
  const conflict = page.getByRole('group', { name: 'Days lost, frequency' });
  await conflict.getByRole('radio', { name: /Housing/ }).check();
  const section = page.locator('main section', { has: page.getByRole('heading', { name: 'What will not count' }) });
  await expect(section).toContainText('Days lost: 2 quarterly figures will not count in a monthly measure (Roads).');
  await expect(page.locator('main [role="status"]').filter({ hasText: 'Look at what will not count before you join them.' })).toBeVisible();
  await expectAccessible(page);
  await conflict.getByRole('radio', { name: /Roads/ }).check();
  await expect(section).toContainText('Days lost: 3 monthly figures will not count in a quarterly measure (Housing).');
});

// Packs of no known day, with more conflicts than are drawn at once: no rule can tell, and it doesn't end there.
test('what no rule tells is settled in one go, and more than a list holds follow', async ({ page }) => {
  const many = (name, add) =>
    pack(
      name,
      Array.from({ length: 130 }, (_, at) => ({
        id: `many-${at}`,
        name: `Many ${at}`,
        specification: {},
        series: [{ period: '2025-04', value: 100 + at + add }],
      })),
    );
  await open(page, './#/drafts/join');
  await page.locator('#join-files').setInputFiles([many('Roads', 0), many('Housing', 1)]);
  const conflicts = page.getByRole('group', { name: /^Many \d+, Apr 2025/ });
  // One of the hundred is about the organisation's name.
  await expect(conflicts).toHaveCount(99);
  // Settled ones make room for the next.
  for (let at = 0; at < 3; at += 1) {
    await conflicts.nth(at).getByRole('radio', { name: /Housing/ }).check();
    await expect(conflicts.nth(at).getByRole('radio', { name: /Housing/ })).toBeChecked();
  }
  await expect(conflicts.first()).toContainText('Many 0,');
  await page.getByRole('button', { name: 'Show the next to be settled' }).click();
  await expect(conflicts.first()).toContainText('Many 3,');
  await page.getByRole('radio', { name: 'Take what was sent' }).check();
  const rest = page.locator('section', { has: page.getByRole('heading', { name: 'The rest in one go' }) });
  await expect(rest).toContainText(/The rule can’t tell in \d+ of them/);
  await rest.getByRole('button', { name: /^Take what Roads says/ }).click();
  await expect(conflicts.first().getByRole('radio', { name: /Roads/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Keep what is open' }).check();
  await expect(page.getByRole('button', { name: 'Join them' })).toBeEnabled();
  await page.getByRole('button', { name: 'Ask me again about what I settled by hand' }).click();
  await expect(page.getByRole('button', { name: 'Join them' })).toBeDisabled();
});

test('the slips of several posts are saved at once', async ({ page }) => {
  const sample = JSON.parse(await readFile('public/packs/sample.json', 'utf8'));
  sample.measures.find((measure) => measure.id === 'foi').specification.responsible_officer = 'Information Officer';
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'posts.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(sample)) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.goto('./#/do/slips');
  const [all] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save all 2 slips in one file/ }).click()]);
  expect(all.suggestedFilename()).toMatch(/^slips-\d{4}-\d\d-\d\d\.zip$/);
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
  // The box that says an unlikely figure is right is none of them.
  const inputs = field.locator('input:not([type=checkbox])');
  for (let at = 0; at < (await inputs.count()); at += 1) await inputs.nth(at).fill('many');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(slip.getByText('Something can’t be read')).toBeVisible();
  // A comma before decimals is no comma between thousands.
  await inputs.first().fill('92,5');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(field).toContainText('“92,5” is no number. Write decimals behind a point: 92.5.');
  // Nothing like what is usual, whether it is a figure or a part and its whole: it is asked about there, and here.
  const count = await inputs.count();
  for (let at = 0; at < count; at += 1) await inputs.nth(at).fill(at === 0 && count > 1 ? '7' : '70000000');
  // A figure, or why there is none, not both.
  const why = field.getByLabel('If there is none, why');
  await why.selectOption('not available');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(field).toContainText('Enter the figure, or why there is none, not both.');
  await why.selectOption('');
  // What is said of a figure that is still to come goes along.
  await field.locator('textarea').fill('The contractor sends it on the 12th');
  const typed = await inputs.evaluateAll((all) => all.map((input) => input.value));
  for (let at = 0; at < count; at += 1) await inputs.nth(at).fill('');
  const [alone] = await Promise.all([slip.waitForEvent('download'), slip.getByRole('button', { name: 'Save the answer' }).click()]);
  await expect(slip.getByText(/and 1 comment without its figure/)).toBeVisible();
  const { figures } = JSON.parse(await readFile(await alone.path(), 'utf8'));
  expect(figures.map((figure) => figure.comment)).toContain('The contractor sends it on the 12th');
  for (let at = 0; at < count; at += 1) await inputs.nth(at).fill(typed[at]);
  await field.locator('textarea').fill('As counted by hand');
  await slip.getByLabel('Your name or post').fill('Jo Marsh');
  await slip.getByRole('button', { name: 'Save the answer' }).click();
  await expect(slip.getByText('A figure is unlikely: say beside it that it is right, or change it.')).toBeVisible();
  await field.getByLabel('It is right').check();
  const [answer] = await Promise.all([slip.waitForEvent('download'), slip.getByRole('button', { name: 'Save the answer' }).click()]);
  expect(errors).toEqual([]);
  // What is saved is asked about no more; what is typed since, is.
  const asks = () => slip.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await asks()).toBe(false);
  await slip.getByLabel('Your name or post').pressSequentially('!');
  expect(await asks()).toBe(true);
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
  // What the files hold is listed, and nothing that they don't.
  const listed = page.locator('main section', { has: page.getByRole('heading', { name: 'Open data' }) }).getByRole('status');
  await listed.getByText(/^\d+ measures$/).click();
  await expect(listed).toContainText(/Households in temporary accommodation: \d+ observations/);
  expect(await listed.locator('summary').allInnerTexts()).toEqual([
    expect.stringMatching(/^\d+ measures$/),
    expect.stringMatching(/^\d+ areas, groups and others beside them$/),
  ]);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as open data' }).click()]);
  expect(saved.suggestedFilename()).toBe('open-data.zip');
});
