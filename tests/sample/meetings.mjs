// Two meetings of one partnership board of the sample council, the second of which opens with what the first promised, and a
// question that a reader left.

export const meetings = [
  {
    id: 'housing-partnership-october', name: 'Housing Partnership, 8 Oct 2025', body: 'Housing Partnership', level: 'partnership', on: '2025-10-08', state: 'held', period: '2025-08',
    plans: ['housing', 'corporate'], attendees: ['Chair of the Housing Partnership', 'Head of Housing Options'],
    items: [
      {
        name: 'More households in temporary accommodation than planned', kind: 'challenge', part: 'exception', measure: 'temporary-accommodation', exception: 'temporary-accommodation-red',
        minutes_allotted: 15, minutes_used: 25, notes: 'The board had the same answer in May.',
        questions: [{ words: 'Which of the leases are signed?', asked_by: 'Chair of the Housing Partnership', answer: 'Eleven of 40.' }],
        decisions: [
          { what: 'Visit the two hotels that hold most families', who: 'Chair of the Housing Partnership', by: '2025-10-24', done_on: '2025-10-23', outcome: 'Eleven families had been there over a year.' },
          { what: 'Bring the list of leases with their dates', who: 'Head of Housing Options', by: '2025-10-29' },
        ],
        members_rating: 'red', members_reason: 'The date moved twice.',
      },
    ],
    recommendations: [{ words: 'Agree to lease up to 20 homes outside the borough', to: 'Cabinet', measure: 'temporary-accommodation', reply_by: '2025-10-30' }],
    partnership: [{ question: 'common_view', met: 'partly', answer: 'The county counts households, we count families.', evidence: [{ kind: 'evaluation', finding: 'The two counts differ by 31.', source: 'Internal audit' }] }],
  },
  {
    id: 'housing-partnership-november', name: 'Housing Partnership, 12 Nov 2025', body: 'Housing Partnership', level: 'partnership', on: '2025-11-12', state: 'planned',
    plans: ['housing', 'corporate'], attendees: ['Chair of the Housing Partnership', 'Head of Housing Options'],
    items: [
      { name: 'More households in temporary accommodation than planned', kind: 'decide', part: 'exception', measure: 'temporary-accommodation', exception: 'temporary-accommodation-red', minutes_allotted: 15, why: 'Asked for: agree to lease up to 20 homes outside the borough.' },
      { name: 'Homes built', kind: 'note', measure: 'homes-built', minutes_allotted: 5 },
    ],
  },
];

export const questions = [
  { id: 'question-hotels', words: 'How many of these households have children at school?', measure: 'temporary-accommodation', period: '2025-09', asked_by: 'A member', asked_on: '2025-10-22' },
];
