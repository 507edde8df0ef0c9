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

const LAST_YEAR = [400, 520, 560, 540, 480, 420, 380, 300, 120, 80, 120, 280];
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
      { id: 'flat', name: 'Flat', plans: Array(12).fill(350) },
      { id: 'seasonal', name: 'As last year went', plans: LAST_YEAR },
      { id: 'late', name: 'More towards the end', plans: [...Array(6).fill(300), ...Array(6).fill(400)] },
    ],
  },
  vary: { by: { scale: { from: 7, to: 16, over: 10 } } },
  right: 'A target has the season of what it measures: flat, the summer flatters it, and the forecast promises what no winter brings.',
  wrong: [
    { answer: 'flat', says: 'Flat plans ask as much of January as of June: the summer looks far ahead, and the forecast carries that into winter.' },
    { answer: 'late', says: 'This asks most of the months in which the pool is empty.' },
  ],
};

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
    { of: 'many-progress', answer: 'similar', says: 'Of a thousand cases, luck doesn’t bring a step like this.' },
    { of: 'few-rating', answer: 'green', says: 'Better than before isn’t on target.' },
    { of: 'few-rating', answer: 'amber', says: 'No tolerance is set: below the plan is red.' },
    { of: 'many-rating', answer: 'green', says: 'It got better, and 90% is still below 95%: better than before isn’t on target.' },
    { of: 'many-rating', answer: 'amber', says: 'No tolerance is set: below the plan is red.' },
  ],
};

export const better = [averageOfAverages, flatOrSeasonal, betterOrLuck];
