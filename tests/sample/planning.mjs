// What the sample council writes in its plans: purposes, posts, resources, evidence, notes, work, stories of
// change, and who may see what.
const survey = { kind: 'consultation', finding: 'Two in three residents name homes people can afford first.', source: 'Residents’ survey', on: '2024-11-18' };

/** The plans, each with what it says of itself; the measures of the first three come from the measures. */
export const plans = [
  {
    id: 'corporate', name: 'Corporate plan 2023–26', kind: 'corporate', level: 'corporate', from: '2023/24', to: '2025/26',
    audience: 'public', owner: 'Chief Executive',
    purpose: 'What the council wants to change for residents by 2026, and what it will stop doing to get there.',
    resources: [
      { year: '2025/26', kind: 'revenue', budget: 186000000, spend: 91800000, forecast: 186700000, source: 'Budget agreed in February 2025' },
      { year: '2025/26', kind: 'capital', budget: 48000000, spend: 15300000, forecast: 43400000 },
      { year: '2025/26', kind: 'people', budget: 3650 },
    ],
    evidence: [
      survey,
      { kind: 'needs_assessment', finding: 'One household in nine spends more than half of its income on rent.', source: 'Housing needs assessment', on: '2024-06-30' },
      { kind: 'forecast', finding: 'The number of people over 80 grows by a quarter in ten years.', source: 'Population projections', on: '2024-03-21' },
    ],
    notes: [{ on: '2025-06-12', by: 'Policy Officer', words: 'The next plan starts in April 2026: prioritising begins in September.', audience: 'internal' }],
  },
  {
    id: 'people', name: 'People directorate plan', kind: 'directorate', level: 'directorate', parent: 'corporate', from: '2023/24', to: '2025/26',
    audience: 'internal', owner: 'Director of People',
    purpose: 'Children, adults and families get help early, close to home.',
    resources: [
      { year: '2025/26', kind: 'revenue', budget: 118000000, spend: 59400000, forecast: 119900000 },
      { year: '2025/26', kind: 'people', budget: 1870 },
    ],
    evidence: [{ kind: 'demand', finding: 'Requests for adult care rose by 6% a year for three years.', source: 'Case management system', on: '2025-01-31' }],
  },
  {
    id: 'place', name: 'Place directorate plan', kind: 'directorate', level: 'directorate', parent: 'corporate', from: '2023/24', to: '2025/26',
    audience: 'internal', owner: 'Director of Place',
    purpose: 'Homes, streets and parks that people are glad of, with half of the carbon.',
    resources: [
      { year: '2025/26', kind: 'revenue', budget: 61000000, spend: 29700000, forecast: 60400000 },
      { year: '2025/26', kind: 'capital', budget: 44500000, spend: 14200000, forecast: 39500000 },
      { year: '2025/26', kind: 'people', budget: 1210 },
    ],
  },
  {
    id: 'housing', name: 'Housing service plan 2025/26', kind: 'service', level: 'service', parent: 'place', from: '2025/26', to: '2025/26',
    audience: 'internal', owner: 'Head of Housing',
    purpose: 'More homes, repaired at the first visit.',
    measures: ['homes-built', 'repairs', 'new-tenancies', 'arrears'],
    resources: [
      { year: '2025/26', kind: 'revenue', budget: 14600000, spend: 7500000, forecast: 14900000 },
      { year: '2025/26', kind: 'capital', budget: 22000000, spend: 9100000, forecast: 21000000 },
      { year: '2025/26', kind: 'people', budget: 164.5 },
    ],
    evidence: [{ kind: 'evaluation', finding: 'Vans with common parts raised first-visit repairs by eight points in the pilot.', source: 'Repairs pilot', on: '2024-12-06' }],
  },
  {
    id: 'repairs-team', name: 'Repairs team plan', kind: 'team', level: 'team', parent: 'housing', from: '2025/26', to: '2025/26',
    owner: 'Repairs Manager', measures: ['repairs'], unit_cost_per: 'repairs',
    resources: [
      { year: '2023/24', kind: 'revenue', budget: 2050000, spend: 2096000 },
      { year: '2024/25', kind: 'revenue', budget: 2100000, spend: 2102000 },
      { year: '2025/26', kind: 'revenue', budget: 2150000, spend: 1030000, forecast: 2080000 },
    ],
    purpose: 'A repair that is done at the first visit, at a time that suits the tenant.',
  },
  {
    id: 'climate', name: 'Climate strategy', kind: 'strategy', level: 'partnership', parent: 'corporate', from: '2022/23', to: '2029/30',
    audience: 'public', owner: 'Director of Place',
    purpose: 'With our partners, a borough without net carbon by 2038.',
    measures: ['carbon', 'energy-ratings', 'cycling', 'air-quality'],
  },
  {
    id: 'climate-actions', name: 'Climate action plan', kind: 'action_plan', level: 'partnership', parent: 'climate', from: '2025/26', to: '2025/26',
    audience: 'public', owner: 'Climate Manager',
    purpose: 'What is done this year, by whom and by when, to use less energy.',
    resources: [{ year: '2025/26', kind: 'capital', budget: 3200000, spend: 1100000, forecast: 3900000, source: 'Government grant and borrowing' }],
  },
  {
    id: 'own', name: 'Objectives of the Repairs Manager', kind: 'individual', level: 'individual', parent: 'repairs-team', from: '2025/26', to: '2025/26',
    owner: 'Repairs Manager',
    purpose: 'Lead the change to repairs by appointment; learn to coach.',
  },
];

export const objectives = [
  ['settled-homes', 'Safe, settled homes', 'corporate'],
  ['good-start', 'A good start in life', 'corporate'],
  ['live-well', 'Live well for longer', 'corporate'],
  ['greener-borough', 'A greener borough', 'corporate'],
  ['able-council', 'An able council', 'corporate'],
  ['sound-money', 'Sound money', 'corporate'],
  ['listening', 'A council that listens', 'corporate'],
  ['early-help', 'Families get help early', 'people', 'good-start', ['child-protection', 'care-leavers']],
  ['own-front-door', 'People live well at home', 'people', 'live-well', ['falls', 'direct-payments', 'care-homes']],
  ['enough-homes', 'A home for everyone', 'place', 'settled-homes', ['homes-built']],
  ['good-streets', 'Clean, safe streets', 'place', 'greener-borough', ['potholes', 'recycling', 'air-quality']],
  ['right-first-time', 'Repairs right first time', 'housing', 'settled-homes', ['repairs', 'new-tenancies']],
  ['warm-homes', 'Warm homes', 'climate', 'greener-borough', ['energy-ratings', 'carbon']],
];

const step = (stage, words, measures) => ({ stage, words, measures });

export const stories = {
  'settled-homes': {
    steps: [
      step('input', '£22 million of capital and five council sites'),
      step('activity', 'Build on our own land; buy back former council homes'),
      step('activity', 'Work with landlords before an eviction'),
      step('output', 'Affordable homes handed over', ['homes-built']),
      step('outcome', 'Fewer households without a home of their own', ['homelessness-prevented', 'temporary-accommodation']),
      step('impact', 'People can put down roots'),
    ],
    assumptions: ['Builders can be found at the prices in the budget.', 'Landlords stay in the market.'],
  },
  'warm-homes': {
    steps: [
      step('input', 'Government grant and borrowing'),
      step('activity', 'Insulate the 600 coldest council homes'),
      step('output', 'Homes with a rating of C or better', ['energy-ratings']),
      step('outcome', 'Lower bills'),
      step('impact', 'Less carbon', ['carbon']),
    ],
    assumptions: ['Tenants let us in.'],
  },
};

const activity = (id, name, plan, objective, owner, starts, due, state, more = {}) => ({
  id, name, kind: 'activity', plan, objective, owner, starts, due, state, ...more,
});
const milestone = (id, name, plan, part_of, owner, due, state, more = {}) => ({
  id, name, kind: 'milestone', plan, part_of, owner, due, state, ...more,
});

export const actions = [
  activity('own-land', 'Build 90 homes on council land', 'housing', 'right-first-time', 'Development Manager', '2025-04-01', '2026-03-31', 'under_way', {
    objective: undefined, progress: 'Two of five sites started; one waits for drainage.', measures: ['homes-built'],
    resources: [{ year: '2025/26', kind: 'capital', budget: 18500000, spend: 7900000, forecast: 17500000 }],
  }),
  milestone('mill-lane', 'Mill Lane handed over', 'housing', 'own-land', 'Development Manager', '2025-09-30', 'done', { done_on: '2025-09-22' }),
  milestone('station-road', 'Station Road started', 'housing', 'own-land', 'Development Manager', '2025-10-31', 'not_started', { progress: 'Waits for the drainage survey.' }),
  activity('appointments', 'Repairs by appointment', 'repairs-team', undefined, 'Repairs Manager', '2025-06-01', '2025-12-31', 'under_way', {
    measures: ['repairs'], resources: [{ year: '2025/26', kind: 'people', budget: 2.5 }],
  }),
  activity('van-stock', 'Common parts in every van', 'housing', 'right-first-time', 'Repairs Manager', '2025-04-01', '2025-07-31', 'done', {
    done_on: '2025-08-14', measures: ['repairs'], resources: [{ year: '2025/26', kind: 'revenue', budget: 120000, spend: 118000 }],
  }),
  activity('insulate', 'Insulate the 600 coldest council homes', 'climate-actions', undefined, 'Climate Manager', '2025-05-01', '2026-03-31', 'under_way', {
    progress: '212 of 600 done.', measures: ['energy-ratings'],
    resources: [{ year: '2025/26', kind: 'capital', budget: 2900000, spend: 1000000, forecast: 3600000 }],
  }),
  activity('cycle-lane', 'Cycle lane on the ring road', 'climate-actions', undefined, 'Highways Manager', '2025-09-01', '2026-06-30', 'not_started', {
    measures: ['cycling', 'air-quality'], resources: [{ year: '2025/26', kind: 'capital', budget: 650000 }],
  }),
  activity('landlords', 'A landlord’s line: advice before an eviction', 'corporate', 'settled-homes', 'Head of Housing', '2025-04-01', '2026-03-31', 'under_way', { measures: ['homelessness-prevented'] }),
  activity('heat-network', 'Heat network for the town hall', 'climate-actions', undefined, 'Climate Manager', '2025-04-01', '2026-03-31', 'stopped', { progress: 'Stopped: no partner was found.' }),
  activity('family-hubs', 'Three family hubs', 'people', undefined, 'Head of Early Help', '2025-04-01', '2025-12-31', 'under_way', { measures: ['child-protection'] }),
  activity('leased-homes', 'Lease 40 homes from private owners', 'place', 'enough-homes', 'Head of Housing Options', '2025-07-01', '2026-01-31', 'under_way', {
    progress: '11 of 40 let by the end of September.', measures: ['temporary-accommodation'],
    exception: 'temporary-accommodation-red', effect: -29, effect_from: '2026-01',
  }),
  activity('first-visits', 'Visit every household in its first week', 'place', 'enough-homes', 'Head of Housing Options', '2025-02-24', '2025-03-31', 'done', {
    done_on: '2025-03-28', measures: ['temporary-accommodation'], exception: 'temporary-accommodation-red', effect: -10, effect_from: '2025-04',
  }),
  activity('complaints-backlog', 'One team answers every complaint', 'corporate', 'listening', 'Head of Customer Services', '2025-09-01', '2025-12-31', 'under_way', {
    progress: 'The backlog of August is cleared; the team starts in November.', measures: ['complaints-time'],
    exception: 'complaints-late', effect: 6, effect_from: '2025-12',
  }),
  activity('contracts', 'Let two contracts again at the prices in the budget', 'corporate', 'sound-money', 'Director of Finance', '2025-06-01', '2025-09-30', 'under_way', {
    progress: 'One is let; the other is being argued over.', measures: ['savings'],
  }),
  activity('mentors', 'A mentor for every care leaver out of work', 'people', 'early-help', 'Head of Children in Care', '2025-10-01', '2026-03-31', 'under_way', {
    progress: 'Six of eleven have one.', measures: ['care-leavers'],
  }),
  activity('truck-steps', 'Steps on all twelve trucks', 'corporate', 'able-council', 'Head of People', '2025-08-20', '2025-09-30', 'done', {
    done_on: '2025-09-26', measures: ['accidents'], exception: 'accidents-july',
  }),
  activity('wellbeing-reviews', 'A wellbeing review for every team over the plan', 'corporate', 'able-council', 'Head of People', '2025-09-01', '2025-11-30', 'under_way', {
    progress: 'Nine of fourteen teams have had theirs.', measures: ['sickness'],
  }),
  activity('coaching', 'Learn to coach', 'own', undefined, 'Repairs Manager', '2025-09-01', '2026-03-31', 'under_way'),
];

/** Evidence of this year's targets, and what people confirmed of them. */
export const grounds = {
  'homes-built': {
    evidence: [survey, { kind: 'forecast', finding: 'Five sites give 260 homes at the latest programme.', source: 'Development programme', on: '2025-01-15' }],
    principles: ['relevant', 'from_needs', 'achievable', 'within_budget', 'drives_outcomes'],
  },
  'temporary-accommodation': {
    evidence: [
      { kind: 'trend', finding: 'The number has risen for two years: private rents rise faster than what tenants can claim for them.', source: 'Homelessness returns', on: '2025-01-31' },
      { kind: 'benchmarking', finding: 'Similar districts that work with landlords are a fifth lower.', source: 'Peer group figures', on: '2024-10-01', link: 'https://example.org/peers' },
    ],
    principles: ['relevant', 'from_needs', 'easy_to_understand', 'achievable', 'drives_outcomes'],
  },
  recycling: {
    evidence: [{ kind: 'benchmarking', finding: 'The best third of similar councils reach 48% or more.', source: 'National waste figures', on: '2024-12-10' }],
    principles: ['relevant', 'easy_to_understand', 'cheap_to_collect', 'national_definition'],
  },
  repairs: {
    evidence: [{ kind: 'evaluation', finding: 'The pilot team reached 87%.', source: 'Repairs pilot', on: '2024-12-06' }],
    principles: ['relevant', 'easy_to_understand', 'achievable', 'developed_together'],
  },
};

export const measureNotes = {
  recycling: [{ on: '2025-10-08', by: 'Waste Manager', words: 'Garden waste was weighed late in September; expect a revision.', audience: 'internal' }],
};

/** Which measures are for everybody: those of the corporate plan. */
export const isPublic = (measure) => measure.plans.includes('corporate');
