// Every question that a file can leave open, answered by touch and by keys: nothing that hangs on it is taken before, and
// what the answer says is taken after. The files are those of tests/asked, where the same is held without a page.
import { readFileSync } from 'node:fs';
import { expect, open, test } from './support/fixtures.mjs';

const { pack, questions } = JSON.parse(readFileSync(new URL('../asked/questions.json', import.meta.url), 'utf8'));

/** How many cells would be added, as the page says it. */
const added = (page) => page.locator('dl.facts dt', { hasText: /^Added$/ }).locator('xpath=following-sibling::dd[1]');

/** The answers of a question, which has no more than a list beside it or a field of one's own. */
const field = (page, id, kind) => page.locator(`[id="${kind}-${id}"]`);

/** Goes from a question to its answer by keys: along the answers, down a list, or into the field. */
async function byKeys(page, id, answer) {
  const first = page.locator(`[id="answer-${id}-0"]`);
  const group = page.getByRole('group').filter({ has: first });
  const wanted = group.getByRole('radio', { name: answer, exact: true });
  if (await wanted.count()) {
    await first.focus();
    await page.keyboard.press('Space');
    const most = await group.getByRole('radio').count();
    for (let at = 0; at < most && !(await wanted.isChecked()); at += 1) await page.keyboard.press('ArrowDown');
    await expect(wanted).toBeChecked();
  } else if (await field(page, id, 'answer').count()) {
    await field(page, id, 'answer').selectOption(answer);
  } else {
    await field(page, id, 'own').focus();
    await page.keyboard.type(answer);
    await page.keyboard.press('Enter');
  }
  return false;
}

/** Taps an answer; what isn't among the answers is typed. Whether that was the end of it. */
async function byTouch(page, id, answer) {
  await expect(page.locator(`[id="why-${id}"]`), `${id} is asked`).toBeVisible();
  const radio = page.locator(`input[type=radio][name="answer-${id}"]`);
  const label = page.locator('label.choice').filter({ has: radio }).filter({ hasText: new RegExp(`^\\s*${escaped(answer)}\\s*$`) });
  if (await label.count()) {
    await label.tap();
    return true;
  }
  if (await field(page, id, 'answer').count()) await field(page, id, 'answer').selectOption(answer);
  else {
    await field(page, id, 'own').tap();
    await field(page, id, 'own').fill(answer);
    await field(page, id, 'own').blur();
  }
  return false;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

for (const [how, answered] of [['touch', byTouch], ['keys', byKeys]]) {
  test(`each question of a file is answered by ${how}`, async ({ page }) => {
    await open(page, './#/drafts');
    await page.getByLabel(/Choose a pack/).setInputFiles({ name: 'asked.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
    await page.getByRole('button', { name: 'Open as a new draft' }).click();
    await expect(page).toHaveURL(/#\/$/);
    await page.goto('./#/do/import');
    for (const { id, file, first = [], answer, taken } of questions) {
      await test.step(id, async () => {
        await page.getByLabel(/Choose a file/).setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
        for (const [other, said] of first) {
          await byTouch(page, other, said);
          await expect(page.locator(`[id="change-${other}"]`), `${id}: ${other}`).toBeVisible();
        }
        const asked = page.locator(`[id="why-${id}"]`);
        await expect(asked, `${id} is asked`).toBeVisible();
        await expect(added(page), `${id}: before`).toHaveText(String(taken[0]));
        const folded = await answered(page, id, answer);
        await expect(added(page), `${id}: after`).toHaveText(String(taken[1]));
        // A tap folds it to a line with its answer; keys stay at it, and nothing says any more that something waits.
        if (folded) await expect(page.locator('.answered').filter({ has: page.locator(`[id="change-${id}"]`) }), id).toContainText(answer);
        else await expect(asked, id).not.toContainText('Until it is answered');
      });
    }
  });
}
