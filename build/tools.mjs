// Installs what the build needs beyond rustup, Node and make, where it is missing:
//   node build/tools.mjs build   the wasm target, Trunk, wasm-bindgen at Cargo.lock's version, wasm-split-cli
//   node build/tools.mjs test    rustfmt, clippy and cargo-deny, a Chromium where apt can bring one, and csvw where
//                                Python is there
// Quick when all is there. Compiling the tools without optimising them takes a third of the time.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium, findHeadlessShell } from './chromium.mjs';
import { CSVW_PYTHON, CSVW_VENV, hasCsvw } from './csvw.mjs';

// 0.22 needs a newer Rust.
const TRUNK = '0.21.14';
const WASM_SPLIT = '0.2.4';
const DENY = '0.20.2';
const CSVW = '4.1.1';
const UNOPTIMISED = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
};

const HEADLESS_SHELL = 'chromium-headless-shell';
const INSTALL = ['install', '--yes', '--no-install-recommends'];
const UNASKED = { DEBIAN_FRONTEND: 'noninteractive' };

const STEPS = { build: [wasmTarget, trunk, wasmBindgen, wasmSplit], test: [linters, deny, chromium, csvwValidator] };

const steps = STEPS[process.argv[2]];
if (!steps) stop('Say what the tools are for: node build/tools.mjs build, or test');
if (!output('rustup', ['--version'])) {
  stop('rustup is missing: install Rust by the instructions of the Rust project, then run make again');
}
for (const step of steps) step();

function wasmTarget() {
  const target = 'wasm32-unknown-unknown';
  if (output('rustup', ['target', 'list', '--installed']).split('\n').includes(target)) return;
  run('the WebAssembly target', 'rustup', ['target', 'add', target]);
}

function trunk() {
  if (output('trunk', ['--version']).trim() === `trunk ${TRUNK}`) return;
  run(`Trunk ${TRUNK} (a few minutes)`, 'cargo', ['install', `trunk@${TRUNK}`, '--locked'], UNOPTIMISED);
}

/** The tool and the crate speak a private language: their versions must be equal. */
function wasmBindgen() {
  const lock = readFileSync('Cargo.lock', 'utf8');
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!version) stop('Cargo.lock names no wasm-bindgen: restore it from version control');
  if (output('wasm-bindgen', ['--version']).trim() === `wasm-bindgen ${version}`) return;
  run(
    `wasm-bindgen ${version} (a few minutes)`,
    'cargo',
    ['install', `wasm-bindgen-cli@${version}`],
    UNOPTIMISED,
  );
}

function wasmSplit() {
  const crate = 'wasm_split_cli_support';
  if (output('cargo', ['install', '--list']).includes(`${crate} v${WASM_SPLIT}:`)) return;
  run(
    `wasm-split-cli ${WASM_SPLIT} (a minute)`,
    'cargo',
    ['install', `${crate}@${WASM_SPLIT}`, '--locked', '--features', 'build-binary'],
    UNOPTIMISED,
  );
}

function linters() {
  const installed = output('rustup', ['component', 'list', '--installed']);
  const missing = ['rustfmt', 'clippy'].filter((name) => !installed.includes(name));
  if (missing.length) run(missing.join(' and '), 'rustup', ['component', 'add', ...missing]);
}

function deny() {
  if (output('cargo-deny', ['--version']).trim() === `cargo-deny ${DENY}`) return;
  run(`cargo-deny ${DENY} (a few minutes)`, 'cargo', ['install', `cargo-deny@${DENY}`, '--locked'], UNOPTIMISED);
}

function chromium() {
  if (findChromium()) return headlessShell();
  const byHand = 'Install Chromium, or name one with CHROMIUM=/path/to/chromium, then run make again';
  if (!output('apt-get', ['--version'])) stop(`The browser tests need Chromium. ${byHand}`);
  console.log('Installing Chromium…');
  const packages = () => (output('apt-cache', ['show', HEADLESS_SHELL]) ? ['chromium', HEADLESS_SHELL] : ['chromium']);
  const came = apt('update') && apt(...INSTALL, ...packages());
  if (!came || !findChromium()) stop(`apt brought no Chromium that can be run. ${byHand}`);
}

// A third of the work for the tests, which do without it: nobody is asked for a password for it, and nothing fails.
function headlessShell() {
  if (findHeadlessShell() || !isRoot()) return;
  const came = apt('update') && apt(...INSTALL, HEADLESS_SHELL);
  if (!came) console.log('Without Chromium’s headless shell: the browser tests take the browser itself, and longer.');
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** Runs apt-get, which asks nothing; whether it did what was asked. */
function apt(...words) {
  const [command, ...rest] = [...(isRoot() ? [] : ['sudo']), 'apt-get', ...words];
  return spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, ...UNASKED } }).status === 0;
}

// Of the validators of CSVW none is for Node. Without Python one test is skipped, which is said here and there.
function csvwValidator() {
  if (hasCsvw()) return;
  console.log(`Installing csvw ${CSVW} for Python…`);
  const made =
    spawnSync('python3', ['-m', 'venv', CSVW_VENV]).status === 0 &&
    spawnSync(CSVW_PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `csvw==${CSVW}`], { stdio: 'inherit' }).status === 0;
  if (!made) console.error('Open data is NOT held against a CSVW validator: that needs python3 with venv and pip, which could not install csvw.');
}

/** What a command prints; empty where it is missing or fails. */
function output(command, words) {
  const { status, stdout } = spawnSync(command, words, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
}

function run(what, command, words, environment = {}) {
  console.log(`Installing ${what}…`);
  const { status } = spawnSync(command, words, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) {
    stop(`Could not install ${what}. What went wrong is above; by hand: ${[command, ...words].join(' ')}`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
