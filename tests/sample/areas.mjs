// The sample council's wards, where their hexagons lie, and some measures by ward or by age. Parts add up to the
// council's own figure of the period: the last takes the rest.

export const areas = [['Canalside', 2, 2], ['Harbour', 1, 2], ['Highfield', 2, 1], ['Millbrook', 3, 2], ['Northgate', 1, 1], ['Weald', 2, 3]]
  .map(([name, column, row]) => ({ id: name.toLowerCase(), name, column, row }));

/** By measure: the set, the kind, which periods, and each part's share of the denominator, how its rate differs, and what hides it. */
const PARTS = {
  'safeguarding-outcomes': {
    set: 'Wards', kind: 'area', last: 5, every: 1,
    parts: [['Canalside', 0.02, 0, 'suppressed'], ['Harbour', 0.22, -0.07], ['Highfield', 0.14, 0.05], ['Millbrook', 0.26, -0.02], ['Northgate', 0.21, 0.06], ['Weald', 0.15, 0]],
  },
  'care-homes': {
    set: 'Wards', kind: 'area', last: 2, every: 4,
    parts: [['Canalside', 0, 0, 'no_service'], ['Harbour', 0.3, -0.1], ['Highfield', 0.2, 0.05], ['Northgate', 0.3, 0.05], ['Weald', 0.2, 0]],
  },
  'care-leavers': { set: 'Age', kind: 'group', last: 2, every: 4, parts: [['17 to 18', 0.4, 0.12], ['19 to 21', 0.6, 0]] },
};

/** The areas or groups of a measure, as comparators. */
export function parts(data, own) {
  const found = PARTS[data.id];
  if (!found) return [];
  const figures = own.filter((one) => one.denominator);
  const wholes = figures.filter((_, at) => (figures.length - 1 - at) % found.every === 0).slice(-found.last);
  const series = found.parts.map(() => []);
  wholes.forEach(({ period, numerator, denominator }, along) => {
    const rate = numerator / denominator;
    let [left, leftOf] = [numerator, denominator];
    found.parts.forEach(([, share, away, missing], at) => {
      const isLast = at === found.parts.length - 1;
      const of = isLast ? leftOf : Math.round(denominator * (share + 0.008 * ((at + along) % 3 - 1) * (share > 0.1 ? 1 : 0)));
      const part = isLast ? left : Math.min(of, left, Math.round(of * (rate + away)));
      [left, leftOf] = [left - part, leftOf - of];
      series[at].push(missing ? { period, missing, text: missing === 'suppressed' ? '<5' : undefined } : { period, numerator: part, denominator: of });
    });
  });
  return found.parts.map(([name], at) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, kind: found.kind, set: found.set, series: series[at] }));
}
