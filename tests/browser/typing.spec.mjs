// Nothing that is typed is lost, and what can't be taken is refused where it was typed.
import { expect, manageDrafts, open, test } from './support/fixtures.mjs';

test('a definition and a target half typed are there after a look elsewhere and after a reload', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Definition', { exact: true }).fill('Half a thought');
  await page.locator('#target-text').fill('61');
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.goBack();
  await expect(page.getByLabel('Definition', { exact: true })).toHaveValue('Half a thought');
  await page.reload();
  await expect(page.getByLabel('Definition', { exact: true })).toHaveValue('Half a thought');
  await expect(page.locator('#target-text')).toHaveValue('61');
  // What is typed is told on every page, with the four plans that follow the target, and where it was; whoever leaves for another pack is asked.
  await page.goto('./#/review');
  await expect(page.locator('.save')).toContainText('Typed and not saved: 6 on other pages');
  await page.goto('./#/drafts');
  const typed = page.locator('#typed');
  await expect(typed.getByRole('link')).toHaveCount(1);
  await expect(typed).toContainText('6 fields');
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.getByRole('dialog')).toContainText('Typed and not saved: 6 on other pages. It waits in this tab');
  await page.getByRole('button', { name: 'Stay here' }).click();
  await typed.getByRole('link').click();
  await expect(page.locator('.save')).toContainText('Typed and not saved: 6 here');
  // Saved, it is no longer half typed: undo brings back what was saved before.
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByLabel('Definition', { exact: true })).not.toHaveValue('Half a thought');
  await page.reload();
  await expect(page.getByLabel('Definition', { exact: true })).not.toHaveValue('Half a thought');
});

test('a term opens from the label that it stands on, and what was typed is there again', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.locator('#target-tolerance').fill('7%');
  const term = page.getByRole('link', { name: 'What “Tolerance” means' });
  const { width, height } = await term.boundingBox();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await term.press('Enter');
  await expect(page).toHaveURL(/#\/help\/glossary\/tolerance$/);
  await expect(page.locator('#tolerance')).toBeFocused();
  await page.getByRole('button', { name: 'Back to where you were' }).click();
  await expect(page.locator('#target-tolerance')).toHaveValue('7%');
});

test('a day that there is not is refused beside its field', async ({ page }) => {
  await open(page, './#/plan/of/housing/change');
  await page.getByRole('button', { name: 'Add an activity or milestone' }).click();
  const form = page.getByRole('form', { name: 'New activity or milestone' });
  await form.getByLabel('What is to be done, or reached').fill('Count the bats');
  const due = form.getByLabel('Due', { exact: true });
  await due.focus();
  // A day alone, or a month, by the order of the browser's language: a date that is not whole.
  await page.keyboard.type('1');
  const typed = await due.evaluate((input) => input.validity.badInput);
  expect(typed, 'the browser shows a day and gives none').toBe(true);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText('There is no such day')).toBeVisible();
  await due.fill('2026-02-28');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.toast')).toContainText('The action was added');
  await expect(page.getByText('Count the bats')).toBeVisible();
});

test('a target’s plans follow it in their shape where that is chosen, and nothing changed is not said to be', async ({ page }) => {
  await open(page, './#/plan/measure/sickness');
  await page.getByLabel('Year', { exact: true }).selectOption('2025/26');
  const save = page.getByRole('button', { name: 'Save the target' });
  await save.click();
  await expect(page.locator('.toast')).toContainText('Nothing was changed');
  const plans = () => page.locator('input[aria-label^="Plan, "]').evaluateAll((all) => all.map((each) => Number(each.value)));
  const before = await plans();
  const target = Number((await page.locator('#target-text').inputValue()).replace(/[^\d.]/g, ''));
  await page.locator('#target-profile').selectOption('shaped');
  await page.locator('#target-text').fill(String(target / 2));
  await save.click();
  await expect(page.locator('.toast')).toContainText('The target for 2025/26 was changed');
  const sum = (list) => list.reduce((total, each) => total + each, 0);
  await expect.poll(async () => sum(await plans())).toBeCloseTo(sum(before) / 2, 1);
  await expect(page.getByText('Its plans arrive at the target')).toBeVisible();
});

test('a target in words is asked about before its plans go, and a spread is seen before it is saved', async ({ page }) => {
  await open(page, './#/plan/measure/agency');
  await page.getByLabel('Year', { exact: true }).selectOption('2025/26');
  const first = page.locator('input[aria-label^="Plan, "]').first();
  const before = await first.inputValue();
  await page.locator('#target-text').fill('a good deal less');
  const save = page.getByRole('button', { name: 'Save the target' });
  await save.click();
  await expect(page.getByText('This isn’t read as a figure')).toBeVisible();
  await expect(first).toHaveValue(before);
  // As the page prints it, it is read.
  await page.locator('#target-profile').selectOption('shaped');
  await page.locator('#target-text').fill('£3.6m');
  await expect(first).not.toHaveValue(before);
  await save.click();
  await expect(page.locator('.toast')).toContainText('The target for 2025/26 was changed');
  await page.locator('#target-text').fill('a good deal less');
  await save.click();
  await save.click();
  await expect(page.locator('.toast')).toContainText('The target for 2025/26 was changed');
  await expect(page.getByText('It can be rated')).toBeVisible();
});

test('what is half typed in one draft is not shown in another, and waits there', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const why = page.getByLabel('Why this target');
  await page.getByLabel('Unit', { exact: true }).fill('% of waste');
  await page.getByRole('button', { name: 'Save these settings' }).click();
  await expect(page.locator('.toast')).toContainText(/changed|draft/);
  await why.fill('Half a reason');
  await page.goto('./#/drafts');
  await manageDrafts(page);
  await page.getByRole('button', { name: /^Duplicate/ }).first().click();
  const texts = [];
  for (const draft of [0, 1, 0]) {
    await page.goto('./#/drafts');
    // Whoever leaves what is half typed is asked.
    const asked = (await page.locator('#typed').count()) > 0;
    await page.locator('.drafts').getByRole('button', { name: /^Open/ }).nth(draft).click();
    if (asked) await page.getByRole('button', { name: 'Leave it unsaved' }).click();
    await expect(page).toHaveURL(/#\/$/);
    await page.goto('./#/plan/measure/recycling');
    await expect(why).toBeVisible();
    texts.push((await why.inputValue()) === 'Half a reason');
  }
  expect(texts[0]).not.toBe(texts[1]);
  expect(texts[2]).toBe(texts[0]);
});

test('measures without a figure yet stand on the scorecard and have pages', async ({ page }) => {
  await open(page, './#/start');
  await page.getByLabel('Organisation', { exact: true }).fill('Newborough');
  await page.getByLabel('Plans', { exact: true }).fill('Corporate plan');
  await page.getByLabel('Month your reporting year starts in').selectOption('4');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('.top')).toContainText('Newborough');
  await page.goto('./#/do/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Measure,Target,Polarity\nHomes built,120,Higher is better\nComplaints,50,Lower is better\n'),
  });
  // The file doesn't say which year its targets are for: a person does.
  const year = page.getByRole('group', { name: 'Which year are the targets for?' }).getByLabel('In your own words');
  await year.fill('2026/27');
  await year.press('Enter');
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText(/brought in/)).toBeVisible();
  await page.goto('./#/scorecard');
  await expect(page.locator('.row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Homes built' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Homes built' })).toBeVisible();
});

test('what stands above a measure follows an undo', async ({ page }) => {
  await open(page, './#/plan/of/corporate/change');
  await page.getByText('Change what it says of itself').click();
  await page.getByLabel('Name', { exact: true }).fill('Homes plan');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Change Homes plan');
  await page.goto('./#/measure/temporary-accommodation');
  const crumbs = page.locator('.crumbs');
  await expect(crumbs).toContainText('Homes plan');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.toast')).toContainText('Undone');
  await expect(crumbs).not.toContainText('Homes plan');
  await expect(crumbs).toContainText('Corporate plan 2023–26');
  await expect(page.locator('main')).not.toContainText('Homes plan');
});

test('a choice that an older version of the page kept under its words is still taken', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const timing = page.getByLabel('Lead or lag');
  const before = await timing.inputValue();
  const [key] = (await timing.locator('option').evaluateAll((all) => all.map(({ value }) => value))).filter((value) => value && value !== before);
  await timing.selectOption(key);
  await page.evaluate(() => {
    const name = Object.keys(sessionStorage).find((name) => sessionStorage[name].includes('measure-timing'));
    const typing = JSON.parse(sessionStorage[name]);
    const options = [...document.getElementById('measure-timing').options].slice(1);
    const words = (kept) => options.find(({ value }) => value === kept)?.text ?? kept;
    for (const [field, kept] of Object.entries(typing)) if (field.includes('measure-timing')) typing[field] = kept.map(words);
    sessionStorage[name] = JSON.stringify(typing);
  });
  await page.reload();
  await expect(timing).toHaveValue(key);
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');
});

test('a target that is unlikely is asked about, taken when it is saved again, and told where it was typed', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Year', { exact: true }).selectOption('2025/26');
  await expect(page.getByText('Check what is saved:')).toHaveCount(0);
  await page.locator('#target-tolerance').fill('150%');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.getByText('check that it is meant. Save again to keep it.')).toBeVisible();
  await expect(page.locator('#target-tolerance')).toBeFocused();
  await expect(page.locator('.toast > div')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('.toast')).toContainText('The target for 2025/26 was changed');
  await expect(page.getByText('Tolerance: 150% is more than the plan itself')).toBeVisible();
  await page.locator('#target-tolerance').fill('-5%');
  await page.getByRole('button', { name: 'Save the target' }).click();
  await expect(page.locator('.toast')).toContainText('can\'t be below zero');
});

test('another frequency for many measures says what it hides before it is set', async ({ page }) => {
  await open(page, './#/plan/measures/change');
  await page.getByRole('checkbox', { name: 'Choose Households in temporary accommodation' }).check();
  const set = page.getByRole('group', { name: 'Set for the chosen measures' }).getByRole('combobox');
  await set.nth(0).selectOption('Frequency');
  await set.nth(1).selectOption('Yearly');
  const press = page.getByRole('button', { name: 'Set for the chosen' });
  await press.click();
  await expect(page.getByRole('alert').filter({ hasText: 'will not count in a yearly measure' })).toBeVisible();
  await expect(page.locator('.toast > div')).toHaveCount(0);
  await press.click();
  await expect(page.locator('.toast > div')).toBeVisible();
});

test('what is said on a page goes with it', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  await page.getByLabel('Unit', { exact: true }).fill('% of waste');
  await page.getByRole('button', { name: 'Save these settings' }).click();
  await expect(page.locator('.toast')).toContainText('The measure was changed');
  await page.getByRole('link', { name: 'See how it is doing' }).click();
  await expect(page.locator('.toast > div')).toHaveCount(0);
});
