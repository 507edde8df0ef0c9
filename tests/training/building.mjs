// Building a card, and writing an exception.
import { byMonth, months, pack, YEAR } from './packs.mjs';

const [UP, DOWN] = ['higher_is_better', 'lower_is_better'];
// Under which priorities each may sensibly stand, and why there: what a trainer would say to somebody who asks.
const STANDS = {
  safe: ['priority-1', 'It says whether people feel safe where they live.'],
  work: ['priority-2', 'It says how young people start out.'],
  air: ['priority-1', 'It says how clean the place is.'],
  leaflets: ['priority-2', 'They are about childcare, and so about how children start.'],
  sickness: ['priority-3', 'It says whether there is somebody to do the work that services are there for.'],
  courses: ['priority-3', 'They are for staff, and so about how services work.'],
  morale: ['priority-3', 'It says how those feel who make services work.'],
  'unit-cost': ['priority-3', 'It says what a service costs for what it does.'],
  savings: ['priority-3', 'It says whether services cost less.'],
  'first-time': ['priority-3', 'It says whether a service works when it is called.'],
  meetings: ['priority-1', 'Partners are met about anti-social behaviour, and so about safe places.'],
  complaints: ['priority-3', 'It says where a service didn’t work for somebody.'],
};
const CARDS = [
  ['safe', 'Residents who feel safe after dark', 'outcomes', 'perception', UP, 'quarterly', 'latest'],
  ['work', 'Young people in work or learning', 'outcomes', 'outcome', UP, 'quarterly', 'latest'],
  ['air', 'Days with poor air', 'outcomes', 'outcome', DOWN, 'monthly', 'sum'],
  ['leaflets', 'Leaflets on childcare handed out', 'outcomes', 'output', UP, 'monthly', 'sum'],
  ['sickness', 'Days lost to sickness for each post', 'workforce', 'outcome', DOWN, 'monthly', 'mean'],
  ['courses', 'Courses held for staff', 'workforce', 'output', UP, 'monthly', 'sum'],
  ['morale', 'Staff who would recommend us', 'workforce', 'perception', undefined, 'yearly', 'latest'],
  ['unit-cost', 'Cost of a repair', 'finance', 'outcome', DOWN, 'quarterly', 'mean'],
  ['savings', 'Savings delivered', 'finance', 'outcome', UP, 'quarterly', undefined],
  ['first-time', 'Repairs right first time', 'quality', 'outcome', UP, 'monthly', 'ratio'],
  ['meetings', 'Meetings held on anti-social behaviour', 'quality', 'output', UP, undefined, 'sum'],
  ['complaints', 'Complaints upheld', 'quality', 'outcome', DOWN, 'monthly', 'sum'],
];

const buildACard = {
  id: 'build-a-balanced-card',
  name: 'Build a balanced card',
  minutes: 15,
  teaches: 'A card is balanced by what it looks at, and a measure is one only once it says which way is better.',
  question: 'Twelve measures, four perspectives, three priorities, one vision: a borough where everybody can get on. Put measures under the priority of which they say something, or leave them out. Each perspective is to be looked at, no priority is to be empty or to have more than four, and at most a third may count what was done rather than what came of it.',
  pack: pack(
    CARDS.map(([id, name, perspective, kind, polarity, frequency, accumulation]) => ({
      id,
      name,
      perspective,
      kind,
      polarity,
      frequency,
      accumulation,
      ...(id === 'air' && { series: [{ period: '2025-09', value: 3 }] }),
    })),
    {
      organisation: { vision: 'A borough where everybody can get on' },
      perspectives: ['Outcomes', 'Workforce', 'Finance', 'Quality'].map((name) => ({ id: name.toLowerCase(), name })),
      plans: [{ id: 'borough', name: 'Borough plan' }],
      objectives: ['Safe and clean places', 'A good start', 'Services that work'].map((name, at) => ({
        id: `priority-${at + 1}`,
        name,
        plan: 'borough',
      })),
    },
  ),
  task: {
    kind: 'build_card',
    most: 4,
    outputs_one_in: 3,
    stands: CARDS.map(([measure]) => {
      const [under, because] = STANDS[measure];
      return { measure, under: [under], because };
    }),
  },
  right: 'Nothing hangs loose, every perspective is looked at, each measure can be rated, and each says something of the priority above it.',
  wrong: [
    { of: 'morale', answer: 'priority-3', says: 'Nobody has said which way is better, so it can’t be rated.' },
    { of: 'savings', answer: 'priority-3', says: 'Nobody has said how its year to date is made, so its year can’t be rated.' },
    { of: 'meetings', answer: 'priority-1', says: 'Nobody has said how often it reports, so it can’t be rated; and a meeting held is no result.' },
    { of: 'unit-cost', answer: 'priority-2', says: 'A measure stands under what it says something of: what a repair costs tells nothing of how children start.' },
  ],
};

const BEFORE = [21, 23, 22, 24, 22, 23, 21, 24, 23, 22, 24, 23];
const NOW = [26, 28, 29, 31, 33, 34];

const writeTheException = {
  id: 'write-the-exception',
  name: 'Write the exception',
  minutes: 15,
  teaches: 'What a committee asks of a red, and what is no answer to it.',
  question: 'The number of families in bed and breakfast has been red for half a year. Write what the committee would ask. Write of your own council, or make it up.',
  hidden: 'The model answer.',
  pack: pack([
    {
      id: 'families',
      name: 'Families in bed and breakfast',
      frequency: 'monthly',
      polarity: DOWN,
      accumulation: 'mean',
      precision: 0,
      unit: 'families',
      series: byMonth('2024-04', [...BEFORE, ...NOW]),
      targets: {
        [YEAR]: {
          aim: { kind: 'value', value: 22 },
          tolerance: { amount: 2 },
          trajectory: months('2025-04', 12).map((period) => ({ period, plan: 22 })),
        },
      },
    },
  ]),
  task: {
    kind: 'write_exception',
    measure: 'families',
    cause: 'Two private landlords ended their leases in April, which took 40 flats away that we had placed families in.',
    evidence: 'Of the 34 families, 19 came from those 40 flats; arrivals from elsewhere stayed at 6 a month.',
    residents: 'Children travel up to an hour to school, and families share kitchens for longer than the law allows.',
    action: 'The housing team leases 25 flats from the housing association, ready from December.',
    effect: '12 families fewer by January, and 20 fewer by March.',
    owner: 'Head of Housing Options',
    back_on_track: '2026-03-31',
    sought: 'Agree to £180,000 from the reserve for deposits and repairs.',
  },
  right: 'A cause with what shows it, what it means, who does what, by how much and by when: that is what a committee can hold somebody to.',
  wrong: [
    { of: 'cause', answer: 'The figure is red because it is above the target.', says: 'That is what everybody sees. A cause says what happened.' },
    { of: 'cause', answer: 'Bad luck and winter.', says: 'Luck and winter are there every year. A cause says what was different this time.' },
    { of: 'evidence', answer: 'Officers are sure of it.', says: 'What shows a cause is a figure.' },
    { of: 'effect', answer: 'It should improve.', says: 'Without an amount nobody can tell later whether it worked.' },
    { of: 'back_on_track', answer: '2025-09-30', says: 'A promise lies ahead.' },
  ],
};

export const building = [buildACard, writeTheException];
