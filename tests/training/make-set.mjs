// Writes the set of exercises that ships. Deterministic: the same data make the same bytes.
import { better } from './better.mjs';
import { building } from './building.mjs';
import { drawing } from './drawing.mjs';
import { figures } from './figures.mjs';
import { signing } from './signing.mjs';
import { telling } from './telling.mjs';

const set = {
  format: 'golden-thread-exercises',
  version: 1,
  id: 'balanced-scorecard',
  name: 'The balanced scorecard',
  about: 'Learn to rate a figure, build a balanced card and explain a red. Each answer is checked at once, with the reason.',
  exercises: [...figures, ...better, ...signing, ...telling, ...drawing, ...building],
};

process.stdout.write(`${JSON.stringify(set, null, 1)}\n`);
