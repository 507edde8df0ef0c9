// Every report as HTML by somebody else's reading of the standard: each template's file, made by `pack report` of the
// sample, is valid by html-validate (npm), whose recommended rules are those of the HTML standard and of accessible markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { folder, pack } from '../open-data/pack.mjs';

const SAMPLE = 'public/packs/sample.json';
const TEMPLATES = [
  'corporate_plan', 'directorate', 'service', 'exceptions', 'exception_tracker', 'corporate_health', 'statistics',
  'performance_statement', 'specification', 'portfolio', 'constituency', 'public_annual',
];

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
const faults = (html) => validator.validateStringSync(html).results
  .flatMap((result) => result.messages)
  .map(({ line, message, ruleId }) => `line ${line}: ${message} (${ruleId})`);

const [out, away] = folder('reports');
after(away);

/** A report's file. */
const made = (name, ...asked) => {
  const file = join(out, `${name}.html`);
  pack('report', SAMPLE, ...asked, '--on', '2026-02-10', '-o', file);
  return readFileSync(file, 'utf8');
};

for (const template of TEMPLATES) {
  test(`${template} is valid HTML`, () => {
    const html = made(template, '--template', template, ...(template === 'constituency' ? ['--area', 'Harbour'] : []));
    assert.ok(html.includes('<h2'), 'it has parts');
    assert.deepEqual(faults(html).slice(0, 10), []);
  });
}

test('no template is forgotten', () => {
  // Asked for one that there is none of, the tool names all.
  assert.throws(
    () => pack('report', SAMPLE, '--template', 'none', '-o', join(out, 'none.html')),
    (error) => {
      const named = /--template is one of (.*)/.exec(String(error.stderr))?.[1].split(', ');
      assert.deepEqual(named?.sort(), TEMPLATES.toSorted());
      return true;
    },
  );
});

test('broken markup is found: the validator is one', () => {
  const html = made('exceptions', '--template', 'exceptions');
  for (const [was, is] of [['</main>', ''], ['<thead>', '<p>x</p><thead>'], ['lang="en-GB"', 'lang="en-GB" lang="fr"'], ['<h2', '<h4']]) {
    assert.ok(html.includes(was), was);
    assert.notDeepEqual(faults(html.replace(was, is)), [], is);
  }
});
