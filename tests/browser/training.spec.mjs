// Training: an exercise done by touch and by keys, what is said to it, results as a code, a sheet of them; and that
// nothing of it comes to a draft. Sessions are in training_session.spec.mjs.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { sabotage } from './support/sabotage.mjs';
import { answer, card, check, choice, leave, questions } from './support/training.mjs';

const SINGLE = new URL('../../single/golden-thread.html', import.meta.url).href;
const LINE = './#/learn/exercise/on-the-line';

const keys = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

test('the exercises are cards with their minutes, and the first is done by touch', async ({ page }) => {
  await open(page, './#/learn');
  await expect(page.locator('header.top')).toContainText('This is training');
  await expect(page.locator('.exercises .card')).toHaveCount(15);
  await expect(card(page, 'On the line')).toContainText('5 minutes · Not done');
  await card(page, 'On the line').getByRole('link').tap();
  await expect(page.locator('h1')).toHaveText('On the line');
  await expect(page.locator('header.top')).toContainText('This is training');
  await expect(questions(page)).toHaveCount(5);
  const { height } = await choice(page, 0, 'Green').boundingBox();
  expect(height).toBeGreaterThanOrEqual(44);
  // A term is looked up before anything is answered, without leaving training.
  await expect(page.locator('.lede a.term', { hasText: 'floor' })).toHaveAttribute('href', /learn\/glossary\/floor$/);
  // One is missing.
  await choice(page, 0, 'Green').tap();
  await check(page).tap();
  await expect(page.locator('#verdict')).toContainText('4 questions have no answer yet');
  // The second falls into the trap.
  await answer(page, ['Green', 'Amber', 'Amber', 'Amber', 'Red']);
  await expect(page.locator('#verdict')).toContainText('4 of 5 right');
  await expect(questions(page).nth(1).locator('.said')).toContainText('Rounding comes first');
  await expect(questions(page).nth(1).locator('.said')).toContainText('The answer: Green');
  await expect(questions(page).nth(1).locator('.said')).toContainText('48.0');
  await expectAccessible(page);
  // Looking a term up loses nothing of what was said; training says what it is wherever one has scrolled to.
  await page.locator('.lede a.term', { hasText: 'floor' }).first().tap();
  const back = page.getByRole('button', { name: 'Back to where you were' });
  await expect(back).toBeInViewport();
  await page.locator('.glossary dt').last().scrollIntoViewIfNeeded();
  await expect(page.locator('header.top .in-training')).toBeInViewport();
  await back.tap();
  await expect(page.locator('#verdict')).toContainText('4 of 5 right');
  await expect(questions(page).nth(1).locator('.said')).toContainText('Not so');
  await page.getByRole('button', { name: 'Change my answers' }).tap();
  await choice(page, 1, 'Green').tap();
  await check(page).tap();
  await expect(page.locator('#verdict')).toContainText('All right');
  // What had been shown isn't called right; the next exercise is what one goes on with.
  await expect(page.getByRole('link', { name: 'Next exercise: Set the tolerance' })).toHaveClass(/main/);
  await page.getByRole('link', { name: 'All exercises' }).last().tap();
  await expect(card(page, 'On the line')).toContainText('Right with the answer seen');
  await page.reload();
  await expect(card(page, 'On the line')).toContainText('Right with the answer seen');
  // An exercise of a set that isn't open says so, and how to open it.
  await open(page, './#/learn/exercise/somebody-wrote-this');
  await expect(page.locator('h1')).toHaveText('This exercise isn’t open here');
  await expect(page.getByLabel('Open a session file')).toBeVisible();
  await expectAccessible(page);
});

test('it is done by keys, and again on other figures', async ({ page }) => {
  await open(page, LINE);
  for (const [at, downs] of [0, 0, 1, 1, 2].entries()) {
    await questions(page).nth(at).locator('input').first().focus();
    await page.keyboard.press('Space');
    for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Tab');
  await expect(check(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#verdict')).toBeFocused();
  await expect(page.locator('#verdict')).toContainText('All right');
  const before = await page.locator('.asked legend').allInnerTexts();
  await page.getByRole('link', { name: 'Again, with other figures' }).press('Enter');
  await expect(page).toHaveURL(/seed=1/);
  await expect(page.locator('.said')).toHaveCount(0);
  expect(await page.locator('.asked legend').allInnerTexts()).not.toEqual(before);
});

test('twelve charts are drawn without what the rules find in them', async ({ page }) => {
  await open(page, './#/learn/exercise/signal-or-noise');
  await expect(page.locator('.asked .drawing')).toHaveCount(12);
  await open(page, './#/learn/exercise/cause-and-effect');
  await expect(page.locator('.map-asked .drawing')).toBeVisible();
  await expect(questions(page)).toHaveCount(5);
  // The map is drawn by what is answered.
  const arrows = () => page.locator('.map-asked .drawing').innerHTML();
  const before = await arrows();
  await choice(page, 0, 'The figures bear it out').tap();
  await expect.poll(arrows).not.toBe(before);
  // It is in sight for the last question, too, where there is room beside it.
  await page.setViewportSize({ width: 1180, height: 820 });
  await questions(page).last().scrollIntoViewIfNeeded();
  await expect(page.locator('.map-asked .drawing')).toBeInViewport({ ratio: 0.9 });
  // What the question before somebody is about is marked on it, in words too, whichever way they came to it.
  await expect(page.locator('.map-asked .drawing')).toContainText('Asked about: link');
  for (const at of [2, 0, 4]) {
    await choice(page, at, 'They don’t').tap();
    await expect(page.locator('.map-asked .drawing')).toContainText(`Asked about: link ${at + 1}`);
  }
  await questions(page).nth(1).evaluate((it) => it.scrollIntoView({ block: 'center' }));
  await expect(page.locator('.map-asked .drawing')).toContainText('Asked about: link 2');
  await questions(page).last().scrollIntoViewIfNeeded();
  await expect(questions(page).last().locator('legend')).toBeInViewport();
  // Once it is judged, what is right and what was said are told apart in words, and every reason has the engine's figures.
  for (let at = 0; at < 5; at += 1) await choice(page, at, 'They don’t').tap();
  await check(page).tap();
  await expect(page.locator('.map-asked .drawing')).toContainText('Missed: borne out');
  await expect(page.locator('.map-asked .drawing')).toContainText('Right: not borne out');
  for (let at = 0; at < 5; at += 1) {
    // In plain words; the statistic behind them is folded.
    await expect(questions(page).nth(at).locator('.said > .figures')).toContainText(/over \d+ changes: (no )?more than luck alone brings/);
    await expect(questions(page).nth(at).locator('.said > .figures')).not.toContainText('orrelation');
    const behind = questions(page).nth(at).locator('.said .statistics');
    await expect(behind.locator('.figures')).toBeHidden();
    await behind.getByText('The figures behind it').tap();
    await expect(behind.locator('.figures')).toContainText(/Correlation: −?\d\.\d\d over \d+ changes.*Luck alone reaches 0\.\d\d/);
  }
  await expectAccessible(page);
});

test('a map without links is drawn by what is answered', async ({ page }) => {
  await open(page, './#/learn/exercise/draw-cause-and-effect');
  await expect(questions(page)).toHaveCount(4);
  const drawing = page.locator('.map-asked .drawing');
  await expect(drawing).toHaveCount(1);
  const numbers = () => drawing.evaluate((svg) => [...svg.querySelectorAll('text')].map((it) => it.textContent).filter((it) => /^\d$/.test(it)).sort());
  await expect.poll(numbers).toEqual([]);
  await expect(drawing).toContainText('Asked about: Crews who know their rounds');
  await choice(page, 0, 'Bins emptied first time').tap();
  await expect.poll(numbers).toEqual(['1']);
  await choice(page, 1, 'Bins emptied first time').tap();
  await expect.poll(numbers).toEqual(['1', '2']);
  // Another answer takes its arrow away again.
  await choice(page, 1, 'None of them: the figures show nothing').tap();
  await expect.poll(numbers).toEqual(['1']);
  await choice(page, 2, 'Content residents').tap();
  await choice(page, 3, 'More recycled').tap();
  await check(page).tap();
  await expect(page.locator('#verdict')).toContainText('3 of 4 right');
  await expect(questions(page).nth(2).locator('.said')).toContainText('What everybody believes still has to show');
  await expect(questions(page).nth(2).locator('.said')).toContainText('it would be about');
});

test('a question is seen with its chart, upright and across', async ({ page }) => {
  for (const size of [{ width: 1180, height: 820 }, { width: 820, height: 1180 }]) {
    await page.setViewportSize(size);
    for (const at of ['tour/5', 'tour/6', 'tour/7', 'exercise/signal-or-noise']) {
      await open(page, `./#/learn/${at}`);
      const asked = questions(page).filter({ has: page.locator('.plot .drawing') });
      await expect(asked.first()).toBeVisible();
      for (const question of (await asked.all()).slice(0, 2)) {
        const found = await question.evaluate((it) => {
          const [legend, plot] = [it.querySelector('legend'), it.querySelector('.plot')].map((part) => part.getBoundingClientRect());
          const header = document.querySelector('header.top').getBoundingClientRect();
          return { needs: Math.max(legend.bottom, plot.bottom) - legend.top, has: innerHeight - header.height };
        });
        expect(found.needs, `${at} at ${size.width}`).toBeLessThanOrEqual(found.has);
      }
    }
  }
});

test('an exception is judged by what it lacks, beside a model answer', async ({ page }) => {
  await open(page, './#/learn/exercise/write-the-exception');
  await questions(page).first().locator('textarea').fill('The figure is red because it is above the target.');
  await questions(page).nth(5).locator('textarea').fill('Jane Smith');
  // What is typed and not checked is there again.
  await page.reload();
  await expect(questions(page).first().locator('textarea')).toHaveValue(/The figure is red/);
  await check(page).tap();
  await expect(questions(page).nth(5).locator('.said')).toContainText('reads like a person’s name');
  await expect(questions(page).first().locator('.said')).toContainText('A cause says what happened');
  await expect(questions(page).first().locator('.said')).toContainText('A model answer');
  // What no rule can tell is never called right.
  await expect(page.locator('#verdict')).toContainText('Not all complete yet');
  await page.getByRole('button', { name: 'Change my answers' }).tap();
  await expect(questions(page).first().locator('textarea')).toHaveValue(/The figure is red/);
  await questions(page).first().locator('textarea').fill('Two landlords sold their homes, and nobody was asked for others.');
  await check(page).tap();
  await expect(questions(page).first().locator('.said')).toContainText('Complete. Whether it is sound, a person has to judge.');
  await expect(page.locator('.said', { hasText: 'Right.' })).toHaveCount(0);
});

test('nothing leads from an exercise to a draft, and resetting training leaves drafts alone', async ({ page }) => {
  // A draft that somebody has.
  await open(page, './#/do/figures');
  await page.locator('#cell-0-6').focus();
  await page.keyboard.type('266');
  await page.keyboard.press('Enter');
  await expect(page.locator('.save')).toContainText('Saved in this browser');
  await open(page, LINE);
  await expect(page.locator('h1')).toHaveText('On the line');
  const before = await keys(page);
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  expect(links.filter((href) => href !== '#main' && !href.startsWith('#/learn'))).toEqual([]);
  await expect(page.locator('.open, .cycle, .period-control')).toHaveCount(0);
  await answer(page, ['Green', 'Green', 'Amber', 'Amber', 'Red']);
  await expect(page.locator('#verdict')).toContainText('All right');
  // Taking a step back is for drafts.
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  const after = await keys(page);
  const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
  expect(changed.filter((key) => !key.startsWith('golden-thread-training:') && !key.includes('lease'))).toEqual([]);
  expect(changed.length).toBeGreaterThan(0);
  await open(page, './#/learn');
  await page.getByRole('button', { name: 'Reset training', exact: true }).tap();
  await page.getByRole('button', { name: 'Yes: reset training' }).tap();
  await expect(card(page, 'On the line')).toContainText('Not done');
  const left = await keys(page);
  expect(Object.keys(left).filter((key) => key.startsWith('golden-thread-training:'))).toEqual([]);
  // An address that is typed, a link and Back: none of them leads out before somebody says so.
  const held = page.getByRole('heading', { level: 1, name: 'Leave training?' });
  await open(page, './#/do/figures');
  await expect(held).toBeVisible();
  await expect(page.locator('header.top')).toContainText('This is training');
  await expect(page.locator('.open, .cycle, .period-control, #cell-0-6')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Stay in training' }).tap();
  await expect(card(page, 'On the line')).toBeVisible();
  await page.goBack();
  await expect(held).toBeVisible();
  await page.reload();
  await expect(held).toBeVisible();
  await page.getByRole('link', { name: 'Stay in training' }).tap();
  await page.getByRole('link', { name: 'Leave training' }).tap();
  await leave(page);
  await expect(page.locator('.cycle')).toBeVisible();
  await open(page, './#/do/figures');
  await expect(page.locator('#cell-0-6')).toHaveText('266');
});

test('who only looks at training goes back as they came', async ({ page }) => {
  await open(page, './#/scorecard');
  await page.getByRole('link', { name: 'Training', exact: true }).tap();
  await expect(page.locator('h1')).toHaveText('The balanced scorecard');
  await page.goBack();
  await expect(page.locator('.cycle')).toBeVisible();
});

test('codes that are read out make a sheet with what was got wrong most', async ({ page }) => {
  await open(page, LINE);
  await answer(page, ['Green', 'Amber', 'Amber', 'Amber', 'Red']);
  await open(page, './#/learn');
  const code = await page.locator('.hand-in .code').innerText();
  await expect(page.locator('.hand-in')).toContainText('anybody can make one up');
  await page.getByRole('link', { name: /Collect results/ }).tap();
  const lines = Array.from({ length: 15 }, (_, at) => `Team ${at + 1}: ${code.toLowerCase()}`);
  await page.getByLabel(/A line for each/).fill([...lines, `Slip: ${code.slice(0, -1)}${code.endsWith('0') ? '2' : '0'}`].join('\n'));
  await page.getByRole('button', { name: 'Take the codes in' }).tap();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(15);
  await expect(page.locator('.wrong-most li').first()).toContainText('On the line: wrong at first or to the end for 15 of 15');
  await expect(page.getByText('ask for the code again')).toBeVisible();
  await expect(page.getByLabel(/A line for each/)).toHaveValue(/^Slip/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the sheet as CSV' }).tap();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('Team 15,Not right yet');
  await expectAccessible(page);
});

test('where the browser keeps nothing, an exercise and the council say so', async ({ page }) => {
  await page.addInitScript(sabotage, { what: 'a write of the store is refused', at: 1, ever: true });
  await open(page, LINE);
  await expect(page.locator('main .banner.trouble')).toContainText('isn’t keeping what you do in training');
  await open(page, './#/learn/council');
  await expect(page.locator('main .banner.trouble')).toContainText('isn’t keeping what you do in training');
});

test('the tour is left and gone on with, a set is written and played, and a term leads to the glossary and back', async ({ page }) => {
  await open(page, './#/learn');
  await page.getByRole('link', { name: 'Take the tour' }).tap();
  await expect(page.locator('h1')).toHaveText('A tour of the cycle');
  await expect(page.locator('.tour > li')).toHaveCount(8);
  await page.getByRole('link', { name: 'Start the tour' }).tap();
  // The first stop, wrong and then right.
  await expect(page.locator('header.top')).toContainText('This is training');
  await choice(page, 0, 'Sound money').tap();
  await page.getByRole('button', { name: 'Do it' }).tap();
  await expect(page.locator('#verdict')).toContainText('Not yet');
  await choice(page, 0, 'Safe, settled homes').tap();
  await page.getByRole('button', { name: 'Do it' }).tap();
  await expect(page.locator('#verdict')).toContainText('This is the golden thread');
  await expectAccessible(page);
  // The fourth, out of order; then away and back.
  await open(page, './#/learn/tour/4');
  await page.locator('.asked input').fill('41 87');
  await open(page, './#/learn/tour/6');
  await expect(page.locator('.asked .drawing')).toHaveCount(2);
  await page.locator('.asked figure .term', { hasText: 'usual range' }).first().tap();
  await expect(page).toHaveURL(/#\/learn\/glossary\/usual-range$/);
  // The chart of a usual range, and the funnel of a measure’s peers.
  await expect(page.locator('.glossary figure svg')).toHaveCount(2);
  await open(page, './#/learn/tour/4');
  await expect(page.locator('.asked input')).toHaveValue('41 87');
  await page.locator('.asked input').fill('41 870');
  await page.getByRole('button', { name: 'Do it' }).tap();
  await expect(page.locator('#verdict')).toContainText('Amber because 41,870 is below the plan of 42,000');
  await open(page, './#/learn/tour');
  await page.reload();
  await expect(page.locator('#tour-state')).toHaveText('2 of 8 stops done.');
  await expect(page.getByRole('link', { name: 'Go on at stop 2' })).toBeVisible();
  await expectAccessible(page);
  // On paper each stop has the chart it shows.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tour .drawing')).toHaveCount(6);
  for (const chart of await page.locator('.tour .drawing').all()) await expect(chart).toBeVisible();
  // A handout shows nothing of what was done here.
  await expect(page.locator('.tour .came').first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => { window.print = () => {}; });
  await page.getByRole('button', { name: 'Print it without what was done here' }).tap();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tour.handout-only')).toBeVisible();
  for (const came of await page.locator('.tour .came').all()) await expect(came).toBeHidden();
  await page.emulateMedia({ media: null });

  await open(page, './#/learn/write');
  await page.getByRole('button', { name: 'Add the exercise' }).tap();
  await expect(page.locator('#writing-one')).toContainText('On the line');
  const measure = page.getByRole('group', { name: /The measure/ }).first();
  await measure.getByLabel('Tolerance', { exact: true }).fill('a lot');
  await expect(measure).toContainText('is no number');
  // What can't be read is named, and what stood there before is used nowhere in silence.
  await page.getByRole('button', { name: 'Check the set' }).tap();
  await expect(page.locator('.findings')).toContainText('“a lot” can’t be read');
  await page.getByRole('button', { name: 'Try it out' }).tap();
  await expect(page.locator('#trying')).toContainText('“a lot” can’t be read');
  await measure.getByLabel('Tolerance', { exact: true }).fill('1');
  await expect(measure).not.toContainText('is no number');
  // What is offered elsewhere follows what was typed.
  await measure.getByLabel('Name', { exact: true }).fill('Rent collected');
  await measure.getByLabel('Name', { exact: true }).press('Tab');
  await expect(page.getByLabel('To which question').first().locator('option').nth(1)).toHaveText('Rent collected: 48.0');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try it out' }).tap();
  await page.getByRole('button', { name: 'Fill in what the engine takes for right' }).tap();
  // By the tolerance that was typed, 46.0 is beyond the floor.
  await expect(choice(page, 3, 'Red').locator('input')).toBeChecked();
  await page.getByRole('button', { name: 'Check the set' }).tap();
  await expect(page.locator('.findings')).toContainText('is the right one');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the set as a file' }).tap();
  const saved = await (await download).path();
  await page.getByRole('button', { name: 'Start with an empty set', exact: true }).tap();
  await page.getByRole('button', { name: 'Yes: start with an empty set' }).tap();
  await expect(page.getByText('No exercises yet.', { exact: true })).toBeVisible();
  await page.locator('#set-file').setInputFiles({ name: 'exercises.json', mimeType: 'application/json', buffer: await readFile(saved) });
  await page.getByRole('button', { name: 'Open On the line' }).tap();
  await page.getByRole('button', { name: 'Try it out' }).tap();
  await expect(questions(page)).toHaveCount(5);
  // Other ground has the forms of its own, and goes again.
  await page.getByRole('button', { name: 'Add other ground' }).tap();
  const ground = page.getByRole('group', { name: 'Other ground 1', exact: true });
  await ground.getByLabel('The question').fill('And where less is better?');
  await page.getByRole('group', { name: /^Other ground 1: the measure/ }).first().getByLabel('Which way is better').selectOption('Lower is better');
  await expectAccessible(page);
  await ground.getByRole('button', { name: 'Take this out' }).tap();
  await expect(ground).toHaveCount(0);

  await open(page, './#/measure/temporary-accommodation');
  await leave(page);
  await page.getByRole('link', { name: 'Tolerance', exact: true }).tap();
  await expect(page).toHaveURL(/#\/help\/glossary\/tolerance$/);
  await expect(page.locator('#tolerance')).toBeFocused();
  await expect(page.locator('#tolerance')).toBeInViewport();
  await page.getByRole('button', { name: 'Back to where you were' }).tap();
  await expect(page.locator('h1')).toHaveText('Households in temporary accommodation');
});

test('it works from the single file, from disk', async ({ page }) => {
  await page.goto(`${SINGLE}#/learn`);
  await card(page, 'Average of averages').getByRole('link').tap();
  await choice(page, 0, 'Mean of the periods').tap();
  await check(page).tap();
  await expect(questions(page).first().locator('.said')).toContainText('average of averages');
  await expect(questions(page).first().locator('.said')).toContainText('3.8%');
});
