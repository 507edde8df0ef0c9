// Questions of whoever reads: asked without touching what is open, out as a small file, back with an answer, taken into a
// pack in one step; what is no file of questions is refused in plain words.
import { readFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInBoth } from './support/axe.mjs';
import { expect, open, test } from './support/fixtures.mjs';

const FORMAT = 'golden-thread-questions';
const file = (questions, more = {}) => JSON.stringify({ format: FORMAT, version: 1, organisation: 'Anyborough Council', questions, ...more });
const bring = (page, text, label = /Choose a file of questions/) => page.getByLabel(label).setInputFiles({ name: 'answers.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test.describe('reading', () => {
  test.use({ reading: true });

  test('a reader asks about a figure, sends the file and reads the answer; what is open is as it was', async ({ page }, info) => {
    await open(page, './#/measure/recycling');
    await page.getByRole('link', { name: 'Ask about this figure' }).tap();
    await expect(page.locator('main .headline')).toContainText('year to date');
    await page.getByRole('button', { name: 'Keep the question' }).tap();
    await expect(page.getByText('Enter your question')).toBeVisible();
    await page.getByLabel('Your question').fill('Which wards recycle least? <b>');
    await page.getByLabel('Who asks').fill('Councillor A');
    await page.getByRole('button', { name: 'Keep the question' }).tap();
    await expect(page.locator('main .records li')).toContainText('Which wards recycle least? <b>');
    await expect(page.getByLabel('Your question')).toHaveValue('');
    await expectAccessibleInBoth(page);
    // Neither a draft nor a change.
    await expect(page.locator('.open .reading')).toBeVisible();
    await expect(page.locator('.open .what')).toHaveText('Sample: a made-up council');
    await page.reload();
    await expect(page.locator('main .records li')).toContainText('Councillor A');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save them as a file' }).tap();
    const path = info.outputPath('questions.json');
    await (await saving).saveAs(path);
    const sent = JSON.parse(await readFile(path, 'utf8'));
    expect(sent.format).toBe(FORMAT);
    expect(sent.questions).toHaveLength(1);
    expect(sent.questions[0].measure).toBe('recycling');
    Object.assign(sent.questions[0], { answer: 'The two in the north.', answered_by: 'Head of Environment', answered_on: '2025-11-02' });
    await bring(page, JSON.stringify(sent));
    await expect(page.locator('.explain')).toContainText('answers.json: 1 answer.');
    await page.getByRole('button', { name: 'Keep them in this browser' }).tap();
    await expect(page.locator('main .records li').first()).toContainText('The two in the north.');
    await open(page, './#/measure/recycling');
    await expect(page.locator('main')).not.toContainText('The two in the north.');
  });

  test('what is no file of questions is refused in plain words', async ({ page }) => {
    await open(page, './#/ask');
    for (const [text, words] of [
      ['not json', 'It can’t be read'],
      ['{"format":"golden-thread-pack","version":1}', 'It is no file of questions'],
      [file([], { version: 9 }), 'A later version of this page wrote it'],
      [file([{ id: 'a', words: 'Why?' }, { id: 'b' }]), 'Question 2 can’t be taken'],
      [`{"format":"${FORMAT}","version":1,"questions":${'['.repeat(5000)}`, 'It can’t be read'],
    ]) {
      await bring(page, text);
      await expect(page.locator('.explain')).toContainText(words);
      await page.getByRole('button', { name: 'Leave it' }).tap();
      await expect(page.locator('.explain')).toHaveCount(0);
    }
  });

  test('a report is asked about by its name', async ({ page }) => {
    await open(page, './#/review/risks');
    await page.getByRole('link', { name: 'Ask about this report' }).tap();
    await expect(page.locator('main .lede')).toHaveText('Risks');
    // So is what is due, and the front of Review.
    await open(page, './#/do/month');
    const due = await page.locator('h1').innerText();
    await page.getByRole('link', { name: 'Ask about this report' }).tap();
    await expect(page.locator('main .lede')).toHaveText(due);
    await open(page, './#/review');
    await page.getByRole('link', { name: 'Ask about this report' }).tap();
    await expect(page.locator('main .lede')).toHaveText(/: review$/);
    // So is a paper, which is what members have before them.
    await open(page, './#/review/paper/corporate-september');
    await page.getByRole('link', { name: 'Ask about this report' }).tap();
    await expect(page.locator('main .lede')).toHaveText('Corporate plan report, September 2025');
  });
});

test('an answer comes to whoever asked, while they edit too', async ({ page }, info) => {
  await open(page, './#/ask');
  await page.getByLabel('Your question').fill('Which wards recycle least?');
  await page.getByRole('button', { name: 'Keep the question' }).tap();
  const kept = page.locator('main section', { has: page.getByRole('heading', { name: 'Questions in this browser' }) });
  await expect(kept).toContainText('Not answered yet');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save them as a file' }).tap();
  const path = info.outputPath('asked.json');
  await (await saving).saveAs(path);
  const sent = JSON.parse(await readFile(path, 'utf8'));
  sent.questions[0].answer = 'The two in the north.';
  await bring(page, JSON.stringify(sent));
  await expect(page.locator('.explain')).toContainText('1 answer was put to a question in this browser.');
  await expect(kept).toContainText('The two in the north.');
});

test('an answer finds its question while another organisation is open, and where it was given in the pack', async ({ page }) => {
  const mine = { id: 'mine', words: 'Which wards recycle least?' };
  await open(page, './#/ask');
  const kept = page.locator('main section', { has: page.getByRole('heading', { name: 'Questions in this browser' }) });
  await page.getByLabel('Your question').fill(mine.words);
  await page.getByRole('button', { name: 'Keep the question' }).tap();
  await expect(kept).toContainText('Not answered yet');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save them as a file' }).tap();
  const sent = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  const answered = sent.questions.map((it) => ({ ...it, answer: 'The two in the north.' }));
  const pack = (name, questions) => JSON.stringify({ format: 'golden-thread-pack', version: 1, organisation: { name }, questions });
  const openPack = async (name, questions) => {
    await open(page, './#/drafts');
    await bring(page, pack(name, questions), /Choose a pack/);
    await page.getByRole('button', { name: 'Open as a new draft' }).click();
    await expect(page.locator('.mark')).toContainText(name);
    await open(page, './#/ask');
  };
  await openPack('Elsewhere District', []);
  await expect(kept).toContainText('No question is kept here.');
  await bring(page, file(answered));
  await expect(page.locator('.explain')).toContainText('They are about Anyborough Council; what is open is Elsewhere District.');
  await expect(page.locator('.explain')).toContainText('1 answer was put to a question in this browser.');
  await expect(kept).toContainText('No question is kept here.');
  // A later pack of theirs has another question, with its answer.
  await openPack('Anyborough Council', []);
  await expect(kept).toContainText('The two in the north.');
  await page.getByLabel('Your question').fill('And the year before?');
  await page.getByRole('button', { name: 'Keep the question' }).tap();
  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save them as a file' }).tap();
  const second = JSON.parse(await readFile(await (await again).path(), 'utf8')).questions;
  await openPack('Anyborough Council', second.map((it) => ({ ...it, answer: it.answer || 'The same two.' })));
  await expect(kept).toContainText('1 answer was put to a question in this browser.');
  await expect(kept).toContainText('The same two.');
});

test('an officer takes questions in by the door of packs, chooses where both say something, and undoes it', async ({ page }) => {
  const ours = { id: 'question-hotels', words: 'How many of these households have children at school?', measure: 'temporary-accommodation' };
  await open(page, './#/review/question/question-hotels/change');
  await page.getByLabel('Answer', { exact: true }).fill('About half.');
  await page.getByRole('button', { name: 'Keep the answer' }).press('Enter');
  await expect(page.locator('.toast')).toContainText('The answer was kept.');
  await open(page, './#/drafts');
  await bring(page, file([{ ...ours, answer: 'Two in three.' }, { id: 'new', words: 'And the year before?', measure: 'gone', audience: 'public' }, { id: 'lease', words: 'What would the lease cost?', report: 'Corporate plan report, September 2025' }]), /Choose a pack/);
  const found = page.locator('.explain');
  await expect(found).toContainText('answers.json: 2 new questions, 1 said in two ways.');
  await found.getByRole('button', { name: 'Take them into the pack' }).tap();
  await expect(page.locator('.toast')).toContainText('Choose an answer where the file has another one.');
  await expectAccessibleInBoth(page);
  await found.getByLabel('As the file has it').check();
  await found.getByRole('button', { name: 'Take them into the pack' }).tap();
  await expect(page.locator('.toast')).toContainText('The questions were taken into the pack.');
  await open(page, './#/review/questions');
  await expect(page.locator('main')).toContainText('And the year before?');
  // What is asked of a report stands under it.
  await open(page, './#/review/paper/corporate-september');
  await expect(page.getByRole('heading', { name: 'Questions about this report' })).toBeVisible();
  await expect(page.locator('main')).toContainText('What would the lease cost?');
  await open(page, './#/review/question/question-hotels');
  await expect(page.locator('main')).toContainText('Two in three.');
  await open(page, './#/review/question/new');
  await expect(page.locator('main')).toContainText('Not yet set, which counts as internal');
  await page.keyboard.press('Control+z');
  await open(page, './#/review/question/question-hotels');
  await expect(page.locator('main')).toContainText('About half.');
});

test('what goes out of the pack’s questions is listed before and chosen', async ({ page }, info) => {
  await open(page, './#/ask');
  await bring(page, file([
    { id: 'one', words: 'Which wards recycle least?', asked_by: 'A resident', answer: 'The two in the north.', answered_by: 'Head of Environment' },
    { id: 'two', words: 'And the year before?', asked_by: 'A member' },
  ]));
  await page.getByRole('button', { name: 'Take them into the pack' }).tap();
  const section = page.locator('main section', { has: page.getByRole('heading', { name: 'Questions in the pack' }) });
  await section.getByText('Choose questions to send as a file').tap();
  // Those that are answered are ticked; nothing goes that isn't.
  await expect(section.getByRole('checkbox', { name: /Which wards recycle least\?.*The two in the north\..*A resident/ })).toBeChecked();
  const other = section.getByRole('checkbox', { name: /And the year before\?/ });
  await expect(other).not.toBeChecked();
  await expectAccessible(page);
  for (const box of await section.getByRole('checkbox').all()) await box.uncheck();
  await expect(section.getByRole('button', { name: /^Save 0 questions/ })).toBeDisabled();
  await other.check();
  const saving = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Save 1 question as a file' }).tap();
  const path = info.outputPath('chosen.json');
  await (await saving).saveAs(path);
  const sent = JSON.parse(await readFile(path, 'utf8'));
  expect(sent.questions.map((it) => it.words)).toEqual(['And the year before?']);
});
