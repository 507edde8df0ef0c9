// What the sample council expects to follow from what, and the measures that would show it: one shows it, for the
// figures of repairs are drawn so that they follow those of invoices; of the others nothing was put into the figures.
const link = (id, from, to, claim, lag_months, from_measure, to_measure) => ({ id, from, to, claim, lag_months, from_measure, to_measure });

export const links = [
  link('staff-listening', 'able-council', 'listening', 'Settled teams know their cases: where agency workers cover, complaints wait for somebody who does.', 1, 'agency', 'complaints-time'),
  link('staff-claims', 'able-council', 'live-well', 'Fewer days lost to sickness leave more time for visits at home.', 3, 'sickness', 'falls'),
  link('money-repairs', 'sound-money', 'right-first-time', 'Suppliers who are paid on time send parts on time.', 2, 'invoices', 'repairs'),
  link('repairs-homes', 'right-first-time', 'settled-homes', 'Tenants stay in homes that work.', 6, 'repairs', 'new-tenancies'),
  link('listening-homes', 'listening', 'settled-homes', 'Who gets through early is helped before the eviction.', 1, 'calls', 'homelessness-prevented'),
  link('homes-money', 'settled-homes', 'sound-money', 'Who keeps a home pays its rent.', 1, 'homelessness-prevented', 'arrears'),
  link('homes-start', 'settled-homes', 'good-start', 'Children who don’t move do better at school.'),
  link('warm-green', 'warm-homes', 'greener-borough', 'Insulated homes need less heat.', 6, 'energy-ratings', 'carbon'),
  link('green-well', 'greener-borough', 'live-well', 'With cleaner air more people are out and about.', 0, 'air-quality', 'leisure-visits'),
];
