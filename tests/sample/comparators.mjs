// Others' figures beside the sample council's: averages, which counting hardly moves, and single councils of its kind with
// what they counted, which it moves as much as ours. They differ by a little more than that, as councils do.
import { areaParts } from './areas.mjs';
import { binomial, chance, normal, poisson } from './chance.mjs';
import { levels } from './series.mjs';

/** Councils of the same kind, each with how many times our cases it has. */
const COUNCILS = [
  ['Ashbridge', 0.5], ['Brackenfold', 0.8], ['Colmouth', 1.1], ['Dunmere', 1.3], ['Eastholt', 1.7], ['Fairwick', 2], ['Greyhaven', 2.6], ['Hartsea', 3.4],
];

/** The comparators of a measure. */
export function comparators(data, own, years) {
  return [...average(data, own, years, 'peers', 'peer'), ...named(data, own, years), ...average(data, own, years, 'national', 'national'), ...areaParts(data, own)];
}

/** An average: our level, without our noise, times a factor; of months the last of each quarter. The last eight: nobody looks further back. */
function average(data, own, years, key, kind) {
  if (!data[key]) return [];
  const [factor, name] = data[key];
  const around = new Map(levels(data, years).map(({ period, level }) => [period, level * (data.accumulation === 'ratio' ? data.scale : 1)]));
  const found = own
    .filter((one) => one.value !== undefined || one.denominator)
    .filter(({ period }) => data.frequency !== 'monthly' || /-(03|06|09|12)$/.test(period))
    .map(({ period, value }) => ({ period, value: Number(((data.yearTotal ? value : around.get(period)) * factor).toFixed(data.precision)) }));
  return [{ id: idOf(name), name, kind, series: found.slice(-8) }];
}

/** What each council counted in the latest period. */
function named(data, own, years) {
  if (!data.among) return [];
  const { rate, spread, seed } = data.among;
  const next = chance(`${data.id} among others${seed ?? 0}`);
  const { period } = own.at(-1);
  return COUNCILS.map(([name, times]) => {
    const denominator = poisson(next, data.total * times);
    const numerator = binomial(next, denominator, rate + spread * normal(next));
    return { id: idOf(name), name, kind: 'peer', series: [{ period, numerator, denominator }] };
  });
}

const idOf = (name) => name.toLowerCase().replaceAll(' ', '-');
