// axe-core over the page as it stands, at WCAG 2.2 AA and axe's best practice: no rule off, nothing excluded.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  // Of what is right only that there is some: all of it, of a page of many charts, takes longer to hand over than to find.
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The one AA rule that axe leaves off unless asked.
  rules: { 'target-size': { enabled: true } },
};

/** What another theme may change of a page that was looked at whole. */
const COLOURS = { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Asserts that axe finds nothing. It is put in by the debugger, which the policy doesn't bind. */
export const expectAccessible = (page) => expectNothingFound(page, OPTIONS);

/** Asserts that axe finds nothing in the page's colours. */
export const expectReadable = (page) => expectNothingFound(page, COLOURS);

/** Asserts that axe finds nothing in the light theme, nor in the colours of the dark one. */
export async function expectAccessibleInBoth(page) {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The same, nor in the colours that a person's system puts in place of ours. */
export async function expectAccessibleInAll(page) {
  await expectAccessibleInBoth(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await expectReadable(page);
  await page.emulateMedia({ forcedColors: 'none' });
}

async function expectNothingFound(page, options) {
  // A part of the code may still be on its way.
  await expect(page.locator('h1').first()).toBeAttached();
  // From the top: what a sticky bar happens to cover further down is one scroll away.
  await page.evaluate(() => window.scrollTo(0, 0));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations, passed } = await page.evaluate(async (options) => {
    const { violations, passes } = await window.axe.run(options);
    return { violations, passed: passes.length };
  }, options);
  expect(violations.flatMap(describe)).toEqual([]);
  expect(passed, 'axe looked at something').toBeGreaterThan(0);
}

function describe({ id, help, nodes }) {
  return nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary}`);
}
