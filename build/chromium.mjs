// Finds an installed Chromium: the distribution's, or the one that CHROMIUM names; and its headless shell.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium that can be run, or undefined. */
export function findChromium() {
  return named() ?? onPath(NAMES);
}

/**
 * The path of Chromium's headless shell: the same browser without windows, at a third of the work. Undefined where it
 * isn't installed; the browser that CHROMIUM names, where it names one.
 */
export function findHeadlessShell() {
  return named() ?? onPath(['chromium-headless-shell']);
}

function named() {
  return [process.env.CHROMIUM].find((place) => place && runnable(place));
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable);
}

function runnable(place) {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = findChromium();
  if (!found) process.exit(1);
  console.log(found);
}
