// Makes the whole product one HTML file that opens from disk: from the built site in dist/.
// From disk, module imports and fetch fail; wasm from bytes, local storage and hash routes work.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundleScript, bundleStyle, classicModule } from './bundle.mjs';

const site = 'dist';
const files = await readdir(site);
const named = (pattern) => files.find((name) => pattern.test(name)) ?? fail(`dist/ has no ${pattern}: run make build`);
const read = (name) => readFile(join(site, name), 'utf8');

const glue = await classicModule(join(site, named(/^golden-thread-[0-9a-f]+\.js$/)));
const wasm = (await readFile(join(site, named(/^golden-thread-[0-9a-f]+_bg\.wasm$/)))).toString('base64');
const { text: style } = await bundleStyle('dataurl');
const charts = await read(named(/^charts-[0-9a-f]+\.js$/));
const start = await bundleScript('web/single.js');
const icon = (await readFile('public/icons/icon.svg')).toString('base64');
const packs = await Promise.all(
  (await readdir('public/packs')).map(async (name) => [`packs/${name}`, await readFile(join('public/packs', name), 'utf8')]),
);

// What a script element's text may hold: nothing that ends it or starts a comment in it.
const script = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
// Data are read with textContent: in JSON the same escapes mean the same.
const data = (text) => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\u0021--');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const classic = [glue, start].map(script);
const policy = [
  "default-src 'none'",
  `script-src ${[...classic, script(charts)].map(hash).join(' ')} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'font-src data:',
  'img-src data: blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const page = (await read('index.html')).match(/<body>([\s\S]*)<\/body>/)?.[1] ?? fail('index.html has no body');
const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Golden Thread</title>
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">
<style>${style}</style>
</head>
<body>${page.trim()}
<script type="text/plain" data-part="wasm">${wasm}</script>
<script type="text/plain" data-part="charts">${script(charts)}</script>
${packs.map(([name, text]) => `<script type="application/json" data-part="${name}">${data(text)}</script>`).join('\n')}
${classic.map((text) => `<script>${text}</script>`).join('\n')}
</body>
</html>
`;
await mkdir('single', { recursive: true });
await writeFile('single/golden-thread.html', html);
console.log(`single/${basename('golden-thread.html')}: ${(html.length / 1e6).toFixed(2)} MB`);

function fail(words) {
  throw new Error(words);
}
