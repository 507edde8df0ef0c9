// A council's real plan: 236 measures from its own file and the editor, signed off, altered by hand in three
// places, and caught. The file isn't part of this project; without it the test says that it is skipped.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const CASES = `${process.env.REAL_CASES ?? '../shared/cases'}/coventry`;

test.use({ viewport: { width: 820, height: 1180 } });

test('a council’s plan is built, signed off, altered in three places, and each is caught', async ({ page }, info) => {
  test.skip(!existsSync(`${CASES}/measures.csv`), 'skipped: the council’s files are not beside this project');
  test.setTimeout(120_000);
  await open(page, './#/start');
  await page.getByLabel('Organisation', { exact: true }).fill('Coventry City Council');
  await page.getByLabel('Vision (if you have one)').fill('One Coventry');
  await page.getByLabel('Plans', { exact: true }).fill('One Coventry Plan');
  await page.getByLabel('Month your reporting year starts in').selectOption('4');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('.top')).toContainText('Coventry City Council');
  for (const file of ['measures_long.csv', 'measures.csv']) {
    await page.goto('./#/do/import');
    await page.getByLabel(/Choose a file/).setInputFiles(`${CASES}/${file}`);
    await page.getByRole('button', { name: 'Bring it in' }).click({ timeout: 30_000 });
    await expect(page.getByText(/brought in/)).toBeVisible({ timeout: 30_000 });
  }

  // The editor adds what a file doesn't say: a purpose, and a priority of its own with work under it.
  await page.goto('./#/plan/thread');
  await expect(page.locator('.thread .vision')).toContainText('One Coventry');
  const plan = page.locator('.thread > ul > li').first();
  await plan.getByRole('link', { name: 'The plan' }).first().click();
  await page.getByRole('link', { name: 'Change this plan' }).click();
  await page.getByText('Change what it says of itself').click();
  await page.getByLabel('What it is to achieve, and why').fill('A city that works for everybody.');
  await page.getByLabel('Who is responsible').first().fill('Chief Executive');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.lede')).toHaveText('A city that works for everybody.');
  await expectAccessible(page);

  await page.goto('./#/plan/sign-off/change');
  await page.getByLabel('For the year').selectOption('2024/25');
  await page.getByLabel('Signed by').fill('Cabinet');
  await page.getByLabel('On', { exact: true }).fill('2024-03-20');
  await expect(page.getByText(/^236 measures would be frozen/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await page.getByRole('button', { name: 'Sign off now' }).click();
  await expect(page.locator('.fingerprint')).toBeVisible();

  await page.goto('./#/drafts');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  const pack = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(pack.measures).toHaveLength(236);
  const [sealed] = pack.sign_offs;
  const targeted = pack.measures.find((each) => sealed.frozen[each.id].copy.target?.aim.kind === 'value');
  targeted.targets['2024/25'].aim.value += 1;
  const other = pack.measures.find((each) => each !== targeted && !each.baseline);
  other.baseline = { value: 1 };
  const third = pack.measures.find((each) => each !== targeted && each !== other);
  sealed.frozen[third.id].copy.name = 'Something else';
  const path = info.outputPath('altered.json');
  await writeFile(path, JSON.stringify(pack));
  await page.getByLabel(/Choose a pack/).setInputFiles(path);
  await expect(page.getByText(/^Not as signed off:/)).toHaveCount(3);
  await page.screenshot({ path: info.outputPath('altered.png') });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await page.getByRole('link', { name: 'See which' }).click();
  await expect(page.locator('.trouble li')).toHaveCount(3);
  await expectAccessible(page);
});
