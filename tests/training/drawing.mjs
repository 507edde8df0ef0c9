// Drawing cause and effect on a map that has no links yet.
import { monthly, pack } from './packs.mjs';

const [UP, DOWN] = ['higher_is_better', 'lower_is_better'];
const MAP = [
  ['crews', 'Crews who know their rounds', 'workforce', ['trained', 'Crew members trained on their round', UP, 62, 5]],
  ['healthy', 'Healthy crews', 'workforce', ['sickness', 'Days lost to sickness for each post', DOWN, 0.9, 0.07, { unit: 'days', precision: 2 }]],
  ['bins', 'Bins emptied first time', 'quality', ['missed', 'Bins missed in 100,000', DOWN, 70, 6, { unit: 'bins', precision: 0 }]],
  ['advice', 'Clear advice on what goes where', 'quality', ['advice', 'Residents who found the advice clear', UP, 71, 3]],
  ['cheap', 'Cheaper rounds', 'finance', ['trips', 'Cost of second trips', DOWN, 38, 3, { unit: '£ thousand' }]],
  ['content', 'Content residents', 'outcomes', ['satisfied', 'Residents satisfied with their bins', UP, 77, 2.5]],
  ['recycled', 'More recycled', 'outcomes', ['recycling', 'Waste that is recycled', UP, 46, 2]],
];
const leads = (objective, lag_months, followed_by) => ({ objective, lag_months, ...(followed_by && { followed_by }) });

const drawCauseAndEffect = {
  id: 'draw-cause-and-effect',
  name: 'Draw cause and effect',
  minutes: 8,
  teaches: 'A strategy map is drawn by what figures show, not by what sounds right.',
  question: 'The bin service has objectives and no links between them yet. Draw the links: what does each of these lead to, by the figures? When one thing gets better and another that it leads to gets better after it, that is a change as expected.',
  hidden: 'What the engine makes of each link that could be drawn.',
  pack: pack(
    MAP.map(([, , perspective, [id, name, polarity, , , rest]]) => monthly(id, name, polarity, { perspective, ...rest })),
    {
      // From what people learn up to what comes of it: arrows lead upwards.
      perspectives: ['Outcomes', 'Finance', 'Quality', 'Workforce'].map((name) => ({ id: name.toLowerCase(), name })),
      plans: [{ id: 'bins', name: 'Bins', measures: MAP.map(([, , , [id]]) => id) }],
      objectives: MAP.map(([id, name, perspective, [measure]]) => ({ id, name, plan: 'bins', perspective, measures: [measure] })),
    },
  ),
  task: {
    kind: 'draw_cause_and_effect',
    processes: Object.fromEntries(MAP.map(([, , , [id, , , mean, spread]]) => [id, { mean, spread }])),
    // An effect of an effect comes months after what is asked about, so that no question has two answers.
    causes: [leads('crews', 2, 'bins'), leads('healthy', 1), leads('bins', 3, 'cheap'), leads('advice', 2, 'recycled')],
    points: 48,
  },
  right: 'A link is drawn where changes of the one and changes of the other go together more than luck alone would bring. By luck about half go the right way. Where no more do, no link is drawn yet.',
  wrong: [
    { answer: 'none', says: 'One of them does follow: far more than half of the changes moved as expected.' },
    { of: 'crews', answer: 'content', says: 'It may come in the end, by way of something else. After this time it doesn’t show: about half of the changes moved as expected, and luck gives half.' },
    { of: 'healthy', answer: 'bins', says: 'It sounds right, and the two go their own ways: about half of the changes moved as expected, and luck gives half.' },
    { of: 'bins', answer: 'content', says: 'What everybody believes still has to show: about half of the changes moved as expected, and luck gives half.' },
    ...['bins', 'advice', 'cheap', 'content', 'recycled'].map((answer) => ({
      answer,
      says: 'The figures don’t show that it moves after it: no more of the changes moved as expected than luck can bring, which gives about half. A link is drawn where more do.',
    })),
  ],
};

export const drawing = [drawCauseAndEffect];
