// What the sample council learnt, and what it decided to change: one lesson of what went well, one whose target changed, one
// whose change is still to be made.

const post = 'Head of Customer Services';

export const lessons = [
  {
    id: 'call-back', name: 'Callers would rather be called back than wait', audience: 'public', source: 'benchmarking', kind: 'improve', theme: 'Getting through to us',
    on: '2025-01-16', owner: post, learnt: 'Two councils near us call people back, and answer in half our time with as many staff.', measures: ['calls'], plans: ['corporate'],
  },
  {
    id: 'one-queue', name: 'Nine ways to answer a complaint are eight too many', source: 'exception', kind: 'improve', theme: 'Getting through to us',
    on: '2025-10-20', owner: post, learnt: 'When the system was down, no team could see what waited in another.', measures: ['complaints-time'], exceptions: ['complaints-late'], actions: ['complaints-backlog'],
  },
  {
    id: 'first-day', name: 'A call on the first day keeps a home', audience: 'public', source: 'scorecard', kind: 'good', theme: 'Help early',
    on: '2025-10-14', owner: 'Head of Housing Options', learnt: 'Since the duty team calls on the day somebody asks, most cases settle before notice ends.', reuse: 'Rent arrears and council tax could ring as early.', measures: ['homelessness-prevented'],
  },
];

export const proposals = [
  {
    id: 'two-minutes', kind: 'revise_targets', measure: 'calls', lesson: 'call-back', from: '2025/26', change: 'Ask for two minutes instead of two and a quarter', target: 120, reason: 'With call-back, nobody need wait longer.',
    requester: post, on: '2025-02-03', verdict: 'accepted', decided_by: 'Full Council', decided_on: '2025-02-26', decided_why: 'Call-back is paid for by fewer repeat calls', made: '2025-03-05',
  },
  {
    id: 'one-team', kind: 'realign', plan: 'corporate', lesson: 'one-queue', from: '2026/27', change: 'Move six posts into one complaints team', reason: 'One queue, seen by all.',
    requester: post, on: '2025-10-21', verdict: 'accepted', decided_by: 'Chief Executive', decided_on: '2025-10-28', decided_why: 'It costs nothing more',
  },
];
