// Run the council: a game by touch and keyboard, from practice to the debrief, and nothing of it reaches a draft.
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const PAGE = './#/learn/council';

/** All that this browser keeps but the game. */
function keptElsewhere(page) {
  return page.evaluate(() => {
    const entries = Object.entries({ ...localStorage }).filter(([key]) => !key.startsWith('golden-thread-training:'));
    return JSON.stringify(entries.sort());
  });
}

async function start(page, minutes = '0') {
  await page.getByLabel('The team’s name or code').fill('<b>Team A</b>');
  await page.getByLabel('Seed').fill('7');
  await page.getByLabel('Minutes a round').fill(minutes);
  await page.getByRole('button', { name: 'Start with practice' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Practice');
}

const handIn = (page) => page.getByRole('button', { name: 'Hand in' });

test.use({ reading: true });

test('a team plays from practice to the debrief; a reload goes on, and drafts stay as they are', async ({ page }) => {
  await open(page, PAGE);
  const before = await keptElsewhere(page);
  await expect(page.locator('.in-training')).toContainText('This is training');
  await page.getByRole('button', { name: 'Start with practice' }).click();
  // A team without a name is told what to do, at the head and beside the field.
  await expect(page.locator('#what-is-wrong')).toBeFocused();
  await expect(page.locator('#council-team-error')).toContainText('Say who plays');
  await page.locator('#what-is-wrong').getByRole('button', { name: /Say who plays/ }).click();
  await expect(page.getByLabel('The team’s name or code')).toBeFocused();
  await start(page);

  // What is to be decided comes first; each service leads to its figures with their chart.
  await expect(page.locator('figure.chart svg.drawing')).toHaveCount(5);
  // What the rules find is told only of what is over: who decides reads it off the charts.
  const yours = page.getByText('Whether a figure is a signal is yours to find');
  await expect(yours).toBeVisible();
  const titles = () => page.locator('.council-service').evaluateAll((all) => all.map((it) => it.querySelector('figcaption').textContent.startsWith(it.querySelector('h2').textContent)));
  expect(await titles()).toEqual(Array(5).fill(true));
  await page.getByRole('button', { name: /^Its chart/ }).first().click();
  await expect(page.locator('#service-calls')).toBeFocused();
  await expect(page.locator('#service-calls')).toBeInViewport();
  const sum = page.locator('#sum-0-mend');
  expect((await sum.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await sum.selectOption('8');
  await page.locator('#sum-1-push').selectOption('2');
  await expect(page.locator('.council-left')).toContainText('£20,000 more than there is');
  await handIn(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'more than the quarter’s budget' })).toBeVisible();
  await sum.selectOption('4');
  await expect(page.locator('.council-left')).toContainText('£20,000 of £80,000 left');
  await handIn(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What practice brought');
  await expect(yours).toHaveCount(0);
  await page.getByRole('button', { name: 'Start the first quarter' }).click();

  for (let quarter = 1; quarter <= 8; quarter += 1) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`quarter ${quarter} of 8`);
    await expect(page.locator('.in-training')).toBeVisible();
    if (quarter === 1) await page.locator('#sum-2-push').selectOption('2');
    if (quarter === 3) {
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('quarter 3 of 8');
      // What is behind is folded.
      await expect(page.getByText('For Q1 2024/25 you decided:')).toBeHidden();
      await page.locator('.past-rounds summary').click();
      await expect(page.getByText('For Q1 2024/25 you decided:')).toBeVisible();
    }
    // By keyboard.
    await handIn(page).focus();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Debrief: <b>Team A</b>');
  await expect(page.locator('.lede')).toContainText('The control team, which did nothing, came to');
  await expect(page.locator('.council-decided li')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Points by quarter' }).locator('tbody tr')).toHaveCount(9);
  await expectAccessible(page);
  expect(await keptElsewhere(page)).toBe(before);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the game as a file' }).click()]);
  const path = await file.path();
  expect(file.suggestedFilename()).toBe('council-game-b-team-a-b.json');
  await expect(page.getByText('council-game-b-team-a-b.json was offered to be saved')).toBeVisible();
  const said = await page.locator('.lede').innerText();
  await page.getByRole('button', { name: 'Play another game', exact: true }).click();
  await expect(page.getByText('This game goes')).toBeVisible();
  await page.getByRole('button', { name: 'Yes: play another game' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run the council');
  // A file that is no game is refused, and the one that was saved comes to the same.
  const input = page.getByLabel('Choose a game that was saved (.json)');
  await input.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"<script>"}') });
  await expect(page.locator('section', { hasText: 'Or go on with a game' }).getByRole('alert')).toContainText('not a game that was saved here');
  // A trainer sets the games of teams side by side.
  await page.locator('#council-games').setInputFiles([path]);
  const teams = page.getByRole('region', { name: 'Teams' });
  await expect(teams.locator('tbody tr')).toHaveCount(2);
  await expect(teams).toContainText('<b>Team A</b>');
  await expectAccessible(page);
  await input.setInputFiles(path);
  await expect(page.locator('.lede')).toHaveText(said);
});

test('when the trainer’s clock is at its end, what stands is taken', async ({ page }) => {
  await page.clock.install();
  await open(page, PAGE);
  await start(page, '2');
  await page.locator('#sum-3-mend').selectOption('4');
  // It runs since the round came; while it is paused no time goes.
  await expect(page.getByRole('timer')).toContainText(/[12]:\d\d left/);
  await page.getByRole('button', { name: 'The trainer pauses the clock' }).click();
  await page.clock.fastForward('05:00');
  await expect(page.getByText('(paused)')).toBeVisible();
  await expect(page.getByRole('timer')).toContainText(/[12]:\d\d left/);
  await page.getByRole('button', { name: 'The trainer lets the clock go on' }).click();
  await page.getByRole('button', { name: 'The trainer gives a minute more' }).click();
  await page.clock.fastForward('02:30');
  await expect(page.getByRole('timer')).toContainText('0:');
  await page.clock.fastForward('00:40');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What practice brought');
  // The page turned by itself: it says why at once.
  await expect(page.getByRole('alert').filter({ hasText: 'The time was up' })).toBeVisible();
});

test('what stands on a round’s page is there again, and is what the clock takes', async ({ page }) => {
  await page.clock.install();
  await open(page, PAGE);
  await start(page, '2');
  await page.locator('#sum-3-mend').selectOption('4');
  await expect(page.getByRole('timer')).toContainText('left');
  // Somebody looks at the session’s page and comes back when the time is up.
  await page.getByRole('link', { name: 'The session', exact: true }).click();
  await expect(page.locator('#sum-3-mend')).toHaveCount(0);
  await page.clock.fastForward('02:10');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What practice brought');
  await expect(page.getByRole('alert').filter({ hasText: 'The time was up' })).toContainText('What stood on the page');
});

test('the glossary has an example of the sample for every term, and is accessible', async ({ page }) => {
  await open(page, './#/help/glossary');
  const terms = await page.locator('.glossary dt').count();
  expect(terms).toBeGreaterThan(20);
  await expect(page.locator('.glossary dd.explain')).toHaveCount(terms);
  await expectAccessible(page);
});

test('a round is accessible, light and dark', async ({ page }) => {
  await open(page, PAGE);
  await start(page, '5');
  await expectAccessibleInBoth(page);
});
