// Writes the sample pack as it was before its year 2024/25 was signed off; `make sample` signs it and puts it in
// its place. Deterministic: the same data make the same bytes.
import { areas } from './areas.mjs';
import { comparators } from './comparators.mjs';
import { costs } from './costs.mjs';
import { exceptions } from './exceptions.mjs';
import { forecasts } from './forecasts.mjs';
import { lessons, proposals } from './lessons.mjs';
import { links } from './links.mjs';
import { measures } from './measures.mjs';
import { meetings, questions } from './meetings.mjs';
import { actions, grounds, isPublic, measureNotes, objectives, plans, stories } from './planning.mjs';
import { narratives, papers } from './papers.mjs';
import { assessments, audit } from './quality.mjs';
import { risks } from './risks.mjs';
import { series } from './series.mjs';
import { targets } from './targets.mjs';

const YEARS = ['2023/24', '2024/25', '2025/26'];

const pack = {
  format: 'golden-thread-pack',
  version: 1,
  organisation: {
    name: 'Anyborough Council',
    vision: 'A fairer, greener borough',
    vocabulary: 'red_amber_green',
    year_start_month: 4,
    // It never rots: everything is said as at this day.
    clock: '2025-10-31',
  },
  perspectives: ['Outcomes', 'Workforce', 'Finance', 'Quality'].map((name) => ({ id: name.toLowerCase(), name })),
  plans: plans.map((plan) => ({
    ...plan,
    measures: plan.measures ?? measures.filter((measure) => measure.plans.includes(plan.id)).map((measure) => measure.id),
  })),
  objectives: objectives.map(([id, name, plan, parent, shown]) => ({
    id,
    name,
    plan,
    parent,
    measures: shown ?? measures.filter((measure) => measure.objective === id).map((measure) => measure.id),
    story: stories[id],
  })),
  actions,
  areas,
  exceptions,
  lessons,
  proposals,
  assessments,
  risks,
  links,
  meetings,
  questions,
  narratives,
  papers,
  measures: measures.map(measure),
};
pack.audits = [audit(pack)];
process.stdout.write(write(pack));

function measure(data) {
  const [form, prominence, timing, kind, delivery, requirement, intent, regime] = data.attributes;
  const own = series(data, YEARS, (id) => measures.find((other) => other.id === id));
  return clean({
    id: data.id,
    name: data.name,
    description: data.about,
    perspective: data.perspective,
    frequency: data.frequency,
    polarity: data.polarity,
    accumulation: data.accumulation,
    unit: data.unit,
    precision: data.precision,
    scale: data.scale,
    comparison: data.comparison,
    baseline: data.baseline && { value: data.baseline, period: '2022/23' },
    form,
    prominence,
    timing,
    kind,
    nature: data.texts ? 'qualitative' : 'quantitative',
    delivery,
    requirement,
    intent,
    regime,
    audience: isPublic(data) ? 'public' : 'internal',
    notes: measureNotes[data.id],
    specification: specification(data),
    targets: grounded(data, targets(data, YEARS, own)),
    series: own,
    costs: costs[data.id],
    forecasts: forecasts[data.id],
    comparators: comparators(data, own, YEARS),
  });
}

/** The targets with what this year's rests on. */
function grounded(data, byYear) {
  const now = byYear?.[YEARS[2]];
  if (now) Object.assign(now, grounds[data.id]);
  return byYear;
}

/** The specification; a few are short of some parts on purpose. */
function specification(data) {
  const short = data.texts || data.accumulation === null;
  const ratio = data.accumulation === 'ratio';
  return clean({
    definition: short ? undefined : `${data.name}, as counted by the ${data.source.toLowerCase()}.`,
    data_source: data.source,
    calculation: ratio ? 'Numerator over denominator, over the whole period.' : undefined,
    numerator: ratio ? (data.numerator ?? 'Cases that meet the standard') : undefined,
    denominator: ratio ? 'All cases in the period' : undefined,
    responsible_officer: short ? undefined : 'Performance Officer',
    accountable_officer: data.owner,
    accountable_deputy: short ? undefined : 'Service Manager',
    performance_lead: 'Performance Manager',
    performance_deputy: short ? undefined : 'Performance Officer',
    timetable: 'Figures by the 20th of the month after; published with the scorecard.',
    lag_days: data.frequency === 'monthly' ? 20 : data.frequency === 'yearly' ? 60 : 30,
    published_days: data.frequency === 'quarterly' ? 45 : undefined,
    peers: data.peers?.[1] ?? data.national?.[1],
    stretch: data.stretch ? 'A fifth of the way beyond the target.' : undefined,
    forecast_method: 'Trajectory',
    rationale: short ? undefined : 'Stands in the plan because residents named it in the consultation of 2022.',
  });
}

/** Without what isn't set, and without empty lists. */
function clean(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)));
}

/** Sorted keys, one observation and one step of a trajectory a line, as the product itself writes. */
function write(value, indent = '', key = '') {
  const oneLine = (item) =>
    `{${Object.keys(item).filter((name) => item[name] !== undefined).sort().map((name) => `${JSON.stringify(name)}: ${typeof item[name] === 'object' ? oneLine(item[name]) : JSON.stringify(item[name])}`).join(', ')}}`;
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const lines = ['series', 'trajectory'].includes(key);
    const items = value.map((item) => (lines ? oneLine(item) : write(item, inner)));
    return `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`;
  }
  if (value && typeof value === 'object') {
    const keys = Object.keys(value).filter((name) => value[name] !== undefined).sort();
    if (keys.length === 0) return '{}';
    return `{\n${keys.map((name) => `${inner}${JSON.stringify(name)}: ${write(value[name], inner, name)}`).join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}
