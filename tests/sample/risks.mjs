// What may go wrong for the sample council: one risk over what is accepted and on its way up, one whose review is overdue,
// one that its red measure disagrees with, one on its way down, and one that was closed. A test of the sample holds them against its figures.

const score = (on, likelihood, impact, reason) => ({ on, likelihood, impact, reason });

export const risks = [
  {
    id: 'hotels', name: 'Hotels cost more than the budget holds', plan: 'corporate', audience: 'public', category: 'financial', owner: 'Director of Finance', state: 'open',
    cause: 'Private rents rise faster than housing benefit.', event: 'More families than planned wait in hotels.', consequence: 'The year ends £3m over, and other services pay for it.',
    inherent: score('2025-04-15', 5, 5), target: score('2025-04-15', 3, 3), target_by: '2026-03-31',
    scores: [score('2025-04-15', 4, 4, 'As many households as a year before.'), score('2025-10-20', 5, 4, 'The leases came a month late.')],
    controls: ['A panel looks at every placement each week'], reviewed_on: '2025-10-20', review_by: '2026-01-20',
    measures: ['temporary-accommodation'], objectives: ['settled-homes'],
  },
  {
    id: 'savings-late', name: 'Savings come late or not at all', plan: 'corporate', category: 'financial', owner: 'Director of Finance', state: 'open',
    cause: 'Four in ten of them rest on one contract.', event: 'The contract isn’t let in time.', consequence: 'Reserves pay for the year, and can’t pay twice.',
    scores: [score('2025-03-05', 2, 4, 'The supplier was chosen in February.')], review_by: '2025-11-30', measures: ['savings'], objectives: ['sound-money'],
  },
  {
    id: 'flood', name: 'A flood closes the depot', plan: 'place', category: 'property', owner: 'Director of Place', state: 'open',
    scores: [score('2024-10-01', 2, 4, 'The river has reached the gate once in ten years.')], reviewed_on: '2025-03-31', review_by: '2025-09-30',
  },
  {
    id: 'cyber', name: 'A cyber attack stops services', plan: 'corporate', category: 'security', owner: 'Head of Technology', state: 'open',
    inherent: score('2025-02-01', 4, 5), target: score('2025-02-01', 2, 3), target_by: '2026-06-30',
    scores: [score('2025-02-01', 3, 4, 'Two systems can’t be patched.'), score('2025-09-15', 2, 4, 'One of them was replaced.')], review_by: '2025-12-15',
  },
  {
    id: 'depot-lease', name: 'The depot’s lease ends', plan: 'place', category: 'property', owner: 'Director of Place', state: 'closed',
    scores: [score('2024-10-01', 3, 3, 'The owner had offers.')], closed_on: '2025-07-14', closed_by: 'Risk Board', closing_reason: 'It was renewed for ten years.',
  },
];
