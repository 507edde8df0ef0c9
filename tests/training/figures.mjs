// Rating figures: rounding, limits, tolerances, ranges, strict targets.
import { inSeptember, pack, rated } from './packs.mjs';

const RATE = (items, take) => ({ kind: 'rate', items, take });
const item = (measure) => (figure, id = `at-${figure}`) => ({ id, measure, figure, asked: 'this_period' });

const repairs = (plan = 48) =>
  rated('repairs', 'Repairs right first time', 'higher_is_better', 1, plan, inSeptember(plan, { tolerance: { amount: 2 } }));
const ph = item('repairs');

const onTheLine = {
  id: 'on-the-line',
  name: 'On the line',
  minutes: 5,
  teaches: 'How a figure is rounded before it is rated, and what a limit itself is rated.',
  question: 'Each figure is one month’s share of repairs done right first time. As good as its plan, or better, is green. Worse than the plan, but not worse than the floor, is amber. Worse than the floor is red. The floor is the plan less the tolerance. How is each figure rated?',
  hidden: 'The floor.',
  pack: pack([repairs()]),
  task: RATE(
    [
      ...[48.0, 47.96, 47.9, 46.0, 45.9].map((figure) => ph(figure)),
      ...[48.04, 47.94, 47.95, 45.95, 45.94, 50.0, 47.0].map((figure) => ph(figure)),
    ],
    5,
  ),
  vary: { by: { shift: { step: 1, most: 8 } } },
  right: 'A figure is rounded to its decimal places before it is compared, and a figure on a limit is on the better side of it.',
  wrong: [
    { of: 'at-47.96', answer: 'amber', says: 'Rounding comes first: what is printed is what is rated, so that a rating can’t disagree with the figure beside it.' },
    { of: 'at-48', answer: 'amber', says: 'On the plan is on target: a limit belongs to its better side.' },
    { of: 'at-47.9', answer: 'green', says: 'Below the plan by however little is off target. The tolerance makes it amber, not green.' },
    { of: 'at-46', answer: 'red', says: 'The floor is plan less tolerance, and on the floor is still amber.' },
    { of: 'at-45.9', answer: 'amber', says: 'Beyond the floor is red, by however little.' },
  ],
};

// The same committee, which wants to hear of other figures: another tolerance is right.
const wants = (amber, red, wrong) => ({
  pack: pack([repairs()]),
  task: {
    kind: 'set_tolerance',
    measure: 'repairs',
    offered: [0.5, 1.5, 2, 2.1, 4],
    goals: [
      { figure: 48, status: 'green' },
      { figure: amber, status: 'amber' },
      { figure: red, status: 'red' },
    ],
  },
  wrong,
});

const setTheTolerance = {
  id: 'set-the-tolerance',
  name: 'Set the tolerance',
  minutes: 4,
  teaches: 'A tolerance says where amber ends: it is chosen by what somebody would act on, before the figures come.',
  question: 'What is red goes to a committee; what is amber does not. The tolerance is how far a figure may miss its plan and still be amber. Under which tolerance is each figure rated as wanted, so that the committee hears of what it wants to hear of, and of nothing else?',
  hidden: 'What each tolerance makes of the figures.',
  pack: pack([repairs()]),
  task: {
    kind: 'set_tolerance',
    measure: 'repairs',
    offered: [0.5, 1.5, 2, 2.1, 4],
    goals: [
      { figure: 48, status: 'green' },
      { figure: 46, status: 'amber' },
      { figure: 45.9, status: 'red' },
    ],
  },
  vary: { by: { shift: { step: 1, most: 8 } } },
  right: 'The floor is plan less tolerance, and on the floor is still amber.',
  wrong: [
    { answer: '0.5', says: 'This floor is so near the plan that almost any miss is red: a committee that hears of everything hears of nothing.' },
    { answer: '1.5', says: 'This floor is too near the plan: what nobody wants to hear of is red.' },
    { answer: '2.1', says: 'This floor is too low: what the committee wants to hear of is amber still.' },
    { answer: '4', says: 'A wide tolerance hides what should be heard of.' },
  ],
  again: [
    wants(47.5, 47.4, [
      { answer: '2', says: 'This floor is too low: what the committee wants to hear of is amber still.' },
      { answer: '4', says: 'A wide tolerance hides what should be heard of.' },
    ]),
    wants(44, 43.9, [
      { answer: '0.5', says: 'This floor is so near the plan that almost any miss is red: a committee that hears of everything hears of nothing.' },
      { answer: '2', says: 'This floor is too near the plan: what nobody wants to hear of is red.' },
    ]),
    wants(46.5, 46.4, [
      { answer: '0.5', says: 'This floor is so near the plan that almost any miss is red: a committee that hears of everything hears of nothing.' },
      { answer: '2', says: 'This floor is too low: what the committee wants to hear of is amber still.' },
    ]),
  ],
};

const text = (id, name, polarity, level, written, strict) =>
  rated(id, name, polarity, 0, level, inSeptember(level, { text: written, ...(strict && { strict }) }));
// Targets of one level, with each of the four signs; and a figure that is rated against them.
const signs = (level, figure) => ({
  pack: pack([
    text('at-least', 'Residents who volunteer', 'higher_is_better', level, `${level}%+`, false),
    text('more-than', 'Residents who cycle', 'higher_is_better', level, `>${level}%`, true),
    text('at-most', 'Homes below the standard', 'lower_is_better', level, `${level}% or less`, false),
    text('less-than', 'Waste that goes to landfill', 'lower_is_better', level, `<${level}%`, true),
  ]),
  task: RATE(
    ['at-least', 'more-than', 'at-most', 'less-than'].map((id) => ({ id, measure: id, figure, asked: 'this_period' })),
    2,
  ),
});

const sayWhatYouMean = {
  id: 'say-what-you-mean',
  name: 'Say what you mean',
  minutes: 3,
  teaches: 'What a sign in a target asks for: “+” and “or more” take the limit in, “>” leaves it out.',
  question: 'A target’s sign says what a figure is that lies exactly on it. “23%+” asks for 23% or more; one council published “>23%” where it meant that. Rate 23 against each target as it is written. None has a tolerance.',
  ...signs(23, 23),
  right: 'A strict target leaves its limit out: on it is off target.',
  wrong: [
    { of: 'at-least', answer: 'red', says: '“23%+” takes 23 in.' },
    { of: 'more-than', answer: 'green', says: '“>” is strict: 23 isn’t more than 23.' },
    { of: 'more-than', answer: 'amber', says: 'Without a tolerance there is no amber.' },
  ],
  again: [
    [40, 40],
    [61, 62],
    [7, 7],
  ].map(([level, figure]) => ({
    question: `A target’s sign says what a figure is that lies exactly on it; beside it, the sign only says which way is better. Rate ${figure} against each target as it is written. None has a tolerance.`,
    ...signs(level, figure),
  })),
};

const range = { low: 4, high: 8 };
const level = (id, name, rest) => rated(id, name, 'no_polarity', 1, 6, inSeptember(range, { tolerance: { amount: 1 }, ...rest }), { unit: '% of places' });
const inside = item('vacancies');

const neitherHighNorLow = {
  id: 'neither-high-nor-low',
  name: 'Neither high nor low',
  minutes: 5,
  teaches: 'A range has two plans and two floors, and its limits belong to the better side unless it is strict.',
  question: 'The share of places that stand empty is to stay within a range: too many are as bad as too few. Beyond either end, by no more than the tolerance, is amber. Rate each figure.',
  hidden: 'The floors.',
  pack: pack([
    level('vacancies', 'Places that stand empty'),
    level('strictly', 'Places that stand empty, strictly', { text: '>4 and <8', strict: true }),
  ]),
  task: RATE(
    [
      ...[8.0, 8.4, 9.2, 2.9, 3.0].map((figure) => inside(figure)),
      { id: 'strictly-8', measure: 'strictly', figure: 8.0, asked: 'this_period' },
      ...[4.0, 3.9, 9.0, 9.1, 5.5].map((figure) => inside(figure)),
      { id: 'strictly-4', measure: 'strictly', figure: 4.0, asked: 'this_period' },
    ],
    6,
  ),
  vary: { measures: ['vacancies'], by: { shift: { step: 0.5, most: 4 } } },
  right: 'Inside the range is green, its ends included; outside by up to the tolerance is amber; beyond is red. A strict range leaves its ends out.',
  wrong: [
    { of: 'at-8', answer: 'amber', says: 'The ends belong to a range that isn’t strict.' },
    { of: 'at-8.4', answer: 'red', says: 'There is a tolerance on each side: just outside is amber.' },
    { of: 'at-9.2', answer: 'amber', says: 'Higher isn’t better here: beyond the upper floor is red.' },
    { of: 'at-2.9', answer: 'amber', says: 'Beyond the lower floor is red.' },
    { of: 'at-3', answer: 'red', says: 'On the floor is still amber.' },
    { of: 'strictly-8', answer: 'green', says: '“<8” leaves 8 out: on the end is outside.' },
  ],
};

export const figures = [onTheLine, setTheTolerance, sayWhatYouMean, neitherHighNorLow];
