// What a first visitor sees at once: the sample's front door as it was drawn when the page was built, down to what needs
// attention, in the page itself, so that nobody waits for code before there is something to read. The code's own takes its
// place as soon as it has started.
// tests/browser/first_sight.spec.mjs makes first_sight.html and holds that both look alike.
import { hasJournal } from './loader.js';

/** Shows it where the page is to open on the sample: nothing is kept in this browser, and no other page is asked for. */
export function showFirstSight() {
  if (!['', '#', '#/'].includes(location.hash) || keepsAnything()) return;
  const sight = drawn();
  document.getElementById('opening').prepend(sight);
  // A browser that lost what it keeps beside the journal opens on what the journal has.
  hasJournal.then((journal) => journal && sight.remove());
}

function keepsAnything() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('golden-thread:'));
  } catch {
    // A browser that keeps nothing opens on the sample, too.
    return false;
  }
}

/** Nothing in it can be pressed yet. */
function drawn() {
  const sight = document.createElement('div');
  sight.inert = true;
  // As the page will be: higher than the window, with its bar.
  sight.style.minHeight = '101vh';
  sight.append(document.getElementById('first-sight').content.cloneNode(true));
  return sight;
}
