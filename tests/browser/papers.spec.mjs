// A paper from the proof to what is published: looked through, chosen from, saved, verified, signed off, checked by its
// fingerprint, restated.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const PAPER = './#/review/paper/corporate-september';

test('a proof is read in grey, its decision first, and saved as one file that needs nothing else', async ({ page, context }) => {
  await open(page, PAPER);
  const first = page.locator('.paper-part').first();
  await expect(first.getByRole('heading', { level: 2 })).toHaveText('1 What you are asked to decide');
  await expect(first.locator('.number').first()).toHaveText('1.1');
  await expect(page.locator('.paper.proof')).toBeVisible();
  await expectAccessibleInBoth(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as one file' }).click()]);
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain('Agree to lease up to 20 homes outside the borough.');
  expect(html).not.toContain('<script');
  // The numbers of the page, which comes a few paragraphs at a time, are those of the file.
  const numbered = [...html.matchAll(/aria-label="Paragraph ([\d.]+)"/g)].map(([, number]) => number);
  await expect(page.locator('.paper .number').filter({ hasText: /\d/ })).toHaveText(numbered);
  // The figures of pictures are there once they are opened.
  for (const figures of await page.locator('.paper details > summary').all()) await figures.click();
  const file = await context.newPage();
  await file.setContent(html);
  // And so are its parts, and what stands under headings in them: what is printed of either is the same paper.
  const heads = (of, within) => of.locator(`${within} :is(h2, h3)`).allTextContents();
  expect(await heads(file, '.part')).toEqual(await heads(page, '.paper-part'));
  const rows = (of, within) => of.locator(`${within} :is(tbody tr, li)`).count();
  expect(await rows(file, '.part')).toBe(await rows(page, '.paper-part'));
  await expect(file.getByRole('heading', { level: 1 })).toHaveText('Corporate plan report, September 2025');
  await file.getByRole('checkbox').first().uncheck();
  await file.emulateMedia({ media: 'print' });
  await expect(file.getByText('Selected parts only.')).toBeVisible();
  await expect(file.getByRole('heading', { name: '1 What you are asked to decide' })).toBeHidden();
  await file.close();
});

test('a selection is printed, and says so', async ({ page }) => {
  await open(page, PAPER);
  await page.getByRole('checkbox', { name: /Print this part ?: Summary/ }).focus();
  await page.keyboard.press('Space');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.selection')).toBeVisible();
  await expect(page.getByRole('heading', { name: '2 Summary' })).toBeHidden();
});

test('a paper is verified, signed off and found again by its fingerprint', async ({ page }) => {
  await open(page, `${PAPER}/change`);
  await page.getByLabel('In whose name').fill('Head of Policy');
  await page.getByRole('button', { name: 'Verify the paper' }).click();
  await expect(page.getByText('verified by Head of Policy')).toBeVisible();
  await page.getByLabel('In whose name').fill('Cabinet');
  await page.getByRole('button', { name: 'Sign the paper off' }).click();
  await expect(page.locator('.paper:not(.proof)')).toBeVisible();
  await expect(page.getByText('Signed off by Cabinet on', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('No figure in it is another one now.')).toBeVisible();
  const fingerprint = await page.locator('.paper dd').filter({ hasText: /^[0-9A-F]{4}(-[0-9A-F]{4}){4}$/ }).innerText();
  await open(page, './#/review/papers');
  await page.getByLabel('Fingerprint from the foot of any page').fill(fingerprint.toLowerCase().replaceAll('-', ' '));
  await expect(page.locator('#paper-checked')).toContainText('As signed:');
  await expect(page.locator('#paper-checked li')).toHaveCount(0);
  // What is signed stays: when it went out is said afterwards, and another version is offered.
  await open(page, `${PAPER}/change`);
  await expect(page.getByRole('button', { name: 'Make another version' })).toBeVisible();
  await expect(page.getByLabel('In whose name')).toHaveCount(0);
  await page.getByLabel('Published on').fill('2025-10-30');
  await page.locator('main form').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.toast')).toContainText('The day of publication was kept.');
  await open(page, PAPER);
  await expect(page.locator('.paper dd').filter({ hasText: /^30 Oct 2025$/ })).toHaveCount(1);
  await expect(page.getByText('No figure in it is another one now.')).toBeVisible();
});

test('a new paper asks whose it is: a post or an area that the pack has', async ({ page }) => {
  await open(page, './#/review/papers/change');
  const form = page.locator('form').first();
  await form.getByLabel('Report', { exact: true }).selectOption('Constituency report');
  await form.getByRole('button', { name: 'Make the paper' }).click();
  await expect(form.locator('#paper-area-error')).toContainText('Choose the area that the report is of');
  await form.getByLabel('Area or group beside the whole').selectOption('Harbour');
  await form.getByLabel('Only what this post answers for').selectOption('Head of Housing Options');
  await form.getByLabel('Plan', { exact: true }).selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Make the paper' }).click();
  await expect(form.locator('#paper-post-error')).toContainText('Choose a plan or a post, not both');
  await expectAccessible(page);
  await form.getByLabel('Only what this post answers for').selectOption('Every post');
  await form.getByLabel('Plan', { exact: true }).selectOption('Every plan');
  await form.getByRole('button', { name: 'Make the paper' }).click();
  await expect(page.locator('.paper')).toContainText('Harbour');
});

test('the file of every report is accessible, scrolls no page sideways, and prints on pages of A4', async ({ page }) => {
  // The terminal tool makes them, as the page does.
  test.setTimeout(240_000);
  const { folder, pack } = await import('../open-data/pack.mjs');
  const [out, away] = folder('reports');
  const named = () => {
    try {
      pack('report', 'public/packs/sample.json', '--template', 'none', '-o', join(out, 'none.html'));
    } catch (error) {
      return /--template is one of (.*)/.exec(String(error.stderr))[1].split(', ');
    }
    return [];
  };
  const templates = named();
  expect(templates.length).toBeGreaterThan(10);
  for (const template of templates) {
    const file = join(out, `${template}.html`);
    const area = template === 'constituency' ? ['--area', 'Harbour'] : [];
    pack('report', 'public/packs/sample.json', '--template', template, ...area, '--on', '2026-02-10', '-o', file);
    await page.setContent(await readFile(file, 'utf8'));
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), template).toBe(true);
    const printed = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/g).length, template).toBeGreaterThan(0);
  }
  away();
});
