// Revise: from what was learnt to what is changed, and back; texts that name the year; comments that go out. By touch and by
// keys.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const toast = (page, words) => expect(page.locator('.toast')).toContainText(words);
const section = (page, name) => page.locator('main section', { has: page.getByRole('heading', { name, exact: true }) });

test('Revise opens on what was learnt and what came of it, and a changed target is traced back to why', async ({ page }) => {
  await open(page, './#/revise');
  await expect(page.locator('main .headline').first()).toHaveText('3 lessons, 1 of them of what went well. 2 changes proposed: 1 accepted and to be made, 1 made.');
  const traces = page.locator('.traces > li');
  await expect(traces).toHaveCount(3);
  await expect(traces.filter({ hasText: 'Callers would rather' })).toContainText('● Made');
  await expect(traces.filter({ hasText: 'Nine ways' })).toContainText('◐ To be made');
  // What goes well is found from the figures, and says no more than they do.
  await expect(page.locator('.goes-well > li').first()).toContainText(/running, since/);
  await expect(page.locator('main :is(input, textarea, form)')).toHaveCount(0);
  await expectAccessible(page);
  // From the lesson to what changed.
  await traces.getByRole('link', { name: 'Callers would rather be called back than wait' }).tap();
  await expect(page.locator('h1')).toHaveText('Callers would rather be called back than wait');
  const changed = section(page, 'What was changed because of it');
  await expect(changed).toContainText('Ask for two minutes instead of two and a quarter');
  await expect(changed).toContainText('Accepted by Full Council, 26 Feb 2025: Call-back is paid for by fewer repeat calls. Made on 5 Mar 2025.');
  // From the target, and from the plan, back to why.
  await page.goto('./#/measure/calls');
  const traced = page.locator('.traced');
  await expect(traced).toContainText('Revise ambitions and targets');
  await expect(traced).toContainText(/Figure accepted: 120.*, which is the target for 2025\/26/);
  await traced.getByRole('link', { name: 'Callers would rather be called back than wait' }).first().tap();
  await expect(page).toHaveURL(/revise\/lesson\/call-back$/);
  await page.goto('./#/plan/of/corporate');
  await expect(page.locator('.traced')).toContainText('Move six posts into one complaints team');
  await page.goto('./#/review/exception/complaints-late');
  await expect(page.locator('.traced')).toContainText('Nine ways to answer a complaint are eight too many');
});

test('by keys: a lesson is written, a change proposed, decided with its reason and noted as made', async ({ page }) => {
  await open(page, './#/revise/lessons/change');
  await page.getByLabel('The lesson in a few words').fill('Order salt in June');
  await page.getByLabel('Where it comes from').selectOption('Inspection');
  await page.getByRole('button', { name: 'Add the lesson' }).press('Enter');
  await toast(page, 'The lesson was added.');
  await expect(page.locator('h1')).toHaveText('Change Order salt in June');
  const asked = section(page, 'What should change because of it');
  await asked.getByRole('button', { name: 'Propose the change' }).press('Enter');
  await expect(asked.getByText('Choose the kind of change').first()).toBeVisible();
  await asked.getByLabel('Kind of change').selectOption('Invest');
  await asked.getByLabel('What is to be done').fill('Build a second salt store');
  await asked.getByLabel('Why it should change').fill('Salt ran out in January.');
  await asked.getByLabel('Who asks for it').fill('Head of Highways');
  await asked.getByRole('button', { name: 'Propose the change' }).press('Enter');
  await toast(page, 'The change was proposed. It waits for a decision.');
  await asked.getByRole('link', { name: 'Decide what is proposed' }).press('Enter');
  const item = page.locator('.drafts > li', { hasText: 'Build a second salt store' });
  await expect(item).toContainText('Order salt in June');
  await item.getByLabel('Decided by').fill('Cabinet');
  await item.getByLabel('Reason for the decision').fill('It is cheaper than salt in January');
  await item.getByRole('button', { name: 'Accept' }).press('Enter');
  await expect(item).toContainText(/Accepted by Cabinet, .*: It is cheaper than salt in January\. Not made yet\./);
  await item.getByLabel('What was done').fill('It was built');
  await item.getByRole('button', { name: 'Note it as made' }).press('Enter');
  await expect(item).toContainText(/Made on .*: It was built\./);
  await expectAccessible(page);
  await page.goto('./#/revise/lessons');
  await expect(page.locator('.records > li', { hasText: 'Order salt in June' }).first()).toContainText('It was built');
});

test('a figure that was accepted is what is carried into the next year, and traces back', async ({ page }) => {
  await open(page, './#/revise/changes/change');
  const asked = section(page, 'Another change');
  await asked.getByLabel('Kind of change').selectOption('Revise ambitions and targets');
  await asked.getByLabel('What is to be done').fill('Ask for 300 homes');
  await asked.getByLabel('Measure', { exact: true }).selectOption({ label: 'Affordable homes completed' });
  await asked.getByLabel('Target that is asked for').fill('300');
  await asked.getByLabel('Why it should change').fill('Two sites came early.');
  await asked.getByLabel('Who asks for it').fill('Head of Regeneration');
  await asked.getByRole('button', { name: 'Propose the change' }).tap();
  const item = page.locator('.drafts > li', { hasText: 'Ask for 300 homes' });
  await item.getByLabel('Decided by').fill('Cabinet');
  await item.getByLabel('Reason for the decision').fill('The sites are there');
  await item.getByRole('button', { name: 'Accept' }).tap();
  await expect(item).toContainText('Not made yet.');
  await open(page, './#/revise/next-year');
  await page.getByRole('button', { name: 'Carry 2025/26 forward to 2026/27' }).tap();
  await toast(page, /\d+ targets \(1 with the figure that was accepted\)/);
  await open(page, './#/measure/homes-built');
  await expect(page.locator('.traced')).toContainText(/Figure accepted: 300.*, which is the target for 2026\/27\./);
  await expect(page.locator('.traced')).toContainText(/Made on /);
});

test('texts that name the year change by tick, and nothing else does', async ({ page }) => {
  await open(page, './#/revise/next-year');
  await page.getByRole('button', { name: 'Carry 2025/26 forward to 2026/27' }).tap();
  const texts = page.locator('.year-texts > li');
  const housing = texts.filter({ hasText: 'Housing service plan 2025/26 → Housing service plan 2026/27' });
  await expect(housing).toHaveCount(1);
  await page.getByRole('button', { name: 'Change what is ticked' }).tap();
  await toast(page, 'Tick the texts that should change first.');
  const count = await texts.count();
  await housing.getByRole('checkbox').tap();
  await page.getByRole('button', { name: 'Change what is ticked' }).tap();
  await toast(page, '1 text was changed.');
  await expect(texts).toHaveCount(count - 1);
  await page.goto('./#/plan/of/housing');
  await expect(page.locator('h1')).toHaveText('Housing service plan 2026/27');
});

test('a comment is internal until it is released, and is listed before it goes', async ({ page }) => {
  await open(page, './#/review/comments/change');
  const inside = section(page, 'Kept inside');
  const first = inside.locator('li').first();
  const words = (await first.locator('span').first().textContent()).trim();
  await first.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(inside.getByRole('heading', { name: 'What would go out besides' })).toBeVisible();
  await inside.getByRole('button', { name: 'Release what is ticked' }).press('Enter');
  await toast(page, '1 comment was released to the public.');
  await expect(section(page, 'Released already').locator('li').filter({ hasText: words.slice(-30) })).toHaveCount(1);
  await expectAccessible(page);
  await page.goto('./#/review/comments');
  await expect(page.locator('main')).toContainText(words.slice(-30));
  await expect(page.locator('main :is(input, textarea, form)')).toHaveCount(0);
});
