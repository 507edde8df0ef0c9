// The service worker: the page opens without a network after one visit.
// FILES ([path, integrity] of every file of the site) and VERSION (a digest of FILES) are put in
// by the build. All paths are taken from the scope, so any sub-path works.

const scope = self.registration.scope;
const address = (path) => new URL(path, scope).href;
// Cache names are shared by the whole origin, which may hold several sites: the scope is in each.
const prefix = `golden-thread ${scope} `;
const current = `${prefix}${VERSION}`;
const packs = `${prefix}packs`;
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => event.waitUntil(activate()));

// A new version waits until the person accepts it: src/app/offline.rs sends this.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (/^packs\/.+\.json$/.test(path)) event.respondWith(pack(request));
  else event.respondWith(part(request));
});

/**
 * Fetches what is new and copies what an older version already holds with the same content.
 * Integrity keeps a half-published site out: the install fails and is tried again later.
 */
async function install() {
  const cache = await caches.open(current);
  await Promise.all(
    FILES.map(async ([path, integrity]) => {
      const url = address(path);
      const response = (await held(url, integrity)) ?? (await fetchPart(url, integrity));
      await cache.put(url, response);
    }),
  );
}

async function fetchPart(url, integrity) {
  const response = await fetch(url, { integrity, cache: 'no-cache', redirect: 'error' });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}

/** The copy of an older version, if its content is the one wanted. */
async function held(url, integrity) {
  const response = await caches.match(url, { ignoreVary: true });
  if (!response) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `sha256-${text}` === integrity ? response : undefined;
}

/**
 * Drops older versions but the last: another tab may still run it and ask for its charts.
 * Takes over open pages so that a first visit already keeps the packs it opens.
 */
async function activate() {
  const versions = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== current && name !== packs,
  );
  await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Routes are in the hash, so every page of the scope itself is the one page. */
async function page(request) {
  const { pathname } = new URL(request.url);
  const root = new URL(scope).pathname;
  if (pathname !== root && pathname !== `${root}index.html`) return part(request);
  const cache = await caches.open(current);
  return (await cache.match(address('./'))) ?? fetch(request);
}

/** A file of this version, or of the one before: names carry their content's hash. */
async function part(request) {
  const cache = await caches.open(current);
  return (
    (await cache.match(request, { ignoreVary: true })) ??
    (await earlier(request)) ??
    fetch(request)
  );
}

async function earlier(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== packs);
  for (const name of names.reverse()) {
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** Packs are published again and again under one name: the network first, then what was kept. */
async function pack(request) {
  const kept = await keptPack(request);
  const fresh = fetchPack(request);
  if (!kept) return fresh;
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS, kept));
  const sound = fresh.then(async (response) => ((await isPack(response)) ? response : kept));
  return Promise.race([sound.catch(() => kept), late]);
}

async function fetchPack(request) {
  const response = await fetch(request, { cache: 'no-cache' });
  if (await isPack(response)) await (await caches.open(packs)).put(request, response.clone());
  return response;
}

/** Some hosts answer everything, what isn't there too, with their index page: that is never kept in a pack's place. */
async function isPack(response) {
  return response.ok && /^\s*\{/.test(await response.clone().text());
}

async function keptPack(request) {
  return (
    (await (await caches.open(packs)).match(request, { ignoreVary: true })) ??
    (await (await caches.open(current)).match(request, { ignoreVary: true }))
  );
}
