// The licences and notices of everything that is shipped: the crates that the page is built of, the scripts and the
// font, each with its own text. Kept here rather than asked of a tool, which would take minutes to install before
// `make serve` shows anything; `cargo deny` holds which licences there may be (deny.toml).
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** What comes with the page of what npm brings; the rest only builds and tests. */
const SHIPPED = ['@fontsource-variable/atkinson-hyperlegible-next', 'echarts', 'zrender', 'tslib', 'xz-decompress'];
const TEXTS = /^(licen[cs]e|copying|notice|unlicen[cs]e|ofl)/i;

/** All of it as one text: each licence once, under the names of what it is for. */
export async function licences() {
  const byText = new Map();
  for (const { name, texts } of [...(await crates()), ...(await packages())].sort(byName)) {
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const one = ([text, names]) => `${'='.repeat(72)}\n${names.join('\n')}\n${'-'.repeat(72)}\n\n${text}\n`;
  return [
    'Golden Thread is made with the work of others. What is theirs, and under which terms:\n',
    ...[...byText].map(one),
  ].join('\n');
}

const byName = (one, other) => (one.name < other.name ? -1 : 1);

/** The crates that the page's code is compiled of; what only builds or tests is not in it. */
async function crates() {
  const words = ['metadata', '--locked', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'];
  const { stdout } = await run('cargo', words, { maxBuffer: 1 << 28 });
  const { packages, resolve } = JSON.parse(stdout);
  const known = new Map(packages.map((each) => [each.id, each]));
  const nodes = new Map(resolve.nodes.map((each) => [each.id, each]));
  const isMacro = (id) => known.get(id).targets.some(({ kind }) => kind.includes('proc-macro'));
  const found = new Set();
  const next = [resolve.root];
  while (next.length) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(next.pop()).deps) {
      if (found.has(pkg) || isMacro(pkg) || !kinds.some(({ kind }) => kind === null)) continue;
      found.add(pkg);
      next.push(pkg);
    }
  }
  return Promise.all(
    [...found].map(async (id) => {
      const { name, version, license, authors, manifest_path: manifest } = known.get(id);
      const texts = await textsIn(dirname(manifest));
      return { name: `${name} ${version}`, texts: texts.length ? texts : [bare(name, license, authors)] };
    }),
  );
}

/** What npm brings of which a part is shipped. */
async function packages() {
  return Promise.all(
    SHIPPED.map(async (name) => {
      const folder = join('node_modules', name);
      const { version, license, author, contributors } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      const texts = await textsIn(folder);
      const authors = [author, ...(contributors ?? [])].filter(Boolean).map((each) => each.name ?? each);
      return { name: `${name} ${version}`, texts: texts.length ? texts : [bare(name, license, authors)] };
    }),
  );
}

/** The texts of licences and notices in a folder; of a choice of two, that of MIT. */
async function textsIn(folder) {
  const names = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isFile() && TEXTS.test(each.name));
  const mit = names.filter(({ name }) => /mit/i.test(name));
  const notices = names.filter(({ name }) => /^notice/i.test(name));
  const taken = mit.length ? [...mit, ...notices] : names;
  const texts = await Promise.all(taken.map(({ name }) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim());
}

/** The terms of what doesn't bring their text: those of MIT, which is among its choices. */
function bare(name, license, authors) {
  if (!/\bMIT\b/.test(license ?? '')) throw new Error(`${name} (${license}) has no licence text: see build/licences.mjs`);
  return `MIT License\n\nCopyright (c) ${authors.join(', ') || `the authors of ${name}`}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
