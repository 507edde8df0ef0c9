// The terminal tool, built once for all that runs it here, and a folder of its own for what it writes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// With a binary of tests, as `cargo test` builds it: by itself the tool has other features of what it depends on, and all of
// it would be compiled once more.
execFileSync('cargo', ['test', '--no-run', '--quiet', '--locked', '--test', 'over_cases'], { stdio: 'inherit' });
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const binary = join(target, 'debug', process.platform === 'win32' ? 'pack.exe' : 'pack');

/** Runs `pack` with these arguments; what it says on standard output. */
export const pack = (...asked) => execFileSync(binary, asked, { encoding: 'utf8' });

/** A new folder, and what takes it away. */
export function folder(name) {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  return [path, () => rmSync(path, { recursive: true })];
}
