// The eight steps of a person's way through the page, one after another on one draft: by touch, by keyboard,
// and in the single file from disk.
import { readFileSync } from 'node:fs';
import { expectAccessible } from './support/axe.mjs';
import { expect, manageDrafts, started, test } from './support/fixtures.mjs';

const SINGLE = new URL('../../single/golden-thread.html', import.meta.url).href;

/** How a person acts: each way reaches what it acts on as people do. */
const touch = {
  press: (locator) => locator.tap(),
  open: (locator) => locator.tap(),
};
const keyboard = {
  async press(locator) {
    await locator.focus();
    await locator.press('Enter');
  },
  async open(locator) {
    await locator.focus();
    await locator.press('Enter');
  },
};

test('the eight steps by touch', async ({ page, site }) => {
  await steps(page, touch, site);
});

test('the eight steps by keyboard', async ({ page, site }) => {
  await steps(page, keyboard, site);
});

test('the steps in the single file from disk', async ({ page }) => {
  await steps(page, touch, SINGLE);
});

async function steps(page, way, address) {
  const go = async (hash) => {
    await page.goto(`${address}${hash}`);
    await started(page);
  };

  await test.step('1: opens in a sample that says so', async () => {
    await go('');
    await expect(page.getByRole('link', { name: 'Sample: a made-up council' })).toBeVisible();
  });

  await test.step('2: the scorecard is read, filtered and followed to a measure and back', async () => {
    await go('#/scorecard');
    const rows = page.locator('.row');
    const all = await rows.count();
    await way.press(page.getByRole('button', { name: 'Filter and sort' }));
    await page.getByRole('search').getByLabel('Status to date').selectOption('Red');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    for (const row of await rows.all()) await expect(row).toContainText('Red');
    await page.getByRole('search').getByLabel('Status to date').selectOption({ index: 0 });
    await expect(rows).toHaveCount(all);
    await way.open(rows.nth(4).locator('h3 a'));
  });

  await test.step('3: a measure shows its chart and why it is rated so', async () => {
    await expect(page.locator('.plot .drawing').first()).toBeVisible();
    await way.press(page.getByText(/^Why .*?\?$/).first());
    await expect(page.locator('details[open]').first()).toBeVisible();
    await expect(page.getByText('Nothing to save')).toBeVisible();
    await page.goBack();
    await expect(page.locator('.row').nth(4).locator('h3 a')).toBeFocused();
  });

  await test.step('4: a figure is typed, taken back and brought again', async () => {
    await go('#/do/figures');
    const cell = page.locator('#cell-0-6');
    const before = (await cell.innerText()).trim();
    await way.press(cell);
    if (way === touch) await cell.tap();
    await expect(page.locator('input#cell-0-6')).toBeFocused();
    await page.locator('input#cell-0-6').fill('266');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveText('266');
    await way.press(page.getByRole('button', { name: /^Undo:/ }));
    await expect(cell).toHaveText(before);
    await way.press(page.getByRole('button', { name: /^Redo:/ }));
    await expect(cell).toHaveText('266');
  });

  await test.step('5: a target is set as people write it', async () => {
    await go('#/plan/measure/recycling');
    await page.getByLabel('Target for 2025/26').fill('60%');
    await page.getByLabel('Spread over the year').selectOption('Flat');
    await way.press(page.getByRole('button', { name: 'Save the target' }));
    await expect(page.getByLabel('Plan, Q2 2025/26')).toHaveValue('60');
  });

  await test.step('6: a file of figures is looked at, taken in, and taken back as one step', async () => {
    await go('#/do/import');
    const text = 'Measure,Apr 2025,May 2025\nHouseholds in temporary accommodation,301,about ten\n';
    await page.getByLabel(/Choose a file/).setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
    await expect(page.getByText('about ten').first()).toBeVisible();
    await expectAccessible(page);
    await way.press(page.getByRole('button', { name: 'Bring it in' }));
    await expect(page.getByText(/brought in/)).toBeVisible();
    await go('#/do/figures');
    await expect(page.locator('#cell-0-0')).toHaveText('301');
  });

  await test.step('7: the draft is named, saved as a file, and compared with it', async () => {
    await go('#/drafts');
    await manageDrafts(page);
    await way.press(page.getByRole('button', { name: /^Rename/ }));
    await page.getByLabel('New name').fill('My council');
    await way.press(page.getByRole('button', { name: 'Rename', exact: true }));
    await expect(page.locator('.drafts strong').first()).toHaveText('My council');
    const download = page.waitForEvent('download');
    await way.press(page.getByRole('button', { name: 'Save as a file' }));
    const pack = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    await expect(page.locator('.save')).toContainText('exported');
    pack.measures[0].name = 'Renamed elsewhere';
    await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
    await expect(page.getByText(/Renamed elsewhere/).first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('8: it is all there when the page is opened again', async () => {
    await go('#/do/figures');
    await page.reload();
    await started(page);
    await expect(page.locator('#cell-0-6')).toHaveText('266');
    await expect(page.locator('.save')).toContainText('Saved in this browser');
  });
}


test('a pack published beside the page opens by link, to be read until a copy is made', async ({ page }) => {
  await page.goto('./#/open?pack=packs/sample.json');
  await expect(page.getByText('This pack is published beside the page')).toBeVisible();
  await expect(page.locator('.strip').first()).toBeVisible();
  // It can't be edited, so there is no switch for that, and no grid to type in.
  await expect(page.locator('.open').getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await page.goto('./#/do/figures');
  await expect(page.getByText('You are reading.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Switch on editing' })).toBeHidden();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.getByRole('button', { name: 'Make a copy' }).click();
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  for (const elsewhere of ['https://example.org/pack.json', '//example.org/pack.json', '../packs/sample.json']) {
    await page.goto(`./#/open?pack=${encodeURIComponent(elsewhere)}`);
    await expect(page.getByRole('heading', { name: 'This pack can’t be opened' })).toBeVisible();
  }
});
