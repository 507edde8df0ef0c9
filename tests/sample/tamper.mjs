// Alters a signed pack as somebody might in a text editor: a target, a baseline, and a frozen copy.
import { readFileSync } from 'node:fs';

const text = readFileSync(0, 'utf8');
const pack = JSON.parse(text);
const measure = (id) => pack.measures.find((each) => each.id === id);
const was = {
  target: measure('homes-built').targets['2024/25'].aim.value,
  baseline: measure('smoking').baseline.value,
};
measure('homes-built').targets['2024/25'].aim.value = was.target - 30;
measure('smoking').baseline.value = was.baseline + 1;
pack.sign_offs[0].frozen.recycling.copy.target.aim.value -= 2;
process.stdout.write(`${JSON.stringify(pack, null, 1)}\n`);
