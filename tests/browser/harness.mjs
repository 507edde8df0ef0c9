// What every browser test uses: a page that is watched for faults, and axe-core.
import { readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** A test whose page fails it on any error in the console, any panic and any request off its origin. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const own = ['localhost', ''].includes(url.hostname) || ['data:', 'blob:', 'file:'].includes(url.protocol);
      if (!own) faults.push(`a request to ${url}`);
    });
    page.faults = faults;
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** Opens an address of the page and waits until it has started. */
export async function open(page, hash = '#/') {
  await page.goto(hash === '#/' ? '' : hash);
  await expect(page.locator('main#main h1')).toBeVisible();
}

/** Finds nothing against WCAG 2.2 AA, with no rule off and nothing left out. */
export async function expectAccessible(page) {
  const session = await page.context().newCDPSession(page);
  // Past the page's own policy, which rightly allows no foreign script: into this world only.
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => JSON.stringify(violations.map(({ id, help, nodes }) =>
        ({ id, help, where: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]) })), null, 1))`,
    awaitPromise: true,
    returnByValue: true,
  });
  expect(JSON.parse(result.value)).toEqual([]);
}
