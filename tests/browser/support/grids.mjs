// The grids of many measures: a made-up pack in them, a block on the clipboard, cells that are typed in.
import { expect, open } from './fixtures.mjs';

/** A made-up pack of monthly measures without targets, as a file. */
export function pack(count) {
  const measure = (at) => ({
    id: `m${at}`,
    name: `Measure ${at}`,
    unit: 'homes',
    frequency: 'monthly',
    polarity: 'higher_is_better',
    accumulation: 'sum',
    precision: 0,
    specification: {},
    series: Array.from({ length: 12 }, (_, month) => ({
      period: `${month < 9 ? 2024 : 2025}-${String(((month + 3) % 12) + 1).padStart(2, '0')}`,
      value: at + month,
    })),
  });
  return {
    name: 'many.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        format: 'golden-thread-pack',
        version: 1,
        organisation: { name: 'Many', year_start_month: 4, vocabulary: 'red_amber_green', clock: '2025-04-30' },
        perspectives: [{ id: 'outcomes', name: 'Outcomes' }],
        plans: [{ id: 'plan', name: 'Plan', measures: Array.from({ length: count }, (_, at) => `m${at}`) }],
        measures: Array.from({ length: count }, (_, at) => measure(at)),
      }),
    ),
  };
}

export async function openPack(page, count) {
  await open(page, './#/drafts');
  await page.getByLabel(/Choose a pack/).setInputFiles(pack(count));
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page).toHaveURL(/#\/$/);
}

/** Pastes a text where the focus is, as a spreadsheet puts it on the clipboard. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Rows of a target, a tolerance and twelve plans, which add up to it. */
export function block(count) {
  const line = (at) => {
    const plans = Array.from({ length: 12 }, (_, month) => at + month + 1);
    return [plans.reduce((sum, plan) => sum + plan), '5%', ...plans].join('\t');
  };
  return Array.from({ length: count }, (_, at) => line(at)).join('\r\n') + '\r\n';
}

/** Which column of a grid is called so. */
export async function column(page, name) {
  const heading = page.getByRole('grid').locator('thead th');
  await expect(heading.filter({ hasText: name }).first()).toBeAttached();
  const heads = await heading.allInnerTexts();
  return heads.indexOf(name) - 1;
}

/** Types in a cell. */
export async function type(page, cell, text) {
  await cell.focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export async function targets(page, year = '2024/25') {
  await page.goto('./#/plan/targets/change');
  await expect(page.getByRole('grid', { name: 'Targets' })).toBeVisible();
  await page.getByLabel(/^Year/).selectOption(year);
}
