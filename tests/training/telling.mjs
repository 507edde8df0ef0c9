// Telling signal from noise, chances from promises, causes from coincidence.
import { monthly, pack, YEAR } from './packs.mjs';

const [UP, DOWN] = ['higher_is_better', 'lower_is_better'];

// Each with its level, how far months are from it, and its unit where it is no share; shares stay well within 0 and 100,
// whatever goes astray.
const CHARTS = [
  ['calls', 'Calls answered within 20 seconds', UP, 72, 3],
  ['sickness', 'Days lost to sickness for each post', DOWN, 0.8, 0.06, { unit: 'days', precision: 2 }],
  ['missed-bins', 'Bins missed in 100,000', DOWN, 62, 6, { unit: 'bins', precision: 0 }],
  ['potholes', 'Potholes mended within two days', UP, 78, 2.4],
  ['fraud', 'Benefit claims checked for fraud', UP, 12, 1.1],
  ['adaptations', 'Adaptations within 80 days', UP, 71, 3],
  ['school-places', 'Applications answered in time', UP, 88, 1.2],
  ['street', 'Streets found clean', UP, 86, 1.5],
  ['invoices', 'Invoices paid within 30 days', UP, 89, 1.1],
  ['empty', 'Days a home stands empty', DOWN, 27, 2.5, { unit: 'days' }],
  ['visits', 'Health visits in time', UP, 78, 2.2],
  ['reoffending', 'Young people who offend again', DOWN, 31, 3],
];

const signalOrNoise = {
  id: 'signal-or-noise',
  name: 'Signal or noise',
  minutes: 12,
  teaches: 'Most of what goes up and down means nothing. Chasing it costs work that the signals then lack.',
  question: 'Each chart has two years of months, its mean and the limits of what it does by itself. In four of the twelve something happened that the latest figure shows: it beats a rule, which chance alone seldom does. In which?',
  hidden: 'Which figures the rules flag.',
  pack: pack(CHARTS.map(([id, name, polarity, , , rest]) => monthly(id, name, polarity, rest))),
  task: {
    kind: 'signal_or_noise',
    charts: Object.fromEntries(CHARTS.map(([id, , , mean, spread]) => [id, { mean, spread }])),
    points: 24,
    signals: 4,
    days: 3,
  },
  right: 'A figure beyond the limits, seven in a row on one side of the mean, a trend of seven, or two of three close to a limit is news. The rest is what the process does by itself.',
  wrong: [
    { answer: 'signal', says: 'It beats no rule: it is within its limits, in no run or trend of seven, and no two of three are close to a limit. Looking for its cause would find none.' },
    { answer: 'noise', says: 'It beats a rule, which chance seldom does. Which one stands below.' },
  ],
};

const seeJudgeAct = {
  id: 'see-judge-act',
  name: 'See, judge, act',
  minutes: 5,
  teaches: 'A measure’s page is read in three steps, in their order: how it is doing, whether that is news, and only then what to do.',
  question: 'A measure’s page here says three things, under See, Judge and Act. Look at the chart, put the steps in their order, say of each sentence which step it is, and what follows.',
  hidden: 'What the engine makes of the figures.',
  pack: pack([
    monthly('answered', 'Calls answered within 20 seconds', UP, { targets: { [YEAR]: { aim: { kind: 'value', value: 72 }, tolerance: { amount: 1 } } } }),
  ]),
  task: { kind: 'see_judge_act', measure: 'answered', process: { mean: 72, spread: 3 }, points: 24 },
  right: 'See first, then judge, then act. Without a signal nothing is looked for in one month: what is on target is left alone, and what isn’t needs another way of working.',
  wrong: [
    { of: 'order', answer: 'see-act-judge', says: 'Who acts on a figure before asking whether it is news chases noise: judging stands between seeing and acting.' },
    { of: 'order', answer: 'act-see-judge', says: 'Who acts first looks for figures that bear it out afterwards. What to do comes last.' },
    { of: 'sentence-judge', answer: 'see', says: 'See says what the figure is, and how it is rated. Whether that is news is for Judge to say.' },
    { of: 'sentence-act', answer: 'judge', says: 'Where a measure is heading is what there is to act on: Judge says only whether what is seen is news.' },
  ],
};

const FORECASTS = [
  ['benefits', 'Claims decided in time', 80, 4],
  ['buses', 'Buses on time', 76, 5],
  ['care', 'Care packages within a week', 68, 6],
  ['housing', 'Repairs within target time', 84, 3],
  ['licensing', 'Licences within four weeks', 78, 4],
  ['meals', 'School meals taken up', 64, 5],
];

const theForecastsPromise = {
  id: 'the-forecasts-promise',
  name: 'The forecast’s promise',
  minutes: 9,
  teaches: 'What “likely” is worth: chances in the words of the government’s yardstick, and how often they come true.',
  question: 'The words for chances stand for bands: the government’s yardstick has seven. First say which chances a word is kept for. Then, it is October, the engine gives each measure a chance of being green at the year’s end: put each into words. The bands are told with the answers; then see how the year came out.',
  hidden: 'The months from October on.',
  pack: pack(
    FORECASTS.map(([id, name, mean]) =>
      monthly(id, name, UP, { targets: { [YEAR]: { aim: { kind: 'value', value: mean }, tolerance: { amount: 1 } } } }),
    ),
  ),
  task: {
    kind: 'chance_words',
    forecasts: Object.fromEntries(FORECASTS.map(([id, , mean, spread]) => [id, { mean, spread }])),
    points: 30,
    words: 3,
  },
  right: 'A chance is no promise about one measure. It is one about many: of those called likely, most come true, and some don’t.',
  wrong: [
    { answer: 'almost certain', says: 'Almost certain is kept for 92.5% and over.' },
    { answer: 'remote', says: 'Remote is kept for less than 7.5%.' },
  ],
};

const MAP = [
  ['training', 'Skilled teams', 'workforce', ['training-days', 'Staff trained in diagnosis', UP, 60, 5]],
  ['repairs', 'Repairs right first time', 'quality', ['first-time', 'Repairs right first time', UP, 84, 3]],
  ['tenants', 'Content tenants', 'outcomes', ['satisfied', 'Tenants who are satisfied', UP, 78, 3]],
  ['money', 'Sound money', 'finance', ['recalls', 'Cost of second visits', DOWN, 45, 4, { unit: '£ thousand' }]],
  ['known', 'Tenants who know their services', 'quality', ['newsletter', 'Newsletters opened', UP, 35, 4]],
  ['rents', 'Rents paid', 'finance', ['rent', 'Rent collected', UP, 94, 1]],
];
const measureOf = (objective) => MAP.find(([id]) => id === objective)[3][0];
const link = (id, from, to, lag, claim) => ({
  id,
  claim,
  from,
  to,
  lag_months: lag,
  from_measure: measureOf(from),
  to_measure: measureOf(to),
});

const causeAndEffect = {
  id: 'cause-and-effect',
  name: 'Cause and effect',
  minutes: 10,
  teaches: 'A link on a strategy map is a claim that figures can bear out, or not.',
  question: 'Housing drew five links. Two of them the figures don’t bear out. Which?',
  hidden: 'What the figures say of each link.',
  pack: pack(
    MAP.map(([, , perspective, [id, name, polarity, , , rest]]) => monthly(id, name, polarity, { perspective, ...rest })),
    {
      // From what people learn up to what comes of it: arrows lead upwards.
      perspectives: ['Outcomes', 'Finance', 'Quality', 'Workforce'].map((name) => ({ id: name.toLowerCase(), name })),
      plans: [{ id: 'housing', name: 'Housing', measures: MAP.map(([, , , [id]]) => id) }],
      objectives: MAP.map(([id, name, perspective, [measure]]) => ({ id, name, plan: 'housing', perspective, measures: [measure] })),
      links: [
        link('training-repairs', 'training', 'repairs', 2, 'Who can tell a fault mends it once'),
        link('repairs-tenants', 'repairs', 'tenants', 1, 'Nobody likes to wait in twice'),
        link('repairs-money', 'repairs', 'money', 1, 'A second visit costs as much as the first'),
        link('known-tenants', 'known', 'tenants', 1, 'Who hears of us thinks well of us'),
        link('tenants-rents', 'tenants', 'rents', 2, 'Who is content pays'),
      ],
    },
  ),
  task: {
    kind: 'cause_and_effect',
    processes: Object.fromEntries(MAP.map(([, , , [id, , , mean, spread]]) => [id, { mean, spread }])),
    follow: ['training-repairs', 'repairs-tenants', 'repairs-money'],
    points: 48,
  },
  right: 'A link is borne out where changes of the one and changes of the other go together more than luck alone would bring. How closely they do is one figure; how far luck reaches over as many changes is another.',
  wrong: [
    { of: 'known-tenants', answer: 'borne_out', says: 'It sounds right, and the two go their own ways: no more changes moved as expected than luck brings.' },
    { of: 'training-repairs', answer: 'not_borne_out', says: 'It takes its time: look at the lag, not at the same month. After that, far more changes moved as expected than luck brings.' },
    { of: 'repairs-money', answer: 'not_borne_out', says: 'Lower is better of the second: when repairs go up, it goes down, as expected, and far more often than luck brings.' },
    // Done again, other links are borne out: these are of any that none of those is of.
    { answer: 'borne_out', says: 'What everybody believes still has to show: no more changes moved as expected than luck brings.' },
    { answer: 'not_borne_out', says: 'It isn’t only a nice story: far more changes moved as expected than luck brings.' },
  ],
};

export const telling = [signalOrNoise, seeJudgeAct, theForecastsPromise, causeAndEffect];
