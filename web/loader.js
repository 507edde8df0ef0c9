// The one place from which the page gets its parts: charts, samples, packs by link.
// Rust's side of it is src/app/loader.rs. Nothing else in the page fetches.

/** Why a part could not be had; `kind` is what loader.rs reads. */
export class PartError extends Error {
  /** @param {'missing' | 'unreachable' | 'not-text'} kind */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Parts on a web server, beside the page. `charts` and `worker` are their addresses; `code` gives a part's. */
export function fromServer({ charts, worker, code }) {
  return {
    code: async (name) => asCode(await (await fetchBeside(code(name))).arrayBuffer()),
    text: async (path) => decode(await (await fetchBeside(path)).arrayBuffer()),
    charts: once(
      () =>
        new Promise((done, failed) => {
          const script = document.createElement('script');
          script.src = charts;
          script.onload = () => done();
          script.onerror = () => {
            script.remove();
            failed(new PartError('unreachable', charts));
          };
          document.head.append(script);
        }),
    ),
    worker: 'serviceWorker' in navigator ? worker : undefined,
  };
}

/** Parts held in inert script elements of the page itself, for the single file. */
export function fromPage() {
  return {
    code: async (name) => asCode(await packedPart(name)),
    text: async (path) => heldPart(path),
    charts: once(async () => {
      const script = document.createElement('script');
      // Byte for byte what the policy's hash was taken over.
      script.textContent = heldPart('charts');
      document.head.append(script);
      if (!globalThis.echarts) throw new PartError('missing', 'charts did not start');
    }),
    worker: undefined,
  };
}

/** The bytes of a part of the single file that is kept compressed (gzip, then base64). */
export async function packedPart(name) {
  const packed = Uint8Array.from(atob(heldPart(name)), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** Says in the page that it could not start, with what to do; the reason goes to the console. */
export function sayNotStarted(error) {
  console.error(error);
  const state = document.getElementById('opening-state');
  if (state) {
    state.textContent =
      'Golden Thread could not start. Reload this page; if that does not help, open it in an up-to-date browser.';
  }
}

function heldPart(name) {
  const held = document.querySelector(`script[data-part="${CSS.escape(name)}"]`);
  if (!held) throw new PartError('missing', `${name} is not in this file`);
  return held.textContent;
}

/** What is at a path from the page, on the page's own origin. */
async function fetchBeside(path) {
  const url = new URL(path, document.baseURI);
  if (url.origin !== location.origin) throw new PartError('unreachable', 'another origin');
  let response;
  try {
    response = await fetch(url, { redirect: 'error', credentials: 'same-origin' });
  } catch (error) {
    throw new PartError('unreachable', String(error));
  }
  if (!response.ok) throw new PartError('missing', `status ${response.status}`);
  return response;
}

/** Bytes as a response that WebAssembly takes, whatever type the host gave them. */
function asCode(bytes) {
  return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
}

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PartError('not-text', 'not UTF-8');
  }
}

/** Runs `load` once for all who ask; after a failure the next asks again. */
function once(load) {
  let loading;
  return () =>
    (loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    }));
}
