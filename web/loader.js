// The one place from which the page gets its parts: charts, samples, packs by link. From a server here; the single file
// has them in itself (bundles.js). Rust's side of it is src/app/loader.rs. Nothing else in the page fetches.

/** Why a part could not be had; `kind` is what loader.rs reads. */
export class PartError extends Error {
  /** @param {'missing' | 'unreachable' | 'not-text'} kind */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Whether there is a journal of drafts on disk. Asked before the code is there, so that nobody waits for it; one that
 * isn't there is not made, and a browser that doesn't answer has none.
 */
export const hasJournal = new Promise((done) => {
  setTimeout(done, 3000, false);
  try {
    const asked = indexedDB.open('golden-thread');
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => {
      asked.result.close();
      done(true);
    };
    asked.onerror = (event) => {
      event.preventDefault();
      done(false);
    };
  } catch {
    done(false);
  }
});

/** The part of the code that the front door asks for itself: the style of pages isn't wanted for it. */
const OF_THE_FRONT_DOOR = 'split_outlook';

/**
 * Parts on a web server, beside the page. `charts`, `worker` and `style` (that of all pages but the front door) are their
 * addresses; `code` gives a part's.
 */
export function fromServer({ charts, worker, style, code }) {
  const pagesStyle = once(() => added('link', { rel: 'stylesheet', href: style }));
  return {
    hasJournal: () => hasJournal,
    code: async (name) => {
      const ofPages = name.startsWith('split_') && name !== OF_THE_FRONT_DOOR;
      const [bytes] = await Promise.all([bytesBeside(code(name)), ofPages && pagesStyle()]);
      return asCode(bytes);
    },
    text: async (path) => decode(await bytesBeside(path)),
    charts: once(() => added('script', { src: charts })),
    worker: 'serviceWorker' in navigator ? worker : undefined,
  };
}

/**
 * Has a fault of the page's own code shown: a trap of WebAssembly isn't a panic, and reaches nobody else. Rust's side,
 * src/app/fault.rs, has the work; where it can't run any more, the fault is said here.
 */
export function watchFaults() {
  addEventListener('error', (event) => {
    // Layout that took another turn, and scripts of others (a browser's extensions), are none of ours.
    if (event.error instanceof Error && event.filename.startsWith(new URL('.', document.baseURI).href)) fault(event.error);
    else if (event.error instanceof WebAssembly.RuntimeError) fault(event.error);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error) fault(reason);
  });
}

function fault(error) {
  if (document.querySelector('.fault')) return;
  try {
    window.goldenThread.fault(String(error));
  } catch {
    // Its memory or its stack is gone.
  }
  if (document.querySelector('.fault')) return;
  const panel = document.createElement('section');
  panel.className = 'fault';
  panel.setAttribute('role', 'alert');
  const add = (tag, text) => panel.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
  add('h1', 'Something has gone wrong');
  add('p', 'The page has stopped because of a fault in it. What it had called saved is kept in this browser. Load the page again to go on.');
  add('p', `For whoever mends it: ${error}`);
  const again = add('button', 'Load the page again');
  again.className = 'button main';
  again.onclick = () => location.reload();
  document.body.prepend(panel);
}

/** Says in the page that it could not start, with what to do; the reason goes to the console. */
export function sayNotStarted(error) {
  console.error(error);
  // What a first visitor sees of it meanwhile would be taken for the page.
  document.querySelector('#opening > [inert]')?.remove();
  const state = document.getElementById('opening-state');
  if (state) {
    state.textContent =
      'Golden Thread could not start. Reload this page; if that does not help, open it in an up-to-date browser.';
  }
}

/** Adds an element that fetches what it shows or runs, and waits for it. */
function added(tag, attributes) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.onload = () => done();
    element.onerror = () => {
      element.remove();
      failed(new PartError('unreachable', attributes.src ?? attributes.href));
    };
    document.head.append(element);
  });
}

/** What is at a path from the page, on the page's own origin. */
async function bytesBeside(path) {
  const url = new URL(path, document.baseURI);
  if (url.origin !== location.origin) throw new PartError('unreachable', 'another origin');
  let response;
  try {
    response = await fetch(url, { redirect: 'error', credentials: 'same-origin' });
  } catch (error) {
    throw new PartError('unreachable', String(error));
  }
  if (!response.ok) throw new PartError('missing', `status ${response.status}`);
  return response.arrayBuffer();
}

/** Bytes as a response that WebAssembly takes, whatever type the host gave them. */
export function asCode(bytes) {
  return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
}

/** Bytes as the text they are. */
export function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PartError('not-text', 'not UTF-8');
  }
}

/** Runs `load` once for all who ask; after a failure the next asks again. */
export function once(load) {
  let loading;
  return () =>
    (loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    }));
}
