// The golden thread, signing off and who moved the target.
import { readFile, writeFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

async function signOff(page) {
  await open(page, './#/plan/sign-off/change');
  await page.getByLabel('For the year').selectOption('2025/26');
  await page.getByLabel('Signed by').fill('Cabinet');
  await page.getByLabel('On', { exact: true }).fill('2025-03-20');
  await page.getByLabel('Minute', { exact: true }).fill('Minute 14');
  await expect(page.getByText(/measures would be frozen for 2025\/26/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await page.getByRole('button', { name: 'Sign off now' }).click();
  // The sample's year 2024/25 is signed already.
  await expect(page.locator('.fingerprint')).toHaveCount(2);
  await expect(page.locator('.fingerprint').first()).toHaveText(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/);
}

test('a year is signed off, what is frozen is refused, and a proposal acts from the next', async ({ page }) => {
  await open(page, './#/plan/sign-off/change');
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(page.getByText('Enter the post or body that signs')).toBeVisible();
  // What is weak in what would be signed is said before, and named.
  const weak = page.locator('#sign-weak');
  await expect(weak).toContainText('It can be signed all the same');
  await weak.locator('summary').first().click();
  await expect(weak.getByRole('link').first()).toBeVisible();
  await signOff(page);
  await expectAccessibleInBoth(page);
  const fingerprint = await page.locator('.fingerprint').first().innerText();
  await page.getByLabel('Check a fingerprint from the minutes').fill(fingerprint.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByText('It is the fingerprint of: Every plan, 2025/26.')).toBeVisible();
  await page.getByLabel('Check a fingerprint from the minutes').fill('0000');
  await expect(page.getByText('16 more letters and digits to type.')).toBeVisible();
  await page.getByLabel('Check a fingerprint from the minutes').fill('0000-0000-0000-0000-0000');
  await expect(page.getByText('No sign-off in this pack has that fingerprint')).toBeVisible();
  // Undo stops there.
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.toast')).toContainText('stays: it can\'t be taken back');

  // The editor refuses, and names the sign-off.
  await page.goto('./#/plan/measure/recycling');
  // The form says so before anything is typed in it.
  await expect(page.getByText('The target for 2025/26 is signed off by Cabinet')).toBeVisible();
  for (const what of ['another name, unit, frequency or direction', 'what it is, how it is judged', 'What it stands on is signed off']) {
    await expect(page.locator('.explain').filter({ hasText: what })).toBeVisible();
  }
  await page.getByLabel('Target for 2025/26').fill('40%');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('.toast')).toContainText('is signed off for 2025/26 (Cabinet, 20 Mar 2025)');
  await expect(page.locator('.toast')).toContainText('propose a change, which acts from 2026/27');
  await page.locator('.toast').getByRole('link', { name: 'Propose a change' }).click();
  await expect(page.locator('h1')).toHaveText('Sign off, or propose a change');

  await page.goto('./#/measure/recycling');
  await expect(page.getByText('Signed off for 2025/26 by Cabinet on 20 Mar 2025')).toBeVisible();

  // A proposal, decided, lets the change act from the next year.
  await page.goto('./#/plan/sign-off/change');
  await page.locator('summary', { hasText: 'Propose a change' }).click();
  await page.getByLabel('Measure', { exact: true }).selectOption('Household waste reused, recycled or composted');
  await page.getByLabel('What is to change').fill('Judge it against the baseline');
  await page.getByLabel('Why', { exact: true }).fill('Garden waste hides the rest');
  await page.getByLabel('Asked by').fill('Head of Environment');
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Judge it against the baseline/ })).toBeVisible();
  await page.getByLabel('Decided by').fill('Cabinet');
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('Accepted by Cabinet')).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.getByRole('link', { name: 'Make the change for 2026/27' }).click();
  await page.getByLabel('Progress is judged against').selectOption('Previous period');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');

  // The history says so.
  await page.goto('./#/plan/history');
  await expect(page.locator('main')).toContainText('Sign off 2025/26 by Cabinet');
  await expect(page.locator('main')).toContainText('comparison: changed from same period last year to previous period');
  // What was done today was done today, whatever day the sample says that it is.
  const today = await page.evaluate(() => new Date().getFullYear());
  await expect(page.locator('main .drafts > li').first()).toContainText(`${today}`);
  await page.getByLabel('Text').fill('propose');
  await expect(page.getByText('1 step.')).toBeVisible();
  await expectAccessibleInBoth(page);
});

test('the thread opens down to the work, objectives are written, and loose ends are listed', async ({ page }) => {
  await open(page, './#/plan/thread');
  const tree = page.locator('.thread');
  await expect(tree.locator('.vision')).toContainText('A fairer, greener borough');
  await expect(tree.locator('summary', { hasText: 'Corporate plan' })).toBeVisible();
  await tree.locator('summary', { hasText: 'A greener borough' }).press('Enter');
  await expect(tree.getByRole('link', { name: 'Household waste reused, recycled or composted' })).toBeVisible();
  // Who reads changes nothing; what was open stays so where it is changed.
  await expect(tree.locator('input, select, button')).toHaveCount(0);
  await expectAccessibleInBoth(page);
  await page.getByRole('link', { name: 'Change the golden thread' }).click();
  await expect(page).toHaveURL(/#\/plan\/thread\/change$/);
  await expect(tree.getByRole('link', { name: 'Household waste reused, recycled or composted' })).toBeVisible();
  await tree.getByLabel('New objective of this plan').first().fill('A quieter borough');
  await tree.getByRole('button', { name: 'Add', exact: true }).first().click();
  const fresh = tree.locator('li', { has: page.locator('summary', { hasText: 'A quieter borough' }) }).last();
  await fresh.locator('summary').first().click();
  await expect(page.getByText('Objectives with no measure and nothing under them (1)')).toBeVisible();
  await fresh.getByText('Change this objective').click();
  await fresh.getByLabel('Another measure for it').selectOption({ index: 1 });
  await fresh.getByRole('button', { name: 'Put it in' }).click();
  await expect(page.getByText(/Objectives with no measure/)).toHaveCount(0);
  await expect(fresh.locator('.leaf')).toHaveCount(1);
  await expectAccessibleInBoth(page);
});

test('a target moved by hand in the file is caught on opening, and the comparison says who had signed it', async ({ page }, info) => {
  await signOff(page);
  await page.goto('./#/drafts');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const pack = JSON.parse(text);
  const recycling = pack.measures.find((measure) => measure.id === 'recycling');
  recycling.targets['2025/26'].aim.value = 30;
  pack.measures.find((measure) => measure.baseline).baseline.value = 1;
  pack.sign_offs.find((each) => each.year === '2025/26').frozen['council-tax'].copy.polarity = 'lower_is_better';
  const path = info.outputPath('tampered.json');
  await writeFile(path, JSON.stringify(pack));

  await page.getByLabel(/Choose a pack/).setInputFiles(path);
  // The baseline is frozen by both years' sign-offs.
  await expect(page.getByText(/^Not as signed off:/)).toHaveCount(4);
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page.getByText('This pack is not what was signed off: 4 differences were found.')).toBeVisible();
  await page.getByRole('link', { name: 'See which' }).click();
  const found = page.locator('.trouble li');
  await expect(found).toHaveCount(4);
  await expect(found.filter({ hasText: 'target, aim, value: 46 → 30' })).toContainText('Household waste reused, recycled or composted');
  await expect(found.filter({ hasText: 'the frozen copy of' })).toContainText('Council tax collected in the year');
  await expectAccessible(page);

  await page.goto('./#/review/compare');
  await page.locator('#before').selectOption('Copy of the sample');
  await page.locator('#after').selectOption('open');
  await expect(page.getByRole('heading', { name: /Targets, trajectories and floors moved \(1\)/ })).toBeVisible();
  await expect(page.locator('.differences li', { hasText: 'target for 2025/26, aim, value' })).toContainText('lowered from 46 to 30. Was signed off for 2025/26 by Cabinet');
  await expectAccessible(page);
  await page.locator('#before').selectOption('open');
  await expect(page.getByText('are the same.')).toBeVisible();
});

test('a moved calendar, a forged proposal, a rewritten history and a twin are told, and signing over them takes a tick', async ({ page }, info) => {
  await signOff(page);
  await page.goto('./#/drafts');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  const pack = JSON.parse(await readFile(await download.path(), 'utf8'));
  pack.organisation.year_start_month = 7;
  pack.proposals.push({
    id: 'forged', measure: 'recycling', from: '2025/26', change: 'Ask for less', on: '2025-06-01', verdict: 'accepted', decided_by: 'Cabinet', decided_on: '2025-06-02', made: '2025-06-03',
  });
  pack.history.at(-1).by = 'Nobody';
  const twin = structuredClone(pack.measures.find((measure) => measure.id === 'recycling'));
  twin.targets['2025/26'].aim.value = 30;
  pack.measures.push({ ...twin, id: 'twin', name: `${twin.name} (new)` });
  const path = info.outputPath('forged.json');
  await writeFile(path, JSON.stringify(pack));
  await page.getByLabel(/Choose a pack/).setInputFiles(path);
  await expect(page.getByText(/^Not as signed off: the history doesn't tell of the proposal 'Ask for less'/)).toBeVisible();
  await expect(page.getByText(/^Not as signed off: the history doesn't end as it was left/)).toBeVisible();
  await expect(page.getByText(/^Like a signed measure: .*\(new\).*easier target: 46 → 30/)).toBeVisible();
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await page.getByRole('link', { name: 'See which' }).click();
  await expect(page.locator('.trouble li').filter({ hasText: 'the year starts in: April → July' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Like a signed measure, with an easier target' })).toBeVisible();
  await expectAccessible(page);

  // The twin is left to be signed: over what is different only where that is said.
  await page.goto('./#/plan/sign-off/change');
  await page.getByLabel('For the year').selectOption('2025/26');
  await page.getByLabel('Signed by').fill('Mayor');
  await page.getByLabel('On', { exact: true }).fill('2025-03-21');
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(page.getByText('Tick this to sign over what is different')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign off now' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByLabel(/^Sign over these differences/).check();
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await page.getByRole('button', { name: 'Sign off now' }).click();
  await expect(page.locator('.fingerprint')).toHaveCount(3);
  await expect(page.getByText('Signed over differences')).toBeVisible();
  await expectAccessible(page);
});

test('next year starts from this one', async ({ page }) => {
  await open(page, './#/revise');
  await page.getByRole('link', { name: 'Start 2026/27 from 2025/26' }).click();
  await page.getByRole('button', { name: 'Carry 2025/26 forward to 2026/27' }).click();
  await expect(page.locator('.toast')).toContainText(/Carried forward to 2026\/27: \d+ targets, \d yearly plans/);
  await page.getByRole('button', { name: 'Carry 2025/26 forward to 2026/27' }).click();
  await expect(page.locator('.toast')).toContainText('Everything of 2025/26 is carried forward to 2026/27 already');
  await expectAccessible(page);

  // Targets for a year that had none are new: nobody moved them.
  const opened = await page.evaluate(() => window.goldenThread.text('packs/sample.json'));
  await page.goto('./#/review/compare');
  await page.getByLabel('Before: or a file').setInputFiles({ name: 'before.json', mimeType: 'application/json', buffer: Buffer.from(opened) });
  await page.locator('#after').selectOption('open');
  await expect(page.getByText(/Targets moved: 0, new: [1-9]\d*, taken away: 0\./)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Targets for years that had none \(\d+\)$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /floors moved/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('an accepted change opens the editor on its own year, is made there, and counts as used', async ({ page }) => {
  await signOff(page);
  const propose = async (change) => {
    await page.goto('./#/plan/sign-off/change');
    const form = page.locator('details', { hasText: 'Propose a change' });
    if (!(await form.evaluate((details) => details.open))) await form.locator('summary').click();
    await page.getByLabel('Measure', { exact: true }).selectOption('Household waste reused, recycled or composted');
    await page.getByLabel('What is to change').fill(change);
    await page.getByLabel('Target that is asked for').fill('41');
    await page.getByLabel('Why', { exact: true }).fill('Garden waste hides the rest');
    await page.getByLabel('Asked by').fill('Head of Environment');
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    const item = page.locator('li', { has: page.getByRole('heading', { name: new RegExp(change) }) });
    await item.getByLabel('Decided by').fill('Cabinet');
    return item;
  };
  const declined = await propose('Ask for nothing');
  await declined.getByRole('button', { name: 'Decline' }).click();
  await expect(declined).toContainText('Declined by Cabinet');
  await expect(declined.getByRole('link')).toHaveCount(0);

  const accepted = await propose('Ask for less');
  await accepted.getByRole('button', { name: 'Accept' }).click();
  await accepted.getByRole('link', { name: 'Make the change for 2026/27' }).click();
  await expect(page.getByLabel('Year', { exact: true })).toHaveValue('2026/27');
  await page.getByLabel('Target for 2026/27').fill('41%');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('.toast')).toContainText('The target for 2026/27 was changed.');
  // The address says which year: a reload stays there.
  await page.reload();
  await expect(page.getByLabel('Target for 2026/27')).toHaveValue('41%');

  await page.goto('./#/plan/sign-off');
  await expect(accepted).toContainText(/Accepted by Cabinet, .* Made on /);
  await expect(accepted.getByRole('link')).toHaveCount(0);
});

test('the technical specification says what is missing, prints, and is saved as one file', async ({ page }) => {
  await open(page, './#/plan/specification');
  await expect(page.locator('h1')).toHaveText('Anyborough Council: technical specification and rationale, 2025/26');
  await expect(page.locator('.document')).toContainText(/Specifications complete: \d+ of \d+/);
  await expect(page.locator('.document')).toContainText('Not yet set:');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as one file' }).click()]);
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain('<h3>Household waste reused, recycled or composted</h3>');
  expect(html).not.toContain('<script');

  await page.goto('./#/plan/measure/recycling');
  const checks = page.locator('dl', { hasText: 'It says why' });
  await expect(checks).toContainText('It asks for no less than last year');
  await page.getByLabel('Why this target').fill('');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(checks).toContainText('no reason is given for this target');
  await expectAccessible(page);
});

test('a pack saved for an audience truly lacks the rest', async ({ page }) => {
  await open(page, './#/drafts');
  // The sample says of each plan and measure whom it is for.
  await expect(page.getByText(/Left out: .*5 plans, .*\d+ measures.* and the history/)).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save for this audience' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const pack = JSON.parse(text);
  expect(pack.plans.map((plan) => plan.id)).toEqual(['corporate', 'climate', 'climate-actions']);
  expect(pack.actions.map((action) => action.plan)).not.toContain('own');
  for (const secret of ['Repairs Manager', 'child-protection', 'Garden waste was weighed late', 'The next plan starts in April 2026']) {
    expect(text).not.toContain(secret);
  }
});

test('comments go to the public only once somebody releases them, and all that goes is listed before', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const said = 'Food waste rounds reached every street in May';
  const saved = async () => {
    const button = page.getByRole('button', { name: 'Save for this audience' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return readFile(await download.path(), 'utf8');
  };
  await page.getByLabel('Whom its comments are for').selectOption('Not yet set');
  await page.getByRole('button', { name: 'Save the definition' }).first().click();
  await page.goto('./#/drafts');
  await expect(page.getByText('No comments.')).toBeVisible();
  await expect(page.getByText(/Left out: .*comments/)).toBeVisible();
  expect(await saved()).not.toContain(said);

  await page.goto('./#/plan/measure/recycling');
  await page.getByLabel('Whom its comments are for').selectOption('Public');
  await page.getByRole('button', { name: 'Save the definition' }).first().click();
  await page.goto('./#/drafts');
  await expect(page.getByRole('listitem').filter({ hasText: said })).toBeVisible();
  await page.getByText(/^\d+ measures$/).click();
  await expect(page.getByRole('listitem').filter({ hasText: /^Household waste reused, recycled or composted$/ })).toBeVisible();
  await expectAccessible(page);
  expect(await saved()).toContain(said);
});

test('a tampered copy of the sample is told field by field', async ({ page }) => {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles('tests/fixtures/tampered.json');
  await expect(page.getByText(/^Not as signed off:/)).toHaveCount(3);
  await expect(page.getByText(/^Not as signed off: .Affordable homes completed.*target, aim, value: 220 → 190/)).toBeVisible();
  await expect(page.getByText(/^Not as signed off: .Adults who smoke.*baseline, value: 15 → 16/)).toBeVisible();
  await expect(page.getByText(/the frozen copy of .Household waste reused/)).toBeVisible();
});
