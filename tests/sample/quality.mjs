// What the sample council knows of the quality of its data: two assessments, and an audit of September with one finding.
// The audit is drawn here as the rules say, apart from the product's own code; a test of the sample holds the two together.
import { createHash } from 'node:crypto';

/** The six principles in a row, each met, partly or not, with what shows that. */
const principles = (each) =>
  Object.assign({}, ...Object.entries(each).map(([name, [met, shown]]) => ({ [name]: met, [`${name}_shown_by`]: shown })));

export const assessments = [
  {
    id: 'recycling-2025', name: 'Recycling rate, 3 Sep 2025', measure: 'recycling', audience: 'public', on: '2025-09-03', reviewer: 'Internal Audit',
    ...principles({
      accuracy: ['fully', 'Weighbridge tickets of ten days agree with the return.'], validity: ['fully', 'Counted as the national return defines it.'],
      reliability: ['fully', 'The same three contractors and one form since 2023.'], timeliness: ['fully', 'There within 20 days of the quarter’s end.'],
      completeness: ['fully', 'Every round has a ticket for every day.'], relevance: ['fully', 'It is what residents asked about.'],
    }),
  },
  {
    id: 'complaints-2025', name: 'Time to answer complaints, 6 Oct 2025', measure: 'complaints-time', audience: 'internal', on: '2025-10-06', review_by: '2025-11-14', reviewer: 'Performance Manager',
    ...principles({
      accuracy: ['fully', 'Thirty letters agree with the log.'], validity: ['fully', 'The clock starts on the day of receipt, as defined.'],
      reliability: ['partly', 'Nine teams close a complaint in their own way.'], timeliness: ['fully', 'There on the third working day.'],
      completeness: ['partly', 'Nine days of August were entered afterwards, from paper.'], relevance: ['fully', 'Residents say that time is what matters.'],
    }),
    action: 'Enter the paper of August again and compare.', action_owner: 'Head of Customer Services', action_due: '2025-10-24',
  },
];

/** Figures whose own periods end in September 2025. */
const WITHIN = ['2025-09', '2025/26 Q2', '2025/26 H1'];

/** The audit of a pack, drawn from its figures. */
export function audit({ measures, plans }) {
  const directorates = plans.filter((plan) => plan.kind === 'directorate');
  const feeds = (plan, above) => plan && (plan.id === above.id || feeds(plans.find((it) => it.id === plan.parent), above));
  const under = (measure, directorate) => plans.some((plan) => plan.measures.includes(measure.id) && feeds(plan, directorate));
  const listed = (of) =>
    [...measures].filter((measure) => directorates.find((it) => under(measure, it))?.id === of)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .flatMap((measure) => measure.series.filter((it) => WITHIN.includes(it.period) && (it.value ?? it.denominator) !== undefined).map((it) => [measure.id, it]));
  const stratum = (plan, name, seed, picks, findings) => {
    const list = listed(plan);
    const drawn = draw(seed, list.length, picks).map((number, at) => {
      const [measure, it] = list[number - 1];
      const ratio = it.denominator !== undefined;
      return {
        number, measure, of_period: it.period, published: ratio ? it.numerator : it.value, published_of: ratio ? it.denominator : undefined,
        ...findings[at],
      };
    });
    return { plan, name, seed, size: 2, drawn_on: '2025-10-21', list: list.map(([id, it]) => `${id} ${it.period}`).join('\n'), drawn };
  };
  const checked = (finding, found, more) => ({ finding, found, checked_by: 'Internal Audit', checked_on: '2025-10-28', ...more });
  const name = (id) => directorates.find((it) => it.id === id).name;
  return {
    id: 'september-2025', name: 'Audit of the figures of September 2025', audience: 'public', period: '2025-09', size: 6, check_by: '2025-10-31', auditor: 'Internal Audit',
    conclusion: 'Cases that settle after 56 days are taken out before the figure is sent.',
    strata: [
      stratum('people', name('people'), '3512', 3, [
        { replaced: 'The case files are at the court until December.', replaced_on: '2025-10-24' },
        checked('not_as_published', 'Five of the cases settled after 56 days.', { verified: 49 }),
        checked('as_published', 'Agrees with the ledger.'),
      ]),
      stratum('place', name('place'), '5261', 2, [checked('as_published', 'The register has none.'), checked('as_published', 'Forty jobs agree with their sheets.')]),
      stratum(undefined, 'No directorate', '4163', 2, [checked('as_published', 'All reports were seen.'), checked('as_published', 'Agrees with the ledger.')]),
    ],
  };
}

/** Different numbers of 1 to `population`: the i-th is SHA-256(seed + "," + i) modulo it, plus 1; repeats are passed over. */
function draw(seed, population, size) {
  const drawn = new Set();
  for (let pick = 1; drawn.size < Math.min(size, population); pick++) {
    const digest = createHash('sha256').update(`${seed},${pick}`).digest('hex');
    drawn.add(Number(BigInt(`0x${digest}`) % BigInt(population)) + 1);
  }
  return [...drawn];
}
