// What was signed, and what it is now.
import { pack, YEAR } from './packs.mjs';

const TARGETS = [
  ['homes', 'Homes built', 'homes', 'sum', 320, 280],
  ['repairs', 'Repairs right first time', '%', 'latest', 92, 88],
  ['recycling', 'Household waste recycled', '%', 'latest', 54, 50],
  ['planning', 'Planning applications in time', '%', 'latest', 90, 84],
  ['rent', 'Rent collected', '%', 'latest', 98, 96],
  ['libraries', 'Visits to libraries', 'thousand visits', 'sum', 410, 380],
  ['complaints', 'Complaints answered in time', '%', 'latest', 95, 90],
];

const whoMovedTheTarget = {
  id: 'who-moved-the-target',
  name: 'Who moved the target?',
  minutes: 10,
  teaches: 'What a sign-off keeps, and why a fingerprint belongs on paper: a copy in the same file can be altered too.',
  question: 'Cabinet signed these targets off and kept a slip with the fingerprint of each frozen copy. Three things were altered since, one of them in a frozen copy. What became of each target?',
  hidden: 'What the product finds when it opens the pack.',
  pack: pack(
    TARGETS.map(([id, name, unit, accumulation, value]) => ({
      id,
      name,
      unit,
      accumulation,
      frequency: 'yearly',
      polarity: 'higher_is_better',
      precision: 0,
      series: [{ period: '2024/25', value: Math.round(value * 0.97) }],
      targets: { [YEAR]: { aim: { kind: 'value', value } } },
    })),
  ),
  task: {
    kind: 'find_altered',
    by: 'Cabinet',
    on: '2025-03-20',
    to: Object.fromEntries(TARGETS.map(([id, , , , , to]) => [id, to])),
    targets: 2,
    copies: 1,
  },
  right: 'Where the copy’s fingerprint is still that of the slip, the copy tells what was signed; where it isn’t, it was the copy that somebody altered.',
  wrong: [
    { answer: 'as_signed', says: 'The pack and the frozen copy don’t say the same: one of them was altered.' },
    // Of a target that wasn't altered the engine says by itself which rule is missed: that depends on what was.
    { answer: 'copy', says: 'The fingerprint on the slip is still that of the copy: it wasn’t the copy that was altered.' },
  ],
};

export const signing = [whoMovedTheTarget];
