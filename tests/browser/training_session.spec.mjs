// A training session: set up, given as a file, worked through, collected, debriefed, and shown on a projector.
import { readFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';
import { answer, card, check, choice, questions } from './support/training.mjs';

test('a session is set up, given as a file, worked through, collected, debriefed and projected', async ({ page }) => {
  // The trainer starts from two hours: not all exercises, the council, a break, and a sum.
  await open(page, './#/learn/session/set-up');
  const rows = page.locator('.offered li');
  await expect(rows).toHaveCount(15);
  await expect(page.locator('#session-minutes')).toContainText('welcome 5 + tour 15 + exercises 39 + break 10 + practice 3 + council 24 + debrief 15 + pledges 5 + in hand 4 = 120 minutes (2 hours)');
  expect(await rows.locator('input:checked').count()).toBeLessThan(15);
  await expect(page.locator('#session-tour input:checked')).toHaveCount(6);
  // A second session has the rest; then the first again.
  for (const [name, chosen] of [['second', 10], ['first', 5]]) {
    await page.getByRole('button', { name: `Take the ${name} session`, exact: true }).tap();
    await page.getByRole('button', { name: `Yes: take the ${name} session` }).tap();
    await expect(rows.locator('input:checked')).toHaveCount(chosen);
    await expect(page.getByLabel('Name of the session')).toHaveValue(`The balanced scorecard: ${name} session`);
  }
  // What stands around the exercises is the trainer's to change, and counts.
  await page.getByLabel('Minutes of the welcome').fill('10');
  await expect(page.locator('#session-minutes')).toContainText('= 125 minutes');
  await page.getByLabel('Minutes of the welcome').fill('5');
  // Two exercises, fifteen trainees; what is typed is there again when the page was left.
  await page.getByLabel('Name of the session').fill('A morning');
  await page.getByRole('button', { name: 'Choose none' }).tap();
  await expect(rows.locator('input:checked')).toHaveCount(0);
  await open(page, './#/learn');
  await open(page, './#/learn/session/set-up');
  await expect(page.getByText('hadn’t saved is back')).toBeVisible();
  await expect(page.getByLabel('Name of the session')).toHaveValue('A morning');
  await expect(rows.locator('input:checked')).toHaveCount(0);
  await page.getByLabel(/Teams or trainees/).fill(Array.from({ length: 15 }, (_, at) => `T${at + 1}`).join('\n'));
  for (const name of ['On the line', 'Average of averages']) await rows.locator('.choice', { hasText: name }).tap();
  await page.getByLabel('Teams run the council').uncheck();
  await rows.filter({ hasText: 'On the line' }).getByLabel('Minutes').fill('0');
  const teams = await page.getByLabel(/Teams or trainees/).inputValue();
  await page.getByLabel(/Teams or trainees/).fill(' \n');
  await page.getByRole('button', { name: 'Save the session as a file' }).tap();
  // All that is wrong is told at once: at the head, with the way to each field, and beside each.
  const problem = page.locator('#what-is-wrong');
  await expect(problem).toBeFocused();
  await expect(problem.locator('li')).toHaveCount(2);
  await expect(page.locator('#session-teams-error')).toContainText('Name at least one team, each on a line of its own');
  await expect(page.locator('.error', { hasText: '1 to 120 minutes' })).toBeVisible();
  await expectAccessible(page);
  await problem.getByRole('button', { name: /1 to 120 minutes/ }).tap();
  await expect(rows.filter({ hasText: 'On the line' }).getByLabel('Minutes')).toBeFocused();
  await page.getByLabel(/Teams or trainees/).fill(teams);
  await rows.filter({ hasText: 'On the line' }).getByLabel('Minutes').fill('9');
  await expectAccessibleInBoth(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the session as a file' }).tap();
  const session = await readFile(await (await saved).path(), 'utf8');
  expect(JSON.parse(session).exercises).toHaveLength(2);
  await expect(page.getByText(/training-session-a-morning-\d{4}-\d\d-\d\d\.json was offered to be saved/)).toBeVisible();

  // A trainee, on a device where training was never used: a file that is none is refused, the session opens.
  await open(page, './#/learn');
  await page.getByRole('button', { name: 'Reset training', exact: true }).tap();
  await page.getByRole('button', { name: 'Yes: reset training' }).tap();
  await open(page, './#/learn/session');
  const field = page.getByLabel('Open a session file');
  await field.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
  await expect(page.locator('.error', { hasText: 'not a session' })).toBeVisible();
  await field.setInputFiles({ name: 'session.json', mimeType: 'application/json', buffer: Buffer.from(session) });
  await expect(page.locator('h1')).toHaveText('A morning');
  // A team's device shows no way to the answers before somebody says that they are the trainer.
  await expect(page.getByRole('link', { name: 'Trainer’s pack, to print' })).toHaveCount(0);
  await expect(page.getByText('a view, not a lock')).toBeVisible();
  await page.getByRole('button', { name: 'I am the trainer' }).tap();
  await expect(page.getByRole('link', { name: 'Trainer’s pack, to print' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the team’s page only' }).tap();
  await expect(page.getByRole('link', { name: 'Trainer’s pack, to print' })).toHaveCount(0);
  await page.getByLabel('Your team', { exact: true }).selectOption('T1');
  await expect(page.locator('.exercises .card')).toHaveCount(2);
  await expect(page.locator('#session-stops')).toContainText('0 of 6 stops done');
  await expect(page.locator('#session-stops .card')).toHaveCount(6);
  await expect(page.locator('.exercises .card[aria-current="step"]')).toHaveCount(1);
  await expectAccessibleInBoth(page);
  await card(page, 'On the line').getByRole('link').tap();
  await answer(page, ['Green', 'Amber', 'Amber', 'Amber', 'Red']);
  await page.getByRole('link', { name: 'Back to the session' }).first().tap();
  await expect(page.getByText('1 of 2 exercises done')).toBeVisible();
  const code = await page.locator('.hand-in .code').innerText();
  // A pledge needs a post, and something that is pledged: nothing of it is cut in silence.
  await page.getByLabel('What I will do').fill('x'.repeat(301));
  await page.getByRole('button', { name: 'Pledge it' }).tap();
  await expect(page.getByText('Say whose it is, by post')).toBeVisible();
  await expect(page.getByLabel('Your post')).toBeFocused();
  await page.getByLabel('Your post').fill('Head of Housing');
  await page.getByRole('button', { name: 'Pledge it' }).tap();
  await expect(page.getByText('300 letters at most')).toBeVisible();
  await expect(page.getByLabel('What I will do')).toBeFocused();
  await page.getByLabel('Your post').fill('Jane Smith');
  await page.getByLabel('What I will do').fill('Look at the chart first');
  await page.getByRole('button', { name: 'Pledge it' }).tap();
  await expect(page.getByText('reads like a person’s name')).toBeVisible();
  await page.getByLabel('Your post').fill('Head of Housing');
  // Nobody can do anything by a day that is past.
  await page.getByLabel('By when').fill('2020-03-20');
  await page.getByRole('button', { name: 'Pledge it' }).tap();
  await expect(page.getByText('20 Mar 2020 is past')).toBeVisible();
  await expect(page.getByLabel('By when')).toBeFocused();
  await expect(page.locator('.pledges li')).toHaveCount(0);
  await page.getByLabel('By when').fill('2099-03-20');
  await page.getByRole('button', { name: 'Pledge it' }).tap();
  await expect(page.locator('.pledges li')).toContainText('Head of Housing: Look at the chart first, by 20 Mar 2099');
  const handed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the results as a file' }).tap();
  expect((await handed).suggestedFilename()).toBe('training-results-t1.json');
  await expect(page.getByText('training-results-t1.json was offered to be saved')).toBeVisible();
  const results = await readFile(await (await handed).path());

  // The trainer again: one file, thirteen codes, one missing.
  await open(page, './#/learn/results');
  await expect(page.locator('.missing')).toContainText('Still missing: T1, T2');
  await page.getByLabel(/Or files of results/).setInputFiles({ name: 'results.json', mimeType: 'application/json', buffer: results });
  await expect(page.locator('.sheet tbody tr')).toHaveCount(1);
  await page.getByLabel(/A line for each/).fill(Array.from({ length: 13 }, (_, at) => `t${at + 2}: ${code}`).join('\n'));
  await page.getByRole('button', { name: 'Take the codes in' }).tap();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(14);
  await expect(page.locator('.missing')).toContainText('Still missing: T15.');
  // A team that nobody named is asked about; what was taken in by mistake goes again, asked first.
  await page.getByLabel(/A line for each/).fill(`Visitors: ${code}\nT15x: ${code}`);
  await page.getByRole('button', { name: 'Take the codes in' }).tap();
  const unknown = page.locator('.unknown-teams');
  await expect(unknown.locator('li')).toHaveCount(2);
  await expect(unknown.getByRole('button', { name: 'Add all 2 who wait, as trainees' })).toBeVisible();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(14);
  await expectAccessible(page);
  await unknown.getByRole('button', { name: 'Add “Visitors” to the session' }).tap();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(15);
  await expect(unknown.getByRole('button', { name: 'It is T15', exact: true })).toBeVisible();
  await unknown.getByRole('combobox').selectOption('T15');
  await unknown.getByRole('button', { name: /^It is that team/ }).tap();
  await expect(unknown).toHaveCount(0);
  await expect(page.locator('.missing')).toContainText('All teams have handed in');
  await page.getByRole('button', { name: /^Take away ?: Visitors/ }).tap();
  await expect(page.getByText('These results and their pledges go')).toBeVisible();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(16);
  await page.getByRole('button', { name: /^Yes: take away ?: Visitors/ }).tap();
  await expect(page.locator('.sheet tbody tr')).toHaveCount(15);
  await expect(page.locator('.by-code')).toContainText('a code carries no pledges');
  await expect(page.locator('.pledges li')).toContainText('T1. Head of Housing');
  await page.getByRole('link', { name: 'Debrief' }).tap();
  // One file says which question was wrong, codes don't: no other question has a slide.
  await expect(page.locator('.slide')).toHaveCount(1);
  await expect(page.locator('.slide').first()).toContainText('15 of 15 got the exercise wrong at first or to the end');
  await expectAccessibleInBoth(page);

  // The projector, by keys, at both sizes: nothing scrolls, no letter is small, the answer comes on a key with its question
  // still in sight. After the questions come the pledges.
  await page.getByRole('button', { name: 'Show on the projector' }).tap();
  for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size);
    await page.locator('#projected').focus();
    for (let step = 0; step < 6; step += 1) {
      const looked = () => page.locator('.projector').evaluate((all) => {
        const shown = all.querySelector('#projected');
        const texts = [...all.querySelectorAll('h1, p, button')].filter((it) => it.textContent.trim());
        return {
          over: [shown.scrollHeight - shown.clientHeight, shown.scrollWidth - shown.clientWidth, all.scrollWidth - all.clientWidth],
          asked: !all.querySelector('.told') || Boolean(all.querySelector('.asking')),
          smallest: Math.min(...texts.map((it) => parseFloat(getComputedStyle(it).fontSize))),
        };
      });
      // A screen is laid out anew in the frame after its key.
      await expect.poll(async () => Math.max(...(await looked()).over), { message: JSON.stringify({ size, step }) }).toBeLessThanOrEqual(1);
      const found = await looked();
      expect(found.smallest).toBeGreaterThanOrEqual(40);
      expect(found.asked).toBe(true);
      await page.keyboard.press('Space');
    }
    // After the last there is nothing to go on to.
    for (let on = 0; on < 4; on += 1) await page.keyboard.press('Space');
    await expect(page.locator('.projector footer').getByText('Next')).toHaveCount(0);
    for (let back = 0; back < 5; back += 1) await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.projector header')).toContainText('1 of 2');
    await expect(page.locator('.told')).toHaveCount(0);
  }
  for (let step = 0; step < 6 && !(await page.locator('.told').count()); step += 1) await page.keyboard.press('Space');
  await expect(page.locator('.told')).toHaveText('Green');
  await expectAccessibleInBoth(page);
  // It is the debrief's clock, no exercise's; it goes on when the projector was closed.
  await page.locator('.projector .clock').click();
  await expect(page.locator('.projector .clock')).toContainText(/14:5\d/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.projector')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show on the projector' }).tap();
  await expect(page.locator('.projector .clock')).toContainText(/14:\d\d/);
  await page.keyboard.press('Escape');
  // The trainer sees how the session goes against its plan, what is in hand too.
  await open(page, './#/learn/session');
  await page.getByRole('button', { name: 'I am the trainer' }).tap();
  await expect(page.locator('.course')).toContainText(/\d+ of \d+ minutes used, \d+ left\. As planned it ends at \d\d:\d\d\. .*in hand/);

  // On paper no handout tells what the answers' pages tell.
  await open(page, './#/learn/pack');
  await expect(page.locator('.answers')).toContainText('Rounding comes first');
  await expect(page.locator('.handout')).toHaveCount(2);
  expect((await page.locator('.handout').allInnerTexts()).join(' ')).not.toContain('Rounding comes first');
  await expectAccessibleInBoth(page);
});

test('a strategy map is projected before each answer and after it: the link that is asked about, and at both ends the whole in parts', async ({ page }) => {
  await open(page, './#/learn/session');
  const session = {
    format: 'golden-thread-session', version: 1, id: 'links', name: 'Links', teams: ['A'],
    exercises: [{ id: 'cause-and-effect', minutes: 5 }],
  };
  await page.getByLabel('Open a session file').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(session)) });
  await expect(page.locator('h1')).toHaveText('Links');
  for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size);
    await open(page, './#/learn/session');
    await open(page, './#/learn/project');
    await page.locator('#projected').focus();
    const maps = [];
    for (let step = 0; step < 70; step += 1) {
      const found = await page.locator('.projector .drawing').evaluateAll((all) => all.map((svg) => {
        const box = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')];
        const over = [...svg.querySelectorAll('path, text')].map((it) => it.getBoundingClientRect()).filter((it) => it.top < box.top - 1 || it.bottom > box.bottom + 1 || it.left < box.left - 1 || it.right > box.right + 1);
        const room = document.querySelector('#projected').getBoundingClientRect();
        const beyond = box.top < room.top || box.bottom > room.bottom || box.left < room.left || box.right > room.right;
        return { beyond, words: texts.map((it) => it.textContent), smallest: Math.min(...texts.map((it) => it.getScreenCTM().a * parseFloat(getComputedStyle(it).fontSize))), cut: over.length };
      }));
      for (const map of found) {
        expect(map.cut).toBe(0);
        expect(map.beyond, 'it is all in sight').toBe(false);
        // Each in the letters of the rest.
        expect(map.smallest).toBeGreaterThanOrEqual(39.9);
        maps.push(map.words.join(' '));
      }
      await page.keyboard.press('Space');
    }
    // One before and one after each of five answers, each marks what is asked about; around them the whole, which tells
    // nothing at first and at last which links are borne out.
    const about = maps.map((words) => words.match(/Asked about: link (\d)/)?.[1] ?? '-').join('');
    expect(about).toMatch(/^-+1122334455-+$/);
    const numbers = (all) => [...new Set(all.join(' ').match(/(?<=^| )[1-5](?= |$)/g))].sort().join('');
    const [before, after] = [maps.slice(0, about.indexOf('1')), maps.slice(about.lastIndexOf('5') + 1)];
    expect(numbers(before)).toBe('12345');
    expect(numbers(after)).toBe('12345');
    expect(before.join(' ')).not.toContain('orne out');
    expect(after.join(' ')).toContain('Borne out');
    expect(after.join(' ')).toContain('Not borne out');
  }
});

test('two teams on one tablet have each their own work', async ({ page }) => {
  await open(page, './#/learn/session');
  const session = {
    format: 'golden-thread-session', version: 1, id: 'two', name: 'Two teams', teams: ['Oak', 'Elm'],
    exercises: [{ id: 'on-the-line', minutes: 5 }],
  };
  await page.getByLabel('Open a session file').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(session)) });
  const team = page.getByLabel('Your team', { exact: true });
  const done = (words) => expect(page.getByText(`${words} of 1 exercises done`)).toBeVisible();
  await expect(team).toBeVisible();
  // What was done before anybody said whose it is, is the team's that says so first.
  await open(page, './#/learn/exercise/on-the-line');
  await answer(page, ['Green', 'Green', 'Amber', 'Amber', 'Red']);
  await open(page, './#/learn/session');
  await team.selectOption('Oak');
  await done(1);
  // Another team starts afresh; the first finds its own again.
  await team.selectOption('Elm');
  await done(0);
  await expect(page.getByText('Elm starts afresh. What Oak did here stays kept under Oak.')).toBeVisible();
  await expectAccessible(page);
  await open(page, './#/learn/exercise/on-the-line');
  await expect(page.locator('.said')).toHaveCount(0);
  await open(page, './#/learn/session');
  await team.selectOption('Oak');
  await done(1);
  // What is done before a team is chosen that has begun already is its own too, and what it did itself stands.
  await team.selectOption('');
  await open(page, './#/learn/exercise/on-the-line');
  await answer(page, ['Red', 'Red', 'Red', 'Red', 'Red']);
  await open(page, './#/learn/session');
  await team.selectOption('Oak');
  await expect(page.getByText('What was done here before a team was chosen is Oak’s now. Oak had answered already, and its own answers stand: On the line.')).toBeVisible();
  await done(1);
  // Closed and opened again, it is still the team that it was.
  await page.getByRole('button', { name: 'Close the session', exact: true }).tap();
  await page.getByRole('button', { name: 'Yes: close the session' }).tap();
  await page.getByLabel('Open a session file').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(session)) });
  await expect(team).toHaveValue('Oak');
  await done(1);
  // It was the wrong name all along.
  await team.selectOption('Elm');
  await page.getByRole('button', { name: 'It was Elm all along: take it over' }).tap();
  await done(1);
  await team.selectOption('Oak');
  await done(0);
});

test('a card that is wrong as a whole has one slide, which names no card that stands well', async ({ page }) => {
  await open(page, './#/learn/session');
  const session = {
    format: 'golden-thread-session', version: 1, id: 'card', name: 'A card', teams: ['A'],
    exercises: [{ id: 'build-a-balanced-card', minutes: 5 }],
  };
  await page.getByLabel('Open a session file').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(session)) });
  await page.getByLabel('Your team', { exact: true }).selectOption('A');
  await open(page, './#/learn/exercise/build-a-balanced-card');
  // Two outputs of five measures, each under what it is about.
  const placed = { 'Days with poor air': 'Safe and clean places', 'Cost of a repair': 'Services that work', 'Complaints upheld': 'Services that work', 'Leaflets on childcare': 'A good start', 'Courses held': 'Services that work' };
  for (let at = 0; at < 12; at += 1) {
    const name = await questions(page).nth(at).locator('legend').innerText();
    const place = Object.entries(placed).find(([start]) => name.startsWith(start))?.[1] ?? 'Leave it out';
    await choice(page, at, place).tap();
  }
  await check(page).tap();
  await expect(page.locator('#verdict')).toContainText('right by themselves');
  await expect(questions(page).filter({ hasText: 'Leaflets on childcare' }).locator('.said')).toContainText('Its place is right, the card isn’t yet');
  await expectAccessible(page);
  await open(page, './#/learn/session');
  const handed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the results as a file' }).tap();
  const results = await readFile(await (await handed).path());
  expect(JSON.parse(results).exercises[0].wrong).toEqual([]);
  await open(page, './#/learn/results');
  await page.getByLabel(/Or files of results/).setInputFiles({ name: 'results.json', mimeType: 'application/json', buffer: results });
  await page.getByRole('link', { name: 'Debrief' }).tap();
  await expect(page.locator('.slide')).toHaveCount(1);
  await expect(page.locator('.slide')).toContainText('Too many outputs (1 of 1): at most one in 3 may count what was done');
  await expectAccessible(page);
});
