// Finishes the static site after Trunk, in Trunk's staging folder: everything but the Rust.
// Called by Trunk's post_build hook.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { bundleScript, bundleStyle } from './bundle.mjs';
import { makeCode } from './code.mjs';
import { licences } from './licences.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error('build/site.mjs is called by Trunk: run `make build`');

await cp('public', folder, { recursive: true });
// These are laid out to be read; their line breaks, which no text in them holds, would be a tenth of them on the way.
for (const name of ['packs/sample.json', 'training/balanced-scorecard.json']) {
  const laidOut = join(folder, name);
  await writeFile(laidOut, (await readFile(laidOut, 'utf8')).replace(/\n */g, ''));
}

await writeFile(join(folder, 'licences.txt'), await licences());

const code = await makeCode();
for (const name of await readdir(folder)) {
  if (/^golden-thread-.*\.(js|wasm)$/.test(name)) await rm(join(folder, name));
}

const { text: style, pages, fonts } = await bundleStyle('file');
for (const font of fonts) await writeFile(join(folder, basename(font.path)), font.contents);

const built = {
  style: await writeHashed('style', 'css', style),
  pages: await writeHashed('pages', 'css', pages),
  start: await writeHashed('start', 'js', await bundleScript('web/start.js')),
  charts: await writeHashed('charts', 'js', await bundleScript('web/charts.js')),
  glue: await writeHashed('golden-thread', 'js', code.glue),
  code: await writeHashed('golden-thread', 'wasm', code.main),
};
// One mark for all parts: a list of their own would be 2 kB of the page.
const parts = digest('hex', Buffer.concat([...code.parts.values()])).slice(0, 16);
for (const [name, bytes] of code.parts) await writeFile(join(folder, `${name}-${parts}.wasm`), bytes);

const page = join(folder, 'index.html');
let html = await readFile(page, 'utf8');
const put = (from, to) => {
  if (!html.includes(from)) throw new Error(`index.html has no ${from}: build/site.mjs expects it`);
  html = html.replaceAll(from, to);
};
put('href="style/index.css"', `href="./${built.style}"`);
put(
  'src="web/start.js"',
  `src="./${built.start}" data-charts="./${built.charts}" data-worker="./worker.js" data-style="./${built.pages}" ` +
    `data-glue="./${built.glue}" data-code="./${built.code}" data-parts="${parts}"`,
);
put('href="public/', 'href="./');
put('<template id="first-sight"></template>', `<template id="first-sight">${await readFile('web/first_sight.html', 'utf8')}</template>`);
put(
  '</head>',
  `<link rel="modulepreload" href="./${built.glue}">` +
    `<link rel="preload" href="./${built.code}" as="fetch" type="application/wasm" crossorigin>` +
    fonts
      // The others come when one stands on a page.
      .filter(({ path }) => !path.includes('-others-'))
      .map(({ path }) => `<link rel="preload" href="./${basename(path)}" as="font" crossorigin>`)
      .join('') +
    '</head>',
);
await writeFile(page, html.replace(/<!--[\s\S]*?-->\s*/g, ''));

// Last, over everything that is now there.
const files = await digests();
const version = digest('hex', JSON.stringify(files)).slice(0, 16);
await writeFile(
  join(folder, 'worker.js'),
  await bundleScript('web/worker.js', {
    define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) },
  }),
);

async function writeHashed(name, extension, text) {
  const file = `${name}-${digest('hex', text).slice(0, 16)}.${extension}`;
  await writeFile(join(folder, file), text);
  return file;
}

/** Every file of the site as [path from the page, its sha256 as an integrity value], sorted. */
async function digests() {
  const names = await readdir(folder, { recursive: true });
  const rows = [];
  for (const name of names.sort()) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const address = relative(folder, path).split(sep).join('/');
    rows.push([
      address === 'index.html' ? './' : address,
      `sha256-${digest('base64', await readFile(path))}`,
    ]);
  }
  return rows;
}

function digest(encoding, content) {
  return createHash('sha256').update(content).digest(encoding);
}
