// Writing plans: what a plan says, its work and resources, the planning year, evidence, stories, moves, and
// changes within a signed year.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

test('a plan is written: purpose, work, resources, evidence and notes', async ({ page }) => {
  await open(page, './#/plan/of/housing');
  await page.getByRole('link', { name: 'Change this plan' }).click();
  await expect(page).toHaveURL(/#\/plan\/of\/housing\/change$/);
  await expect(page.locator('.crumbs')).toContainText('Place directorate plan');
  await page.getByText('Change what it says of itself').click();
  await page.getByLabel('What it is to achieve, and why').fill('A home for everybody.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.lede')).toHaveText('A home for everybody.');

  // An activity with somebody responsible, a date and what it takes.
  const work = page.locator('section', { has: page.getByRole('heading', { name: 'Activities and milestones' }) });
  const before = await work.locator('.records > li').count();
  await work.getByRole('button', { name: 'Add an activity or milestone' }).click();
  await expect(work.getByLabel('What is to be done, or reached')).toBeFocused();
  await work.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(work.getByText('Enter what is to be done')).toBeVisible();
  await work.getByLabel('What is to be done, or reached').fill('Buy back twelve homes');
  await work.getByLabel('Objective it serves').selectOption('Repairs right first time');
  await work.getByLabel('Who is responsible').fill('Development Manager');
  await work.getByLabel('Due').fill('2030-03-31');
  await work.getByLabel('Affordable homes completed').check();
  await expectAccessibleInBoth(page);
  await work.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(work.locator('.records > li', { hasText: 'Buy back twelve homes' })).toContainText('Not started, due 31 Mar 2030');
  const fresh = work.locator('ul.records > li', { hasText: 'Buy back twelve homes' }).first();
  await fresh.getByText('What it takes (0)').click();
  await fresh.getByRole('button', { name: 'Add a resource' }).click();
  await fresh.getByLabel('Kind').selectOption('Capital');
  await fresh.getByLabel('Budget').fill('lots');
  await fresh.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(fresh.getByText('Enter an amount such as 250000')).toBeVisible();
  await fresh.getByLabel('Budget').fill('£9,000,000');
  await fresh.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await work.locator('ul.records > li').count()).toBeGreaterThan(before);

  // That is more than the plan has.
  const money = page.locator('section', { has: page.getByRole('heading', { name: 'Resources' }) });
  await expect(money).toContainText('£5,500,000 more given out than there is');

  const evidence = page.locator('section', { has: page.getByRole('heading', { name: 'Evidence' }) });
  await evidence.getByRole('button', { name: 'Add a piece of evidence' }).click();
  await evidence.getByLabel('Kind of evidence').selectOption('Demand');
  await evidence.getByLabel('What it says').fill('Four hundred households wait.');
  await evidence.getByLabel('Where it can be read').fill('javascript:alert(1)');
  await evidence.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(evidence.locator('li', { hasText: 'Four hundred households wait.' })).toContainText('javascript:alert(1)');
  await expect(evidence.getByRole('link', { name: 'javascript:alert(1)' })).toHaveCount(0);

  // What is typed and not saved outlives a look at another page.
  const notes = page.locator('section', { has: page.getByRole('heading', { name: 'Notes' }) });
  await notes.getByRole('button', { name: 'Add a note' }).click();
  await notes.getByLabel('Note', { exact: true }).fill('Half a thought');
  await page.goto('./#/plan/thread');
  await page.goto('./#/plan/of/housing/change');
  await expect(notes.getByLabel('Note', { exact: true })).toHaveValue('Half a thought');
  await notes.getByLabel('Whom it is for').selectOption('Personal');
  await notes.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(notes.locator('li')).toContainText('personal');
  await expectAccessibleInBoth(page);

  // All of it can be taken back.
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await expect(page.locator('.lede')).toHaveText('More homes, repaired at the first visit.');
});

test('the planning year says what each phase lacks and adds resources up the tree', async ({ page }) => {
  await open(page, './#/plan/year');
  await page.getByLabel('Plan for the year').selectOption('2025/26');
  await expect(page.locator('.phase')).toHaveCount(4);
  await expect(page.locator('.phase').first()).toContainText('1 Sep 2024 to 31 Oct 2024');
  const asked = page.locator('.asked', { hasText: 'Every plan rests on evidence' });
  await asked.locator('summary').click();
  await expect(asked.getByRole('link', { name: 'Place directorate plan' })).toBeVisible();
  const table = page.locator('.resources');
  const row = table.locator('tr', { hasText: 'Climate action plan' });
  await expect(row).toContainText('£3,200,000');
  await expect(row).toContainText('£350,000 more given out than there is');
  // A plan without a budget of its own has what is given out under it.
  await expect(table.locator('tr', { hasText: 'Climate strategy' })).toContainText('£3,200,000');
  await expectAccessibleInBoth(page);
  await asked.getByRole('link', { name: 'Place directorate plan' }).click();
  await expect(page.locator('h1')).toHaveText('Change Place directorate plan');
});

test('a target shows what it stands on: checks, confirmations and evidence', async ({ page }) => {
  await open(page, './#/plan/measure/sickness');
  const checks = page.locator('dl', { hasText: 'It says why' });
  await expect(checks.locator('dt', { hasText: 'It rests on evidence' }).locator('+ dd')).toHaveText('No: no evidence is listed for this target');
  await page.getByLabel('It is achievable and realistic').check();
  await expect(page.locator('.toast')).toContainText('The target was changed');
  await page.getByRole('button', { name: 'Add a piece of evidence' }).click();
  await page.getByLabel('What it says').fill('Similar councils lose seven days.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(checks.locator('dt', { hasText: 'It rests on evidence' }).locator('+ dd')).toHaveText('Yes');
  await expect(page.getByLabel('It is achievable and realistic')).toBeChecked();
  // A target beyond anything its history has seen is challenged.
  await page.getByLabel('Target for 2025/26').fill('2');
  await page.getByLabel('Spread over the year').selectOption('Flat');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(checks.locator('dt', { hasText: 'Its own history makes it plausible' }).locator('+ dd')).toContainText('No:');
  await expect(page.getByText('Similar councils lose seven days.')).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.goto('./#/measure/sickness');
  await expect(page.getByText('Similar councils lose seven days.')).toBeVisible();
  await page.goto('./#/plan/specification');
  await expect(page.locator('.document')).toContainText('Similar councils lose seven days.');
});

test('a story of change is told in five stages, with its measures and assumptions', async ({ page }) => {
  await open(page, './#/plan/story/good-start');
  await expect(page.locator('.stage')).toHaveCount(5);
  await expect(page.locator('main').locator('input, textarea, select')).toHaveCount(0);
  await page.getByRole('link', { name: 'Change this story' }).click();
  await expect(page).toHaveURL(/#\/plan\/story\/good-start\/change$/);
  const stage = page.locator('.stage', { hasText: 'Outcomes' });
  await stage.getByRole('button', { name: 'Add a step' }).click();
  await stage.getByLabel('Step', { exact: true }).fill('Children are ready for school');
  await stage.getByLabel('Attainment 8 score').check();
  await expectAccessibleInBoth(page);
  await stage.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(stage.getByRole('link', { name: 'Attainment 8 score' })).toBeVisible();
  await expect(stage.locator('.status')).toBeVisible();
  await page.getByRole('button', { name: 'Add an assumption' }).click();
  await page.getByLabel('What has to hold').fill('Families come.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Families come.')).toBeVisible();
  // It is read where it always was.
  await page.getByRole('link', { name: 'See this story as others read it' }).click();
  await expect(page.locator('h1')).toHaveText('A good start in life');
  await expect(stage.getByRole('link', { name: 'Attainment 8 score' })).toBeVisible();
  await expect(stage.locator('.status')).toBeVisible();
  await expect(page.getByText('Families come.')).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.goBack();
  await stage.getByRole('button', { name: 'Take away step 1' }).click();
  await expect(stage).toContainText('Not told yet.');
  await expectAccessibleInBoth(page);
});

test('plans and objectives are moved by buttons and keyboard, and nothing can hang under itself', async ({ page }) => {
  await open(page, './#/plan/thread/change');
  const tree = page.locator('.thread');
  const node = (name) => tree.locator('li', { has: page.locator('> details > summary', { hasText: name }) }).last();
  await node('A good start in life').locator('> details > summary').press('Enter');
  await node('A good start in life').getByText('Move this objective', { exact: true }).press('Enter');
  const up = node('A good start in life').getByRole('button', { name: 'Up' });
  await up.press('Enter');
  await expect(page.locator('.toast')).toContainText('The objective was moved');
  const names = tree.locator('summary', { hasText: 'Objective' }).locator('strong');
  await expect(names.first()).toHaveText('A good start in life');
  await expect(node('A good start in life').getByRole('button', { name: 'Up' })).toBeFocused();
  // At the top, another press does nothing, and takes nothing back.
  await page.keyboard.press('Enter');
  await expect(names.first()).toHaveText('A good start in life');
  await node('A good start in life').getByLabel('Hangs under').selectOption({ label: 'People directorate plan' });
  await node('A good start in life').getByRole('button', { name: 'Put it there' }).click();
  await expect(tree.locator('summary:focus')).toContainText('People directorate plan');
  await expect(names.first()).toHaveText('Safe, settled homes');
  await node('People directorate plan').locator('> details > summary').click();
  await expect(node('People directorate plan').locator('summary', { hasText: 'A good start in life' })).toBeVisible();
  await node('People directorate plan').getByText('Move this plan', { exact: true }).click();
  // It can't be put under itself: it isn't offered.
  await expect(node('People directorate plan').getByLabel('Hangs under').last().locator('option', { hasText: 'People directorate plan' })).toHaveCount(0);
  await node('People directorate plan').getByLabel('Hangs under').last().selectOption('The vision itself');
  await node('People directorate plan').getByRole('button', { name: 'Put it there' }).last().click();
  await expect(page.locator('.toast')).toContainText('The plan was moved');
  await expect(tree.locator('> ul > li')).toHaveCount(2);
  await expectAccessibleInBoth(page);
  await page.keyboard.press('Control+z');
  await expect(tree.locator('> ul > li')).toHaveCount(1);
});

test('a change within a signed year stands beside what was signed, where the organisation allowed it', async ({ page }) => {
  await open(page, './#/plan/organisation/change');
  await page.getByLabel('Allow approved changes of a target within a signed year').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('./#/plan/sign-off/change');
  await page.getByLabel('For the year').selectOption('2025/26');
  await page.getByLabel('Signed by').fill('Cabinet');
  await page.getByLabel('On', { exact: true }).fill('2025-03-20');
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(page.getByText('only by an accepted proposal')).toBeVisible();
  await page.getByRole('button', { name: 'Sign off now' }).click();
  await expect(page.locator('.fingerprint').first()).toBeVisible();
  await page.goto('./#/plan/sign-off/change');
  await page.locator('summary', { hasText: 'Propose a change' }).click();
  await page.getByLabel('Measure', { exact: true }).selectOption('Households in temporary accommodation');
  await page.getByLabel('From', { exact: true }).selectOption('2025/26');
  await page.getByLabel('What is to change').fill('Ask for 300');
  await page.getByLabel('Why', { exact: true }).fill('The grant ended');
  await page.getByLabel('Asked by').fill('Head of Housing');
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.getByLabel('Decided by').fill('Cabinet');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.goto('./#/plan/measure/temporary-accommodation');
  await page.getByLabel('Target for 2025/26').fill('300');
  await page.getByLabel('Spread over the year').selectOption('Flat');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('.toast')).toContainText('The target for 2025/26 was changed');
  await page.goto('./#/measure/temporary-accommodation');
  const both = page.locator('table', { hasText: 'As signed off' });
  await expect(both.locator('tr', { hasText: 'As signed off' })).toContainText('Red');
  await expect(both.locator('tr', { hasText: 'As changed' })).toContainText('Green');
  await expectAccessible(page);
  await page.goto('./#/scorecard/corporate');
  await expect(page.locator('#row-temporary-accommodation')).toContainText('The target was changed within the year. As signed off: Red');
  await expectAccessible(page);
});

test('what has a reason to be looked at again is listed before the next year', async ({ page }) => {
  await open(page, './#/revise');
  await page.getByText(/^Plans that end this year/).click();
  await expect(page.getByRole('link', { name: 'Housing service plan 2025/26' })).toBeVisible();
  await page.getByText(/^Targets missed so far in the year/).click();
  await expect(page.getByRole('link', { name: 'Households in temporary accommodation', exact: true }).last()).toBeVisible();
  await page.getByRole('link', { name: 'Start 2026/27 from 2025/26' }).click();
  await page.getByRole('button', { name: 'Carry 2025/26 forward to 2026/27' }).click();
  await page.goto('./#/plan/of/housing');
  await expect(page.locator('main')).toContainText('2026/27');
  await page.goto('./#/plan/of/climate');
  await expect(page.locator('main')).toContainText('2022/23 to 2029/30');
});

test('priority measures and business as usual are kept apart, and each is an output of its own', async ({ page }) => {
  await open(page, './#/scorecard/corporate');
  await expect(page.locator('.managed')).toHaveText(['Priority measures: actively managed', 'Business as usual: monitored, reported by exception']);
  await page.getByRole('button', { name: 'Filter and sort' }).click();
  await page.getByLabel('Managed as').selectOption('Business as usual');
  await expect(page.locator('.managed')).toHaveCount(1);
  await expect(page.locator('.bar')).toContainText('business as usual');
  await expect(page).toHaveURL(/managed=Business%20as%20usual/);
});
