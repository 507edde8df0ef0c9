// What every browser test stands on: the built site on a server of its own, and a watch over
// the page that fails the test for anything it should never do.
import { test as base, expect } from '@playwright/test';
import { serve } from '../../../build/serve.mjs';

export { expect };

export const test = base.extend({
  /** The address of the built site: a sub-path, because that is where many will publish it. */
  site: [
    async ({}, use) => {
      const site = await serve({ base: '/council/performance/' });
      await use(site.address);
      await site.close();
    },
    { scope: 'worker' },
  ],

  baseURL: ({ site }, use) => use(site),

  /** Whether what opens is only read. Where it isn't, editing is switched on whenever the page offers to. */
  reading: [false, { option: true }],

  context: async ({ context, reading }, use) => {
    if (!reading) context.on('page', editWhateverOpens);
    await use(context);
  },

  /** Faults seen so far; a test that provokes one on purpose takes it out after checking it. */
  faults: [
    async ({ context }, use) => {
      const faults = [];
      watch(context, faults);
      await use(faults);
      expect(faults, 'the page caused errors, or asked for something off its origin').toEqual([]);
    },
    { auto: true },
  ],
});

/** Switches on editing whenever something is open that is only read. */
export async function editWhateverOpens(page) {
  await page.addLocatorHandler(page.locator('body > .top .open').getByRole('button', { name: 'Edit', exact: true }), (edit) => edit.click());
}

/** Opens what can be done to each draft of the list. */
export async function manageDrafts(page) {
  await expect(page.getByText('Rename, copy or delete').first()).toBeVisible();
  for (const shut of await page.locator('.drafts details:not([open]) > summary').all()) await shut.click();
}

/** Opens an address of the page (`#/…` or nothing) and waits until the page has started. */
export async function open(page, address = './') {
  await page.goto(address);
  await started(page);
}

/** Opens the scorecard of the first plan. */
export async function openScorecard(page) {
  await open(page, './#/scorecard');
}

/** Waits until the page itself stands where index.html said it was opening. */
export async function started(page) {
  await expect(page.locator('#opening')).toHaveCount(0);
  await expect(page.locator('main#main h1')).toBeVisible();
}

/** Records console errors (policy violations among them), exceptions and requests off the origin. */
function watch(context, faults) {
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (found) => faults.push(`exception: ${found.error()} ${found.error().stack ?? ''}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:', 'file:'].includes(url.protocol)) return;
    if (url.hostname !== 'localhost') faults.push(`request off the origin: ${url}`);
  });
}
