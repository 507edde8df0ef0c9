// The sample council's wards, where their hexagons lie, and some measures by ward or by age. Parts add up to the
// council's own figure of the period: the last has the rest of its cases, and chance says where those are that don't count.
import { chance } from './chance.mjs';

export const areas = [['Canalside', 2, 2], ['Harbour', 1, 2], ['Highfield', 2, 1], ['Millbrook', 3, 2], ['Northgate', 1, 1], ['Weald', 2, 3]]
  .map(([name, column, row]) => ({ id: name.toLowerCase(), name, column, row }));

/** By measure: the set, the kind, which periods, the seed, and each part's share of the denominator, how its rate differs, and what hides it. */
const PARTS = {
  'safeguarding-outcomes': {
    set: 'Wards', kind: 'area', last: 5, every: 1,
    parts: [['Canalside', 0.02, 0, 'suppressed'], ['Harbour', 0.22, -0.07], ['Highfield', 0.14, 0.05], ['Millbrook', 0.26, -0.02], ['Northgate', 0.21, 0.06], ['Weald', 0.15, 0]],
  },
  'care-homes': {
    set: 'Wards', kind: 'area', last: 2, every: 4, seed: 1,
    parts: [['Canalside', 0, 0, 'no_service'], ['Harbour', 0.3, -0.1], ['Highfield', 0.2, 0.05], ['Northgate', 0.3, 0.05], ['Weald', 0.2, 0]],
  },
  'care-leavers': { set: 'Age', kind: 'group', last: 2, every: 4, parts: [['17 to 18', 0.4, 0.12], ['19 to 21', 0.6, 0]] },
};

/** The areas or groups of a measure, as comparators. */
export function areaParts(data, own) {
  const found = PARTS[data.id];
  if (!found) return [];
  const figures = own.filter((one) => one.denominator);
  const wholes = figures.filter((_, at) => (figures.length - 1 - at) % found.every === 0).slice(-found.last);
  const next = chance(`${data.id} by part${found.seed ?? 0}`);
  const series = found.parts.map(() => []);
  wholes.forEach(({ period, numerator, denominator }, along) => {
    const of = shares(found.parts, denominator, along);
    const missed = spread(next, denominator - numerator, of, found.parts.map(([, , away]) => 1 - numerator / denominator - away));
    found.parts.forEach(([, , , missing], at) => {
      series[at].push(missing ? { period, missing, text: missing === 'suppressed' ? '<5' : undefined } : { period, numerator: of[at] - missed[at], denominator: of[at] });
    });
  });
  return found.parts.map(([name], at) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, kind: found.kind, set: found.set, series: series[at] }));
}

/** How many of all cases each part has in a period, a little more in one and a little less in another. */
function shares(parts, all, along) {
  const of = parts.map(([, share], at) => Math.round(all * (share + 0.008 * ((at + along) % 3 - 1) * (share > 0.1 ? 1 : 0))));
  const others = of.slice(0, -1).reduce((sum, one) => sum + one, 0);
  return [...of.slice(0, -1), all - others];
}

/** So many cases, each of which falls to some part: by how many it has, and how likely each of them is. */
function spread(next, count, of, rates) {
  const found = of.map(() => 0);
  for (let one = 0; one < count; one++) {
    const weights = of.map((all, at) => Math.max(0, all - found[at]) * Math.max(0, rates[at]));
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
    found[weights.findIndex((weight) => (left -= weight) < 0)]++;
  }
  return found;
}
