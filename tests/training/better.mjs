// Years to date, profiles, and whether something got better.
import { byMonth, pack, YEAR } from './packs.mjs';

const ratio = (period, numerator, denominator) => ({ period, numerator, denominator });
const share = (rest) => ({ frequency: 'quarterly', precision: 1, scale: 100, unit: '%', ...rest });
const eachQuarter = (plan) => ({
  [YEAR]: {
    aim: { kind: 'value', value: plan },
    trajectory: ['Q1', 'Q2'].map((quarter) => ({ period: `${YEAR} ${quarter}`, plan })),
  },
});

const averageOfAverages = {
  id: 'average-of-averages',
  name: 'Average of averages',
  minutes: 6,
  teaches: 'Why a year to date of shares is made of what was counted, never of the shares.',
  question: 'A quarter with few complaints is followed by one with many. Each quarter’s share of late answers stands below, with what it was counted from. How is the year to date made?',
  hidden: 'What each way comes to.',
  pack: pack([
    share({
      id: 'late',
      name: 'Complaints answered late',
      polarity: 'lower_is_better',
      series: [ratio(`${YEAR} Q1`, 2, 4), ratio(`${YEAR} Q2`, 2, 100)],
      targets: eachQuarter(5),
    }),
    share({ id: 'half-year', name: 'Complaints answered late, counted once', frequency: 'half_yearly', series: [ratio(`${YEAR} H1`, 4, 104)] }),
  ]),
  task: { kind: 'choose_accumulation', measure: 'late', whole: 'half-year' },
  vary: { by: { scale: { from: 1, to: 9, over: 1 } } },
  right: 'Numerators over denominators: a quarter with few complaints must not count as much as one with many, or its 50% outweighs the other’s 2%.',
  wrong: [
    { answer: 'mean', says: 'This is an average of averages: 50% and 2% count the same, though far fewer complaints stand behind the 50%.' },
    { answer: 'sum', says: 'Shares don’t add up: two quarters of 50% aren’t 100% of anything.' },
    { answer: 'latest', says: 'This forgets the first quarter. It is for what stands at a point in time, such as a headcount.' },
    { answer: 'running', says: 'The figures aren’t running totals: each is of its own quarter.' },
  ],
};

// Two quarters of something else, and what it came to when it was counted once: another way is right.
const counted = (rest, [first, second], whole) => [
  { id: 'quarters', frequency: 'quarterly', series: [{ period: `${YEAR} Q1`, value: first }, { period: `${YEAR} Q2`, value: second }], targets: eachQuarter(first), ...rest },
  { id: 'half-year', frequency: 'half_yearly', series: [{ period: `${YEAR} H1`, value: whole }], ...rest, name: `${rest.name}, counted once` },
];
averageOfAverages.again = [
  {
    question: 'Complaints that came in are counted each quarter. How is the year to date made?',
    pack: pack(counted({ name: 'Complaints', unit: 'complaints', polarity: 'lower_is_better', precision: 0 }, [12, 31], 43)),
    task: { kind: 'choose_accumulation', measure: 'quarters', whole: 'half-year' },
    right: 'What is counted in each period adds up.',
    wrong: [
      { answer: 'mean', says: 'This is what an average quarter had: the year so far had all of them.' },
      { answer: 'latest', says: 'This forgets the complaints of the first quarter.' },
    ],
  },
  {
    question: 'Each quarter reports how many beds of its hostels were in use on an average night. Quarters have as good as equally many nights. How is the year to date made?',
    pack: pack(counted({ name: 'Beds in use on an average night', unit: 'beds', polarity: 'higher_is_better', precision: 1 }, [84, 91], 87.5)),
    task: { kind: 'choose_accumulation', measure: 'quarters', whole: 'half-year' },
    right: 'An average over periods of equal weight is their mean: beds of two quarters don’t add up.',
    wrong: [
      { answer: 'sum', says: 'No night had as many beds: what stands at a point in time doesn’t add up.' },
      { answer: 'latest', says: 'This is the average of the second quarter alone.' },
    ],
  },
];

const LAST_YEAR = [400, 520, 560, 540, 480, 420, 380, 300, 120, 80, 120, 280];
const FLAT = Array(12).fill(350);
const LATE = [...Array(6).fill(300), ...Array(6).fill(400)];
const swims = (rest) => ({ frequency: 'monthly', polarity: 'higher_is_better', accumulation: 'sum', precision: 0, unit: 'swims', ...rest });

const flatOrSeasonal = {
  id: 'flat-or-seasonal',
  name: 'Flat or seasonal',
  minutes: 8,
  teaches: 'How a target is spread over the year decides what is green in September, and what is foreseen for March.',
  question: 'An open-air pool has a target for its swims this year. It is September. Which profile does its target need?',
  hidden: 'What each profile makes of the same figures.',
  pack: pack([
    swims({
      id: 'swims',
      name: 'Swims this year',
      series: byMonth('2025-04', [410, 500, 540, 520, 470, 430]),
      targets: { [YEAR]: { aim: { kind: 'value', value: 4200 }, tolerance: { percent: 5 } } },
    }),
    swims({ id: 'last-year', name: 'Swims last year', series: byMonth('2024-04', LAST_YEAR) }),
  ]),
  task: {
    kind: 'profile_target',
    measure: 'swims',
    earlier: 'last-year',
    offered: [
      { id: 'flat', name: 'Flat', plans: FLAT },
      { id: 'seasonal', name: 'As last year went', plans: LAST_YEAR },
      { id: 'late', name: 'More towards the end', plans: LATE },
    ],
  },
  vary: { by: { scale: { from: 7, to: 16, over: 10 } } },
  right: 'A target has the season of what it measures: flat, the summer flatters it, and the forecast promises what no winter brings.',
  wrong: [
    { answer: 'flat', says: 'Flat plans ask as much of January as of June: the summer looks far ahead, and the forecast carries that into winter.' },
    { answer: 'late', says: 'This asks most of the months in which the pool is empty.' },
  ],
};

// Figures are tens: multiplied by tenths they are whole, and whoever works a forecast out from what is printed gets it.
// Other things with other seasons: each of the profiles is right once.
const elsewhere = ([name, unit], [year, so_far], question, wrong) => ({
  question,
  pack: pack([
    { ...swims({ id: 'this-year', name: `${name} this year`, unit, series: byMonth('2025-04', so_far) }), targets: { [YEAR]: { aim: { kind: 'value', value: 4200 }, tolerance: { percent: 5 } } } },
    swims({ id: 'year-before', name: `${name} last year`, unit, series: byMonth('2024-04', year) }),
  ]),
  task: {
    kind: 'profile_target',
    measure: 'this-year',
    earlier: 'year-before',
    offered: [
      { id: 'flat', name: 'Flat', plans: FLAT },
      { id: 'summer', name: 'High in summer', plans: LAST_YEAR },
      { id: 'late', name: 'More towards the end', plans: LATE },
    ],
  },
  right: 'A target has the season of what it measures, and none where that has none.',
  wrong,
});
flatOrSeasonal.again = [
  elsewhere(
    ['Health checks', 'checks'],
    [FLAT, [360, 340, 360, 350, 350, 350]],
    'A surgery has a target for its health checks this year. It is September. Which profile does its target need?',
    [
      { answer: 'summer', says: 'Health checks have no summer: this asks most of the months in which nobody can do more.' },
      { answer: 'late', says: 'This puts off to winter what is done all year: the summer looks far ahead.' },
    ],
  ),
  elsewhere(
    ['Warm-home visits', 'visits'],
    [LATE, [310, 300, 300, 300, 310, 290]],
    'A team that visits cold homes has a target for its visits this year. It is September. Which profile does its target need?',
    [
      { answer: 'flat', says: 'Flat plans ask as much of June as of January: the summer looks far behind, and somebody explains a red that is none.' },
      { answer: 'summer', says: 'This asks most of the months in which no home is cold.' },
    ],
  ),
];

const twoQuarters = (id, name, series) =>
  share({ id, name, precision: 0, polarity: 'higher_is_better', accumulation: 'ratio', series, targets: eachQuarter(95) });
const of = (id, measure, asked) => ({ id, measure, asked });

const betterOrLuck = {
  id: 'better-or-luck',
  name: 'Better, or luck?',
  minutes: 6,
  teaches: 'The same step is news of many cases and luck of few; and better isn’t yet on target.',
  question: 'Two services went from 50% to 90%, one of them with ten cases a quarter, one with a thousand or more. The target is 95%. Did they get better, and how are they rated?',
  hidden: 'The test.',
  pack: pack([
    twoQuarters('few', 'Care plans on time', [ratio(`${YEAR} Q1`, 5, 10), ratio(`${YEAR} Q2`, 9, 10)]),
    twoQuarters('many', 'Benefit claims on time', [ratio(`${YEAR} Q1`, 500, 1000), ratio(`${YEAR} Q2`, 900, 1000)]),
  ]),
  task: {
    kind: 'rate',
    items: [
      of('few-progress', 'few', 'progress'),
      of('many-progress', 'many', 'progress'),
      of('few-rating', 'few', 'this_period'),
      of('many-rating', 'many', 'this_period'),
    ],
  },
  vary: { measures: ['many'], by: { scale: { from: 1, to: 9, over: 1 } } },
  right: 'Two shares are compared by how many cases stand behind them; and a rating looks at the target, not at the step.',
  wrong: [
    { of: 'few-progress', answer: 'improved', says: 'Of ten cases, a step from 5 to 9 is within what luck brings.' },
    { of: 'many-progress', answer: 'similar', says: 'Of as many cases as these, luck hardly ever brings a step like this.' },
    { of: 'few-rating', answer: 'green', says: 'Better than before isn’t on target.' },
    { of: 'few-rating', answer: 'amber', says: 'No tolerance is set: below the plan is red.' },
    { of: 'many-rating', answer: 'green', says: 'It got better, and 90% is still below 95%: better than before isn’t on target.' },
    { of: 'many-rating', answer: 'amber', says: 'No tolerance is set: below the plan is red.' },
  ],
};

// The same two services in other years, with other figures: what got worse, and what stayed as it was.
const inAnotherYear = (few, many, wrong) => ({
  question: 'Two services report their second quarter, one with a few cases, the other with very many. The target is 95%. Did they get better, and how are they rated?',
  pack: pack([
    twoQuarters('few', 'Care plans on time', few.map(([numerator, denominator], at) => ratio(`${YEAR} Q${at + 1}`, numerator, denominator))),
    twoQuarters('many', 'Benefit claims on time', many.map(([numerator, denominator], at) => ratio(`${YEAR} Q${at + 1}`, numerator, denominator))),
  ]),
  wrong,
});
betterOrLuck.again = [
  inAnotherYear([[9, 10], [6, 10]], [[900, 1000], [600, 1000]], [
    { of: 'few-progress', answer: 'got_worse', says: 'Of ten cases, a step from 9 to 6 is within what luck brings.' },
    { of: 'many-progress', answer: 'similar', says: 'Of as many cases as these, luck hardly ever brings a step like this.' },
  ]),
  inAnotherYear([[19, 20], [20, 20]], [[960, 1000], [962, 1000]], [
    { of: 'few-progress', answer: 'improved', says: 'One case more of twenty is what luck brings.' },
    { of: 'many-progress', answer: 'improved', says: 'So small a step is well within luck, of as many cases as these too.' },
    { of: 'few-rating', answer: 'amber', says: 'Better than the plan is green, whether it got better or not.' },
  ]),
];

export const better = [averageOfAverages, flatOrSeasonal, betterOrLuck];
