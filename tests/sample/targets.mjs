// The council's targets: for a value, a trajectory flat, straight or seasonal, with its tolerance or floor.
import { periodsOf, share } from './series.mjs';

/** A measure's targets by year. */
export function targets(data, years, own) {
  if (data.aim) {
    const target = { aim: data.aim, text: data.target, strict: data.aim.kind === 'relative' && !data.aim.or_equal ? true : undefined, tolerance: data.tolerance };
    return Object.fromEntries(years.map((year) => [year, prune(target)]));
  }
  if (data.plan === undefined) return undefined;
  const plans = [...(data.newThisYear ? [undefined, undefined] : data.was), data.plan];
  return Object.fromEntries(
    years
      .map((year, index) => [year, plans[index]])
      .filter(([, plan]) => plan !== undefined)
      .map(([year, plan]) => [year, target(data, year, plan, own)]),
  );
}

function target(data, year, plan, own) {
  const periods = periodsOf(data.frequency, [year]);
  const adds = data.accumulation === 'sum';
  const values = periods.map((one, index) => {
    if (data.accumulation === 'running') return plan * share(one.month);
    if (data.profile === 'seasonal') return plan * seasonal(data, index, periods.length);
    if (data.profile === 'straight') return plan * (0.85 + (0.3 * index) / Math.max(1, periods.length - 1));
    return plan;
  });
  const rounded = values.map((value) => Number(value.toFixed(data.precision)));
  const total = adds ? rounded.reduce((sum, value) => sum + value, 0) : rounded.at(-1);
  return prune({
    aim: { kind: 'value', value: Number(total.toFixed(data.precision)) },
    strict: data.strict,
    text: data.target,
    tolerance: data.floor === undefined ? data.tolerance : undefined,
    stretch: year === '2025/26' ? data.stretch : undefined,
    rationale: own.length > 4 ? 'Set from the trend of the two years before and what similar councils reach.' : undefined,
    trajectory: periods.map((one, index) => prune({ period: one.period, plan: rounded[index], floor: data.floor })),
  });
}

/** The share of a flat plan that a period takes: more in the busy season, the same over the year. */
function seasonal(data, index, count) {
  const month = (index * 12) / count;
  const swing = Math.cos((month - 3) * (Math.PI / 6)) * (data.id === 'sickness' ? -1 : 1);
  return 1 + (data.season ?? 0) * swing;
}

function prune(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
