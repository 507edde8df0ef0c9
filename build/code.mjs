// Makes the page's code of what Cargo left: taken apart where the source says so (src/app/pages/code_parts.rs),
// bound to JavaScript, without what nothing calls, and made smaller. Trunk has bound it once already, whole;
// that is thrown away.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { bundleModule } from './bundle.mjs';
import { inShort } from './chunks.mjs';
import { largest } from './largest.mjs';
import { optimised } from './optimising.mjs';
import { withShortNames } from './short_names.mjs';
import { withoutNulls } from './table.mjs';

const TARGET = join(process.env.CARGO_TARGET_DIR ?? 'target', 'wasm32-unknown-unknown');
const NAME = 'golden-thread';
/** What wasm-split fetches the parts with. */
const FETCHING = '__wasm_split.js';
/** The largest functions of each part, noted beside what Cargo made. */
export const LARGEST = join(process.env.CARGO_TARGET_DIR ?? 'target', 'largest-functions.json');

const run = promisify(execFile);

/** The page's code: `glue` (a module as text), `main` (the code it starts with) and `parts` (the rest, by name). */
export async function makeCode() {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-'));
  try {
    const at = (name) => join(folder, name);
    await run('wasm-split-cli', [await newest(), folder, '--out-name', NAME]);
    await writeFile(at(FETCHING), inShort(await readFile(at(FETCHING), 'utf8')));
    // The parts are bound to the table and memory that the linker named.
    const bound = ['--target', 'web', '--keep-lld-exports', '--no-typescript', '--out-dir', folder];
    await run('wasm-bindgen', [at(`${NAME}.wasm`), ...bound]);
    const glue = withoutRepeats(await bundleModule(folder, `export { default, initSync } from './${NAME}.js'`));
    const names = (await readdir(folder)).filter((name) => /^(split|chunk)_.+\.wasm$/.test(name));
    await noteLargest(new Map([['golden-thread', at(`${NAME}_bg.wasm`)], ...names.map((name) => [basename(name, '.wasm'), at(name)])]));
    // Libraries export classes that nobody here uses: what only an export calls that the glue doesn't name is dropped.
    const exports = new Set(glue.match(/[\w$]+/g));
    const parts = [{ path: at(`${NAME}_bg.wasm`), exports }, ...names.map((name) => ({ path: at(name) }))];
    // NAMES=1 keeps the functions' names, for a profiler.
    const [main, ...rest] = await optimised(parts, { names: Boolean(process.env.NAMES) });
    const short = withShortNames(glue, withoutNulls(main));
    return { glue: short.glue, main: short.code, parts: new Map(names.map((name, n) => [basename(name, '.wasm'), rest[n]])) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Notes each part's largest functions where the test of sizes finds them. */
async function noteLargest(paths) {
  const noted = {};
  for (const [name, path] of paths) noted[name] = largest(await readFile(path));
  await writeFile(LARGEST, JSON.stringify(noted, undefined, 1));
}

/** What Cargo made last, of whichever profile. */
async function newest() {
  const made = [];
  for (const profile of await readdir(TARGET)) {
    const path = join(TARGET, profile, `${NAME}.wasm`);
    const found = await stat(path).catch(() => undefined);
    if (found) made.push({ path, time: found.mtimeMs });
  }
  if (!made.length) throw new Error(`Cargo left no ${NAME}.wasm in ${TARGET}`);
  return made.sort((one, other) => other.time - one.time)[0].path;
}

/** What a part takes is said once for each function it takes: the same module under the same name, over and over. */
function withoutRepeats(glue) {
  return glue.replace(/("\.\/__wasm_split\.js":[\w$]+)(?:,\1)+(?![\w$])/g, '$1');
}
