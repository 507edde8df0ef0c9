// What the sample council says, promises and does about what is red: one exception in recovery whose date moved three
// times, one that is open, one that closed, and one that is waived. A test of the sample holds it against the figures.

const promise = (by, on, reason) => ({ by, on, post: 'Head of Housing Options', reason });

export const exceptions = [
  {
    id: 'temporary-accommodation-red', name: 'More households in temporary accommodation than planned', measure: 'temporary-accommodation',
    audience: 'public', raised: '2025-01', raised_on: '2025-02-20', trigger: 'red', owner: 'Head of Housing Options', state: 'in_recovery',
    cause: 'Private rents rose faster than housing benefit, and fewer landlords let to people who are homeless.', control: 'partly',
    evidence: [{ kind: 'trend', finding: 'Private rents rose 9% in the year.', source: 'Rent officers’ figures', on: '2025-07-31' }],
    residents: 'Families wait in single rooms, some an hour from their school.', equality: 'Lone parents are four in ten of them.',
    money: 'A night in a hotel costs three times what a leased home does.', risks: ['hotels'],
    elsewhere: 'A neighbouring council rings every landlord who stops letting, the same week. It costs nothing but the call.',
    recovery: [['2025-08', 262], ['2025-09', 258], ['2025-10', 254], ['2025-11', 248], ['2025-12', 240], ['2026-01', 236]].map(([period, value]) => ({ period, value })),
    promises: [
      promise('2025-06-30', '2025-02-20', 'Every household is visited within a week of being placed.'),
      promise('2025-09-30', '2025-05-20', 'The visits found nobody a home; leases are being sought.'),
      promise('2025-12-31', '2025-08-20', 'The first leases were signed in July, a month late.'),
      promise('2026-01-31', '2025-10-20', 'Two hotel contracts end in November, and 29 leases are still to come.'),
    ],
    confidence: 'low', sought: 'Cabinet: agree to lease up to 20 homes outside the borough.', reviewed_on: '2025-10-20', review_by: '2025-11-20',
  },
  {
    id: 'accidents-july', name: 'A fall from a vehicle', measure: 'accidents', raised: '2025-07', raised_on: '2025-08-20', trigger: 'red', owner: 'Head of People',
    state: 'closed', cause: 'A truck without a step.', control: 'ours', elsewhere: 'Crews of a neighbouring council check each other’s steps at the start of a shift.',
    promises: [{ by: '2025-09-30', on: '2025-08-20', post: 'Head of People', reason: 'Steps are fitted to all twelve trucks.' }],
    closed_on: '2025-10-20', closed_after: '2025-09',
  },
  {
    id: 'sickness-red', name: 'More days lost to sickness than planned', measure: 'sickness', raised: '2025-04', raised_on: '2025-05-20', trigger: 'red', owner: 'Head of People',
    state: 'open', waiver: 'The workforce board goes through it every month: a second report would say the same.', waived_by: 'Chief Executive', waived_on: '2025-06-04', waived_until: '2026-03-31',
  },
  {
    id: 'complaints-late', name: 'Complaints take too long', measure: 'complaints-time', raised: '2025-08', raised_on: '2025-09-22', trigger: 'red', owner: 'Head of Customer Services',
    state: 'open', cause: 'Nine teams answer complaints, each in its own way; when the system was down none could see the others’ queue.', control: 'ours',
    residents: 'One in five waits longer than was promised.', review_by: '2025-10-24',
  },
];
