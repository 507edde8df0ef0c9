// Checks what a first visit loads, compressed, without charts: at most 300 kB, fonts included.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const LIMIT_KB = 300;
const LATER = /^(charts-|worker\.js|manifest|icons|packs\/(?!sample\.json)|schema)/;

const rows = [];
for (const name of await readdir('dist', { recursive: true })) {
  const path = join('dist', name);
  if (!(await stat(path)).isFile() || LATER.test(name)) continue;
  const bytes = await readFile(path);
  // A font is compressed already; servers send it as it is.
  rows.push([name, name.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length]);
}
rows.sort((one, other) => other[1] - one[1]);
for (const [name, size] of rows) console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`);
const total = rows.reduce((sum, [, size]) => sum + size, 0) / 1000;
console.log(`${total.toFixed(1).padStart(8)} kB  first load without charts (limit ${LIMIT_KB} kB)`);
if (total > LIMIT_KB) {
  console.error('The first load is over its limit.');
  process.exit(1);
}
