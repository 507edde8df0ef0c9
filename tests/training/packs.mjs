// The small packs that exercises stand on.

/** Everything is said as at this day. */
export const CLOCK = '2025-10-31';
export const YEAR = '2025/26';

export const pack = (measures, rest = {}) => ({
  format: 'golden-thread-pack',
  version: 1,
  organisation: { name: 'Anyborough Council (training)', clock: CLOCK, ...rest.organisation },
  ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'organisation')),
  measures: measures.map((measure) => ({ specification: {}, ...measure })),
});

/** Months from one on, as files write them. */
export function months(from, count) {
  const [year, month] = from.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => {
    const all = month - 1 + at;
    return `${year + Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
}

export const byMonth = (from, values) => months(from, values.length).map((period, at) => ({ period, value: values[at] }));

/** A target for September 2025, with what else there is to it. */
export const inSeptember = (plan, rest = {}) => ({
  [YEAR]: {
    aim: typeof plan === 'number' ? { kind: 'value', value: plan } : { kind: 'range', ...plan },
    trajectory: [{ period: '2025-09', plan }],
    ...rest,
  },
});

/** A monthly measure with a figure for September 2025, which exercises put others in the place of. */
export const rated = (id, name, polarity, precision, figure, targets, rest = {}) => ({
  id,
  name,
  frequency: 'monthly',
  polarity,
  accumulation: 'latest',
  precision,
  unit: '%',
  series: [{ period: '2025-09', value: figure }],
  targets,
  ...rest,
});

/** A monthly share whose figures the exercise draws. */
export const monthly = (id, name, polarity, rest = {}) => ({
  id,
  name,
  frequency: 'monthly',
  polarity,
  accumulation: 'mean',
  precision: 1,
  unit: '%',
  ...rest,
});
