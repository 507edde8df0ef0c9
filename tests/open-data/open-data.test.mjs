// Open data as somebody else reads it: the sample's folder, written by `pack open-data`, is a valid tabular data package
// by the Frictionless project's own library (npm: datapackage), which reads every row by the types that are declared. The
// CSVW metadata is held against the table's columns, and, where Python is there, against the validator of its csvw package:
// of those that npm has none validates.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createRequire } from 'node:module';
import { csvwPython } from '../../build/csvw.mjs';
import { folder as newFolder, pack } from './pack.mjs';

const { Package } = createRequire(import.meta.url)('datapackage');

const [folder, away] = newFolder('open-data');
pack('open-data', 'public/packs/sample.json', '--on', '2026-02-10', '-o', folder);
after(away);

test('is a valid tabular data package, and every row is of the declared types', async () => {
  const found = await Package.load(join(folder, 'datapackage.json'), { basePath: folder });
  assert.deepEqual(found.errors.map(String), []);
  assert.ok(found.valid);
  assert.equal(found.descriptor.profile, 'tabular-data-package');
  const rows = await found.resources[0].read({ keyed: true });
  assert.ok(rows.length > 100, `${rows.length} rows`);
  for (const row of rows) {
    assert.match(row.marker ?? '', /^(\[(x|c|p|r|z|low)\]( |$))*$/);
    assert.equal(row.value === null, /\[[xcz]\]/.test(row.marker ?? ''), JSON.stringify(row));
    if (row.status !== null) assert.ok(row.plan !== null && row.rule !== null, JSON.stringify(row));
    assert.ok(row.period_start <= row.period_end);
  }
});

test('a broken descriptor or row is found: the validator is one', async () => {
  const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  const broken = await Package.load({ ...descriptor, resources: [] }, { basePath: folder });
  assert.ok(!broken.valid);
  const [resource] = descriptor.resources;
  const fields = resource.schema.fields.map((field) => (field.name === 'measure' ? { ...field, type: 'number' } : field));
  const other = { ...descriptor, resources: [{ ...resource, schema: { ...resource.schema, fields } }] };
  const loaded = await Package.load(other, { basePath: folder });
  await assert.rejects(loaded.resources[0].read());
});

test('the CSVW metadata names the same columns in the same order', () => {
  const metadata = JSON.parse(readFileSync(join(folder, 'observations.csv-metadata.json'), 'utf8'));
  const [head] = readFileSync(join(folder, metadata.url), 'utf8').split('\r\n');
  assert.deepEqual(metadata.tableSchema.columns.map((column) => column.titles), head.split(','));
  assert.equal(metadata['@context'][0], 'http://www.w3.org/ns/csvw');
});

const VALIDATE = 'import csvw, sys; sys.exit(0 if csvw.CSVW(sys.argv[1], validate=True, strict=True).is_valid else 3)';
const python = csvwPython();
/** What Python's csvw says of a metadata file: 0 where it is valid, 3 where it isn't. */
const validated = (metadata) => spawnSync(python, ['-c', VALIDATE, join(folder, metadata)]).status;
const missing = 'Python’s csvw is missing: node build/tools.mjs test installs it where Python is there';
if (!python) console.error(`SKIPPED: open data is not held against a CSVW validator. ${missing}.`);

test('CSVW metadata and table are valid', { skip: python ? false : missing }, () => {
  assert.equal(validated('observations.csv-metadata.json'), 0);
  // A column that is declared another thing is found: the validator is one.
  const metadata = JSON.parse(readFileSync(join(folder, 'observations.csv-metadata.json'), 'utf8'));
  metadata.tableSchema.columns.find((column) => column.name === 'measure').datatype = 'date';
  writeFileSync(join(folder, 'broken.csv-metadata.json'), JSON.stringify(metadata));
  assert.equal(validated('broken.csv-metadata.json'), 3);
});
