// Reading is safe: nothing that changes what is open is in reach until editing is switched on, once for each draft.
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { PAGES } from './support/pages.mjs';

test.use({ reading: true });

const edit = (page) => page.locator('.open').getByRole('button', { name: 'Edit', exact: true });
const read = (page) => page.locator('.open').getByRole('button', { name: 'Read', exact: true });

/** What would change something, by what it says. What opens, shows, prints or saves a file changes nothing. */
const CHANGES =
  /^((Change|Add|Remove|Take away|Delete|Enter figures|Bring in|Sign off|Propose|Accept|Move|Undo|Redo)\b|Save (?!.*file|picture|table|as a list|for a diary|the slip)|Start \d)/;

test('no page that is read has a control that changes anything', async ({ page }) => {
  test.setTimeout(120_000);
  // Training is answered, and has no way to what is open.
  const all = Object.values(PAGES).flat().filter((hash) => !/gallery|open\?|#\/start|#\/drafts|#\/learn/.test(hash));
  for (const hash of all) {
    await open(page, `./${hash}`);
    await expect(page.locator('main h1')).toBeVisible();
    const controls = await page.locator('main').locator('button, a.button, a.link, summary').allInnerTexts();
    // What is added in Explore is added to the picture.
    const changes = controls.map((words) => words.trim()).filter((words) => CHANGES.test(words) && !(hash.startsWith('#/explore') && words.startsWith('Add')));
    expect.soft(changes, hash).toEqual([]);
    // What can be typed or chosen on these pages chooses what is shown: also a target that is only tried, and a
    // fingerprint held against the one that was signed. A question is a file of its own, apart from what is open.
    const typed = page.locator('main').locator('input:not([type=search]):not([type=range]):not([type=checkbox]):not([type=file]), textarea');
    if (!hash.startsWith('#/ask')) await expect.soft(typed.and(page.locator(':visible:not(.dragged *, #fingerprint, #paper-fingerprint)')), hash).toHaveCount(0);
    await expect(page.getByRole('grid'), hash).toHaveCount(0);
  }
});

test('a page for editing says so and offers the switch', async ({ page }) => {
  await open(page, './#/do/figures');
  await expect(page.getByText('You are reading.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Switch on editing' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(read(page)).toBeVisible();
});

test('what was typed in the sample and not saved waits behind the gate after a reload', async ({ page }) => {
  await open(page, './#/plan/measure/recycling');
  const gate = page.getByRole('button', { name: 'Switch on editing' });
  const waits = page.getByText('What you typed here is not saved, and waits');
  await expect(gate).toBeVisible();
  await expect(waits).toHaveCount(0);
  await gate.click();
  const definition = page.getByLabel('Definition', { exact: true });
  await definition.fill('Half a thought');
  await page.reload();
  await expect(waits).toBeVisible();
  await gate.click();
  await expect(definition).toHaveValue('Half a thought');
});

test('the switch is remembered of a draft, and another that is opened is read first', async ({ page }) => {
  await open(page, './#/do/figures');
  await edit(page).click();
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.reload();
  await expect(page.locator('#cell-0-6')).toHaveText('266');
  await read(page).click();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('You are reading.')).toBeVisible();
  // Undo is a change too.
  await page.goto('./#/do');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.toast')).not.toContainText('Undone');
  await page.goto('./#/drafts');
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.locator('.open')).toContainText('Reading');
});

test('what opens and what deletes don’t stand beside each other', async ({ page }) => {
  await open(page, './#/do/figures');
  await edit(page).click();
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await page.goto('./#/drafts');
  await expect(page.getByRole('button', { name: /^Open ?Copy of the sample/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete/ })).toBeHidden();
});

test('a plan and the stages are read by pictures', async ({ page }) => {
  await open(page, './#/plan/of/people');
  await expect(page.locator('.standing .spread')).toBeVisible();
  await expect(page.locator('.standing .money')).toHaveCount(2);
  await expect(page.locator('.milestones i').first()).toBeVisible();
  await expect(page.locator('.strip')).not.toHaveCount(0);
  for (const [hash, picture] of [['#/plan', '.plan-card .spread'], ['#/do', '.milestones'], ['#/review', '.plan-row .spread']]) {
    await page.goto(`./${hash}`);
    await expect(page.locator(picture).first()).toBeVisible();
    // What officers have not done yet is no matter of readers'.
    await expect(page.locator('main')).not.toContainText(/not yet|not written yet/i);
  }
});
