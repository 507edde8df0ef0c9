// The council's figures: a level that moves from `start` to `end`, or by `steps`, with its season; and around it what
// chance makes of it. What is counted is drawn (`total`, `counts`), so that it varies as much as counting makes it; what
// is measured or paid varies by `spread`, a share of the level. Of what stays from one period to the next (`stays`, the
// share that does) only the rest is drawn anew. A measure’s `seed` is the first with which its figures tell its story.
import { binomial, chance, normal, poisson } from './chance.mjs';

const NOW = 29; // September 2025, counting months from April 2023.
const MONTH_NAMES = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'];

/** How a month swings over the year: high in summer, low in winter, adding up to nothing. */
const swing = (month) => Math.cos(((month % 12) - 3) * (Math.PI / 6));

/** Sickness and street-level pollution peak in winter. */
const winter = new Set(['sickness', 'air-quality', 'carbon']);

/** The periods up to September 2025, each with the month it ends in. */
export function periodsOf(frequency, years) {
  return years.flatMap((year, index) => {
    const first = Number(year.slice(0, 4));
    const at = (month) => index * 12 + month;
    switch (frequency) {
      case 'monthly':
        return MONTH_NAMES.map((name, month) => ({ period: `${month < 9 ? first : first + 1}-${name}`, month: at(month), year }));
      case 'quarterly':
        return [0, 1, 2, 3].map((quarter) => ({ period: `${year} Q${quarter + 1}`, month: at(quarter * 3 + 2), year }));
      case 'half_yearly':
        return [0, 1].map((half) => ({ period: `${year} H${half + 1}`, month: at(half * 6 + 5), year }));
      case 'yearly':
        return [{ period: year, month: at(11), year }];
      default:
        return [
          [`${first}-09-01..${first}-12-20`, 8],
          [`${first + 1}-01-06..${first + 1}-03-31`, 11],
        ].map(([period, month]) => ({ period, month: at(month), year }));
    }
  });
}

/** The periods that a measure reports, each with the level its figure is drawn around. */
export function levels(data, years) {
  const all = periodsOf(data.frequency, years).filter(({ month }) => month <= NOW);
  return all.map((one, index) => ({ ...one, level: levelAt(data, one.month, index, all.length) }));
}

/** The observations of a measure. `of` gives the data of another measure, by its id. */
export function series(data, years, of) {
  const all = levels(data, years);
  const drawn = figures(data, all, data.follows && deviations(of(data.follows.measure), years, data.follows));
  return all.map((one, index) => observation(data, one, index, all, drawn[index])).filter(Boolean);
}

function observation(data, { period, month, year }, index, all, figure) {
  const last = index === all.length - 1;
  const commented = (fields) => ({ period, ...fields, ...qualifiers(data, index, all, last) });
  if (data.newThisYear && year !== '2025/26') {
    return month > 18 ? { period, missing: 'new_measure' } : undefined;
  }
  if (data.texts) return data.texts[index] ? { period, text: data.texts[index] } : undefined;
  if (data.suppressed && index % 4 === 1) return { period, missing: 'suppressed', text: '<5' };
  if (data.unavailable && last) return { period, missing: 'not_available', comment: 'The supplier’s bills for two buildings are in dispute.' };
  if (data.notComparable && last) return { period, missing: 'not_comparable', comment: 'The question was changed in July.' };
  if (data.lateYear && year === '2025/26') return undefined;
  if (data.postponed && last) return { period, missing: 'not_due', comment: 'The summer courses were moved to October; they count in the second half.' };
  if (data.late && last) return undefined;
  if (data.yearTotal) {
    const total = data.yearTotal[yearAt(year)];
    return commented({ value: round(total * share(month % 12), data.precision) });
  }
  return commented(figure);
}

const yearAt = (year) => ['2023/24', '2024/25', '2025/26'].indexOf(year);

/** How much of a year's running total is in by a month: a little more each month, all of it by March. */
export function share(month) {
  return (month + 1) / 12 + 0.012 * Math.sin(((month + 1) * Math.PI) / 12);
}

/** A figure for each period. `apart` is how far each is moved by what another measure did before. */
function figures(data, all, apart = []) {
  const next = chance(`${data.id}${data.seed ?? 0}`);
  const spread = data.spread ?? 0;
  let before;
  return all.map(({ level }, index) => {
    if (data.accumulation === 'ratio') {
      const rate = Math.min(1, level * (1 + spread * normal(next)) + (apart[index] ?? 0));
      before = data.stays ? stock(next, data, before, rate) : counted(next, data, rate);
      return before;
    }
    if (data.counts) {
      const mean = level * Math.max(0, 1 + spread * normal(next));
      const stayed = before === undefined ? 0 : binomial(next, before.value, data.stays ?? 0);
      const came = before === undefined ? mean : mean - (data.stays ?? 0) * before.level;
      before = { value: stayed + poisson(next, came), level };
      return { value: before.value };
    }
    const [stays, off] = [before === undefined ? 0 : (data.stays ?? 0), normal(next)];
    before = stays * (before ?? 0) + Math.sqrt(1 - stays ** 2) * off;
    return { value: round(level * (1 + spread * before), data.precision) };
  });
}

/** Cases of a period, and those of them that count. */
function counted(next, { total, fixed }, rate) {
  const denominator = fixed ? total : poisson(next, total);
  return { numerator: binomial(next, denominator, rate), denominator };
}

/** The same people or homes as before, of whom those that don't stay as they are turn out anew. */
function stock(next, { total, stays }, before, rate) {
  if (!before) return { numerator: binomial(next, total, rate), denominator: total };
  const still = binomial(next, before.numerator, stays + (1 - stays) * rate);
  const turned = binomial(next, total - before.numerator, (1 - stays) * rate);
  return { numerator: still + turned, denominator: total };
}

/** How far off its level another measure was so many periods before, and what that moves here. */
function deviations(other, years, { periods, by }) {
  const all = levels(other, years);
  const rates = figures(other, all).map(({ numerator, denominator }) => numerator / denominator);
  return all.map((_, index) => (index < periods ? 0 : by * (rates[index - periods] - all[index - periods].level)));
}

function levelAt(data, month, index, count) {
  const along = count < 2 ? 1 : index / (count - 1);
  const step = data.steps?.findLast(([from]) => from <= month)?.[1];
  const trend = step ?? data.start + (data.end - data.start) * (data.flatEnd && along > 0.7 ? 1 : along);
  const season = (data.season ?? 0) * swing(month) * (winter.has(data.id) ? -1 : 1);
  return trend * (1 + season);
}

/** Comments and qualifiers: on the newest figure, and on the one whose successor is late. */
function qualifiers(data, index, all, last) {
  const newest = data.late ? index === all.length - 2 : last;
  const fields = {};
  if (data.comment && newest) fields.comment = data.comment;
  if (data.provisional && last) fields.provisional = true;
  if (index === 3 && data.national) fields.revised = true;
  if (data.aboutDate) fields.about = String(2022 + index);
  return fields;
}

function round(value, places) {
  return Number(value.toFixed(places));
}
