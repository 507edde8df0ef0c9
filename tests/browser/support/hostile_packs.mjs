// Packs that nobody meant, or somebody did: made here, given to the page as files. A script that any of them gets run
// sets `window.ran`.
import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';

const SAMPLE = readFileSync(new URL('../../../public/packs/sample.json', import.meta.url));
const HEAD = { format: 'golden-thread-pack', version: 1, organisation: { name: 'Borchester', year_start_month: 4 } };
const MARKUP = '"><script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload=window.ran=1>{{7*7}}';
const HIDDEN = '\u202Egnp.exe\u202C\u200B\u200D\uFEFF\u2066\u0000\u0085\u2028';
const LONG = 'x'.repeat(10 << 20);

/** A pack's text with these fields. */
const pack = (fields) => JSON.stringify({ ...HEAD, ...fields });
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const named = (id, more = {}) => ({ id, name: `The ${id}`, ...more });
/** Records one under the other. */
const chain = (field, more) => times(3000, (at) => ({ ...named(`r${at}`), ...more, ...(at ? { [field]: `r${at - 1}` } : {}) }));
/** Records under each other in a ring. */
const ring = (field, more) => times(3, (at) => ({ ...named(`r${at}`), ...more, [field]: `r${(at + 1) % 3}` }));
const WORK = { plan: 'p', kind: 'activity', state: 'under_way' };
const PLANS = { plans: [named('p', { measures: ['m'] })] };
const FULL = { frequency: 'monthly', polarity: 'higher_is_better', accumulation: 'sum', specification: {} };
const measure = (more) => ({ ...PLANS, measures: [{ ...named('m'), ...FULL, ...more }] });
const figures = (values, periods = times(12, (at) => `2025-${String(at + 1).padStart(2, '0')}`)) => values.map((value, at) => ({ period: periods[at], value }));
const target = (aim, trajectory = []) => ({ '2025/26': { aim, trajectory } });

/** The sample, unsigned, with each value that `chosen` says put through `change`. */
function sample(change, chosen = () => true) {
  const walk = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === 'format' || name === 'version' ? item : walk(item, name)]));
    return chosen(key, value) ? change(value, key) : value;
  };
  const { sign_offs, history, ...rest } = JSON.parse(SAMPLE);
  return JSON.stringify(walk(rest, ''));
}

const WORDS = new Set(['name', 'vision', 'description', 'purpose', 'owner', 'progress', 'finding', 'source', 'words', 'by', 'unit', 'comment', 'text', 'rationale', 'definition', 'data_source', 'calculation', 'responsible_officer', 'accountable_officer', 'timetable', 'assumptions', 'peers']);
// Neither a day nor a choice, which stands under the name of a text elsewhere.
const isWords = (value) => typeof value === 'string' && !/^(\d{4}.*|[a-z]+(_[a-z]+)*)$/.test(value);
const words = (change) => sample(change, (key, value) => WORDS.has(key) && isWords(value));
const REFERENCES = new Set(['parent', 'plan', 'objective', 'part_of', 'perspective', 'measures', 'comparator', 'objectives', 'actions']);

/** A ZIP of the sample, as a spreadsheet or a folder is one. */
function zip() {
  const [name, packed] = [Buffer.from('sample.json'), deflateRawSync(SAMPLE)];
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(SAMPLE.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

const utf16 = (text, big) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

const IDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', MARKUP, 'a/b?c#d', '../../x', '%2F%00%zz', 'e\u0301\u{1F9F5}', '\u0000', 'change', HIDDEN, '0', 'null', '\\'];
const LINKS = ['javascript:window.ran=1', ' JaVaScRiPt:window.ran=1', 'java\nscript:window.ran=1', 'data:text/html,<script>window.ran=1</script>', 'vbscript:x', '//evil.example/x', 'https://example.org/<script>'];
const MONTHS = times(12, (at) => `2025-${String(at + 1).padStart(2, '0')}`);
const LARGEST = 1.7e308;

/** What can't be opened, in groups: the file, and what the page says of it. */
export const REFUSED = {
  'that are no packs': {
    'an empty file': ['', /this file is empty/],
    'null': ['null', /a pack is a JSON object/],
    'a list': ['[]', /a pack is a JSON object/],
    'an empty object': ['{}', /this isn't a pack/],
    'a ZIP': [zip(), /isn't in UTF-8/],
    'a gzip': [gzipSync(SAMPLE), /isn't in UTF-8/],
    'a web page': ['<!doctype html><script>window.ran=1</script>', /line 1, column 1: error/],
    'a table': ['Measure,Period,Value\nA,2025-04,1\n', /line 1, column 1: error/],
    'a megabyte of NUL': [Buffer.alloc(1 << 20), /line 1, column 1: error/],
    'UTF-16': [utf16(SAMPLE.toString()), /save the file as UTF-8/],
    'UTF-16, the other way round': [utf16(SAMPLE.toString(), true), /save the file as UTF-8/],
    'the sample cut short': [SAMPLE.subarray(0, SAMPLE.length / 2), /the file ends in the middle/],
    'NUL between fields': [pack(PLANS).replaceAll(',', ',\u0000'), /line 1, column 32: error/],
    'half a character': [pack(PLANS).replace('The p', '\\ud800'), /line 1, column \d+: error/],
  },
  'of versions that are none or not yet': {
    'version 999': [JSON.stringify({ ...HEAD, version: 999, plans: [{ quite: 'different' }] }), /this pack has version 999/],
    'version 1 in words': [JSON.stringify({ ...HEAD, version: '1' }), /a pack's version is a whole number above zero/],
    'version 0': [JSON.stringify({ ...HEAD, version: 0 }), /a pack's version is a whole number above zero/],
    'version -1': [JSON.stringify({ ...HEAD, version: -1 }), /a pack's version is a whole number above zero/],
  },
  'deeper than anybody reads': {
    'lists 100,000 deep': ['['.repeat(1e5), /lists and objects stand too deep/],
    'objects 100,000 deep': ['{"a":'.repeat(1e5), /lists and objects stand too deep/],
    'a field 100,000 deep': [pack({}).replace(/}$/, `,"more":${'['.repeat(1e5)}${']'.repeat(1e5)}}`), /lists and objects stand too deep/],
    'a field 120 deep': [pack(PLANS).replace(/}$/, `,"more":${'['.repeat(120)}${']'.repeat(120)}}`), /in 'more' lists and objects stand too deep/],
    'a chain of 3,000 plans': [pack({ plans: chain('parent') }), /plan 'The r40' would stand more than 40 levels deep/],
    'a chain of 3,000 objectives': [pack({ ...PLANS, objectives: chain('parent', { plan: 'p' }) }), /objective 'The r40' would stand more than 40/],
    'a chain of 3,000 actions': [pack({ ...PLANS, actions: chain('part_of', WORK) }), /action 'The r40' would stand more than 40/],
    'a chain of 3,000 risks': [pack({ ...PLANS, risks: chain('part_of', { plan: 'p' }) }), /risk 'The r40' would stand more than 40/],
  },
  'that contradict themselves': {
    'plans in a ring': [pack({ plans: ring('parent') }), /plan 'The r2' can't stand under itself/],
    'objectives in a ring': [pack({ ...PLANS, objectives: ring('parent', { plan: 'p' }) }), /objective 'The r2' can't stand under itself/],
    'actions in a ring': [pack({ ...PLANS, actions: ring('part_of', WORK) }), /action 'The r2' can't stand under itself/],
    'a plan under itself': [pack({ plans: [named('p', { parent: 'p' })] }), /plan 'The p' can't stand under itself/],
    'ids that stand twice': [pack({ plans: [named('p'), named('p')] }), /there is already a plan 'p'/],
    'a field that stands twice': [pack({ plans: [named('p')] }).replace(/}$/, ',"plans":[]}'), /duplicate field 'plans'/],
    'ids that are empty': [pack({ plans: [named('')], objectives: [named('', { plan: 'p' })] }), /a plan needs an id.*an objective needs an id/s],
    'weights of nothing and less': [pack({ measures: [0, -1].map((weight, at) => ({ ...named(`m${at}`), weight, specification: {} })) }), /the weight must be above zero, not -1/],
  },
  'with wrong values': {
    'wrong types everywhere': [sample((value) => (typeof value === 'string' ? 7 : [`${value}`])), /and \d+ more/],
    'lists where objects are': [pack({ organisation: [], plans: {}, measures: [[], null, 1, '', {}] }), /plans: error: expected a list, found map/],
    'a figure NaN': [pack(measure({ series: figures([1]) })).replace('"value":1', '"value":NaN'), /line 1, column \d+: error: expected value/],
    'a figure 1e400': [pack(measure({ series: figures([1]) })).replace('"value":1', '"value":1e400'), /this number is too large to be kept/],
    'years that are none': [pack({ plans: ['-5/-4', '99999/00', '2025/27', '262143/44', '', '2147483648'].map((from, at) => named(`p${at}`, { from })) }), /plans\[5\]\.from: error/],
    'days that are none': [pack({ ...PLANS, actions: ['2025-02-30', '0000-00-00', '-2025-01-01', '99999-01-01'].map((due, at) => named(`a${at}`, { ...WORK, due })) }), /actions\[3\]\.due: error: '99999-01-01' isn't a day/],
    'a year that starts in month 0': [pack({ organisation: { name: 'A', year_start_month: 0 } }), /a year starts in a month from 1 to 12, not 0/],
    'a year that starts in month 13': [pack({ organisation: { name: 'A', year_start_month: 13 } }), /a year starts in a month from 1 to 12, not 13/],
    'a word of 10 MB where a figure stands': [pack(measure({ scale: LONG })), /expected a number, found string "x+…/],
    'a choice of a megabyte': [pack(measure({ frequency: LONG.slice(0, 1 << 20) })), /unknown variant 'x+…/],
    'seals of nothing': [JSON.stringify({ ...JSON.parse(SAMPLE), sign_offs: [{ id: 's', by: MARKUP }] }), /sign_offs\[0\]: error/],
  },
};

/** What opens: the file, and what the page says of it before, if anything. */
export const OPENED = {
  'ids like those of programs': [
    pack({
      plans: IDS.map((id) => named(id, { measures: IDS })),
      measures: IDS.map((id) => ({ ...named(id), perspective: id, specification: {}, comparators: [named('__proto__', { kind: 'peer' })] })),
      objectives: IDS.map((id) => named(id, { plan: id, measures: IDS })),
      perspectives: IDS.map((id) => named(id)),
      actions: IDS.map((id) => named(id, { ...WORK, plan: id, objective: id })),
    }),
  ],
  'words of markup': [words((text) => `${MARKUP} ${text}`)],
  'words that hide and turn': [words((text) => `${HIDDEN}${text}${HIDDEN}`)],
  'words that begin a formula': [words((text) => `=cmd|'/c calc'!A1 ${text}`)],
  'links that run': [pack({ ...measure({ comparators: [named('c', { kind: 'peer', link: LINKS[0] })] }), plans: [named('p', { measures: ['m'], evidence: LINKS.map((link) => ({ kind: 'consultation', finding: 'Found', source: 'Source', link })) })] })],
  'figures, years and days at their ends': [
    pack({
      ...PLANS,
      measures: [
        {
          ...FULL,
          ...named('m'),
          series: figures([LARGEST, -LARGEST, LARGEST, LARGEST, 5e-324, LARGEST, 0, -0, LARGEST]),
          scale: LARGEST,
          similar_within: LARGEST,
          weight: LARGEST,
          precision: 9,
          targets: target({ kind: 'value', value: LARGEST }, MONTHS.map((period) => ({ period, plan: LARGEST }))),
          comparators: [named('c', { kind: 'peer', series: figures([-LARGEST, LARGEST]) })],
        },
        { ...FULL, ...named('ratio'), accumulation: 'ratio', scale: 5e-324, series: times(6, (at) => ({ period: MONTHS[at + 3], numerator: at % 2 ? LARGEST : 0, denominator: at % 3 ? 5e-324 : 0 })) },
        { ...FULL, ...named('years'), series: figures([1, 2, 3, 4], ['0001-01', '1066-10', '2025-04', '9999-12']), targets: { '0001/02': { aim: { kind: 'none' } }, '9998/99': { aim: { kind: 'value', value: 1 } } } },
      ],
      actions: ['0001-01-01', '9999-12-31'].map((due, at) => named(`a${at}`, { ...WORK, due })),
    }),
  ],
  'references that lead nowhere': [sample((value) => (typeof value === 'string' ? 'nowhere' : value), (key) => REFERENCES.has(key) && key !== 'measures'), /there is no plan 'nowhere' in this pack/],
  'a byte order mark, and a field 60 deep': [`\uFEFF${SAMPLE.toString().replace(/}\s*$/, `,"more":${'['.repeat(60)}${']'.repeat(60)}}`)}`],
  'a history of 5,000 events': [pack({ ...PLANS, history: times(5000, (at) => ({ on: '2025-04-01', by: 'A', what: `Change ${at}`, changes: [{ place: MARKUP, before: 'a', after: 'b' }] })) })],
  '300 plans side by side': [pack({ plans: times(300, (at) => named(`p${at}`, { measures: ['m'] })), measures: [{ ...named('m'), specification: {} }] })],
};

/** What ought to be refused, or to open as the others do, and holds the page up as yet; and what of it does. */
export const TOO_SLOW = {
  // A word without a break takes the browser some 40 µs a character to lay out, wherever it is printed.
  'a name of 10 MB': [pack({ ...PLANS, measures: [{ ...named('m'), name: LONG, specification: {} }] })],
  'words of 10 MB': [pack(measure({ description: 'word '.repeat(2 << 20) }))],
  'ids of 100,000 characters': [pack({ plans: times(20, (at) => named(`${'y'.repeat(1e5)}${at}`)) })],
  // The golden thread and the technical specification take some ten seconds each.
  '3,000 plans side by side': [pack({ plans: times(3000, (at) => named(`p${at}`, { measures: ['m'] })), measures: [{ ...named('m'), specification: {} }] })],
};
