// A file that was made for an audience: no page says that what was left out of it isn't there.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

/** The sample's plans and measures as a file for the public has them, and nothing else of it. */
async function forThePublic() {
  const sample = JSON.parse(await readFile('public/packs/sample.json', 'utf8'));
  const strip = ({ comment, comment_audience, ...observation }) => observation;
  return {
    format: sample.format,
    version: sample.version,
    organisation: sample.organisation,
    extract_for: 'public',
    plans: sample.plans.map(({ notes, ...plan }) => ({ ...plan, audience: 'public' })),
    measures: sample.measures.map(({ notes, perspective, forecasts, ...measure }) => ({ ...measure, audience: 'public', series: (measure.series ?? []).map(strip) })),
  };
}

const PAGES = [
  '#/', '#/scorecard', '#/measure/recycling', '#/measure/homelessness-prevented', '#/plan', '#/plan/of/housing', '#/plan/map', '#/plan/thread', '#/plan/year', '#/plan/resources', '#/plan/sign-off', '#/plan/history', '#/plan/organisation',
  '#/do', '#/do/month', '#/review', '#/review/role?as=auditor', '#/review/role?as=risk', '#/review/exceptions', '#/review/quality', '#/review/risks', '#/review/meetings', '#/review/questions', '#/review/papers', '#/review/icons', '#/review/comments',
  '#/revise', '#/revise/lessons', '#/revise/changes',
];

/** Each says that there is none of what such a file may lack. */
const CLAIMS = [
  'Nobody has said', 'nobody has raised', 'None of these targets', 'not signed off', 'Nothing is signed off', 'is not assessed', 'has its data assessed', 'were assessed yet', 'were drawn for an audit', 'No exceptions yet', 'No risks yet', 'No risk is open', 'No meeting', 'Every question is answered', 'No question is answered', 'No papers yet', 'No narratives yet',
  'No lessons.', 'No lessons yet', 'No changes are proposed', 'No links yet', 'No link of cause and effect yet', 'No activities or milestones yet', 'No priorities or objectives yet', 'No action is tied', 'No action is recorded', 'No notes yet', 'None is kept back', 'No steps.', 'None yet', 'Nothing is written down yet',
  // Counts of what was left out, and ticks that count it.
  '0 actions', '0 comments', '0 lessons', '0 objectives', '✓', 'Not yet: ', 'None: everything has something above it',
];

test('pages of a file for the public say of nothing that was left out that there is none', async ({ page }) => {
  test.slow();
  await open(page, './#/drafts');
  const buffer = Buffer.from(JSON.stringify(await forThePublic()));
  await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'public.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect(page).toHaveURL(/#\/$/);
  for (const address of PAGES) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.getByText(/^(Looking through|Working out)/)).toHaveCount(0);
    // One line above every page says what it can't tell.
    await expect(page.locator('.made-for > p'), address).toHaveText(/^This file was made for the public: .+ aren’t in it, and it counts only what is\.$/);
    const said = await page.locator('main').textContent();
    expect(CLAIMS.filter((claim) => said.includes(claim)), address).toEqual([]);
    // Said above each page, it isn't said again in each of its rows.
    await expect(page.locator('main :is(li, tr, dd)', { hasText: 'may have been left out' }), address).toHaveCount(0);
  }
  // What is said instead.
  const of = (words) => `${words} may have been left out of this file, which was made for the public.`;
  for (const [address, words] of [
    ['#/review/exceptions', of('Exceptions')],
    ['#/review/risks', of('Risks')],
    ['#/revise/lessons', of('Lessons')],
    ['#/plan/sign-off', of('Sign-offs')],
    ['#/review/quality', of('Audits')],
  ]) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await expect(page.locator('main')).toContainText(words);
  }
  const line = page.locator('.made-for');
  await line.getByText('What is in it').tap();
  await expect(line).toContainText('Not in it: ');
  await expect(line).toContainText('risks');
  await expect(line).toContainText('In it: plans and measures.');
  await expectAccessible(page);
  // On paper the line stands, and what opens doesn't.
  await page.emulateMedia({ media: 'print' });
  await expect(line.locator('> p')).toBeVisible();
  await expect(line.getByText('What is in it')).toBeHidden();
});
