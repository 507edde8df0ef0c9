// What tests of training find on an exercise's page, and how they answer it.
export const questions = (page) => page.locator('.asked > li');
export const choice = (page, at, words) => questions(page).nth(at).locator('.choice', { hasText: words });
export const card = (page, name) => page.locator('.exercises .card', { hasText: name });
export const check = (page) => page.getByRole('button', { name: 'Check my answers' });

/** Leaves training for where the address leads, by saying so. */
export async function leave(page) {
  await page.getByRole('heading', { level: 1, name: 'Leave training?' }).waitFor();
  await page.getByRole('button', { name: 'Leave training' }).click();
}

/** Answers an exercise by touch, question by question. */
export async function answer(page, words) {
  for (const [at, word] of words.entries()) await choice(page, at, word).tap();
  await check(page).tap();
}
