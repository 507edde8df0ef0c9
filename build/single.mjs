// Makes single/golden-thread.html of the built site: the whole product as one file for file://.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundle } from './bundles.mjs';
import { bundleScript, bundleStyle } from './bundle.mjs';

const SITE = 'dist';
const OUT = 'single/golden-thread.html';
const SAMPLE = 'packs/sample.json';
const EXERCISES = 'training/balanced-scorecard.json';
const LICENCES = 'licences.txt';

const names = await readdir(SITE).catch(() => {
  throw new Error('There is no built site: run `make build` first');
});
const { text: style, pages } = await bundleStyle('dataurl');
const charts = await readFile(built(/^charts-.*\.js$/));
const start = asScript(
  await bundleScript('web/single.js', {
    alias: { glue: resolve(built(/^golden-thread-[0-9a-f]+\.js$/)) },
    // Only reached when the module is started without bytes, which it isn't.
    define: { 'import.meta.url': 'document.baseURI' },
  }),
);
const code = [];
for (const name of names) {
  const [, part] = /^((?:split|chunk)_\w+)-[0-9a-f]+\.wasm$/.exec(name) ?? [];
  // The gallery of charts is for whoever draws them.
  if (part && part !== 'split_gallery') code.push([part, await readFile(join(SITE, name))]);
}
// What is large first: what comes after is likened to it.
code.sort(([, one], [, other]) => other.length - one.length);
const icon = (await readFile('public/icons/icon.svg')).toString('base64');

const policy = [
  `default-src 'none'`,
  `script-src ${hash(start)} ${hash(charts)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)} ${hash(pages)}`,
  `font-src data:`,
  `img-src data: blob:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

let html = (await readFile('index.html', 'utf8')).replace(/<!--[\s\S]*?-->\s*/g, '');
// In UTF-16 (web/sixteen_bits.js) the mark at its beginning says so, whatever else is said.
replace(/\s*<meta charset="utf-8">/, '');
replace(/(<meta http-equiv="Content-Security-Policy" content=)"[^"]*"/, `$1"${policy}"`);
replace(/(<link rel="icon"[^>]*href=)"[^"]*"/, `$1"data:image/svg+xml;base64,${icon}"`);
replace(/\s*<link rel="apple-touch-icon"[^>]*>/, '');
replace(/\s*<link rel="manifest"[^>]*>/, '');
replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
replace(/\s*<link data-trunk[^>]*>/, '');
replace(/\s*<template id="first-sight"><\/template>/, '');
const parts = [
  await bundle(
    [
      ['wasm', await readFile(built(/^golden-thread-.*\.wasm$/))],
      [SAMPLE, await readFile(join(SITE, SAMPLE))],
    ],
    [
      ...code,
      ['charts', charts],
      ['style', Buffer.from(pages)],
      [EXERCISES, await readFile(join(SITE, EXERCISES))],
      [LICENCES, await readFile(join(SITE, LICENCES))],
    ],
  ),
  `<script>${start}</script>`,
];
replace('</body>', () => `${parts.join('\n')}\n</body>`);

await mkdir('single', { recursive: true });
const file = Buffer.from(`\ufeff${html}`, 'utf16le');
await writeFile(OUT, file);
console.log(`${OUT}: ${(file.length / 1000).toFixed(0)} kB`);

function built(pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${SITE} has ${found.length} files like ${pattern}`);
  return join(SITE, found[0]);
}

function replace(from, to) {
  const changed = html.replace(from, to);
  if (changed === html) throw new Error(`index.html has no ${from}: build/single.mjs expects it`);
  html = changed;
}

/**
 * JavaScript as it may stand in a script element. esbuild writes neither sequence outside strings,
 * templates and patterns, where the escape changes nothing. What the HTML parser would rewrite
 * stops the build, since the policy's hash is over what it reads.
 */
function asScript(text) {
  const safe = text.replace(/<(?=\/script)/gi, '\\x3c').replaceAll('<!--', '\\x3c!--');
  if (/[\r\0]/.test(safe)) throw new Error('A script holds a character that HTML would rewrite');
  return safe;
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
