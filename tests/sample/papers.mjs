// What the sample council lays before its members: a paper in proof, and a text that stands beside its figures.

export const narratives = [
  {
    id: 'a-home-by-june', name: 'A home by June', kind: 'case_study', audience: 'public', plan: 'corporate', measures: ['temporary-accommodation', 'new-tenancies'],
    by: 'Head of Housing Options',
    words: 'A mother and two children spent eleven weeks in one hotel room.\n\nThey were told of a home by June. In July they moved into the first leased one, ten minutes from the school.',
  },
];

export const papers = [
  {
    id: 'corporate-september', name: 'Corporate plan report, September 2025', template: 'corporate_plan', period: '2025-09', plan: 'corporate', version: 1,
    decisions: ['Agree to lease up to 20 homes outside the borough.'],
    left_out: [{ measure: 'recycling', reason: 'it has a report of its own at this meeting' }],
  },
];
