// The council's figures: a level that moves from `start` to `end`, a season, and a little noise.

const NOW = 29; // September 2025, counting months from April 2023.
const MONTH_NAMES = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'];

/** How a month swings over the year: high in summer, low in winter, adding up to nothing. */
const swing = (month) => Math.cos(((month % 12) - 3) * (Math.PI / 6));

/** Noise from the id and the place, the same at every run: from -1 to 1. */
function noise(id, at) {
  let hash = 2166136261;
  for (const unit of `${id}${at}`) hash = Math.imul(hash ^ unit.charCodeAt(0), 16777619);
  return ((hash >>> 8) % 2001) / 1000 - 1;
}

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

/** The observations of a measure. */
export function series(data, years) {
  const all = periodsOf(data.frequency, years).filter(({ month }) => month <= NOW);
  return all.map((one, index) => observation(data, one, index, all)).filter(Boolean);
}

function observation(data, { period, month, year }, index, all) {
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
  if (data.series === 'accidents') return commented({ value: month === 27 ? 1 : month % 9 === 2 && month < 24 ? 1 : 0 });
  const level = levelAt(data, month, index, all.length);
  if (data.yearTotal) {
    const total = data.yearTotal[years(year)];
    return commented({ value: round(total * share(month % 12), data.precision) });
  }
  if (data.accumulation === 'ratio') {
    const total = Math.round(data.total * (1 + 0.05 * noise(data.id, `n${index}`)));
    return commented({ numerator: Math.min(total, Math.round(total * level)), denominator: total });
  }
  return commented({ value: round(level, data.precision) });
}

const years = (year) => ['2023/24', '2024/25', '2025/26'].indexOf(year);

/** How much of a year's running total is in by a month: a little more each month, all of it by March. */
export function share(month) {
  return (month + 1) / 12 + 0.012 * Math.sin(((month + 1) * Math.PI) / 12);
}

function levelAt(data, month, index, count) {
  const along = count < 2 ? 1 : index / (count - 1);
  const trend = data.start + (data.end - data.start) * (data.flatEnd && along > 0.7 ? 1 : along);
  const season = (data.season ?? 0) * swing(month) * (winter.has(data.id) ? -1 : 1);
  const steady = data.flatEnd || data.frequency === 'yearly' ? 0 : 0.012;
  return trend * (1 + season + (index === count - 1 ? 0 : steady * noise(data.id, index)));
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
