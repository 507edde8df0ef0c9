import { createHash } from 'node:crypto';
import { expect } from './fixtures.mjs';

// What tests of keeping do to the browser's stores, and ask of them.

/** Types a figure into a cell of the entry grid and leaves it; one that is unlikely is said to be right. */
export async function type(page, cell, text) {
  const at = page.locator(`#cell-${cell}`);
  await at.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  // A page that has failed takes nothing more.
  if (!/\basked\b/.test((await at.getAttribute('class', { timeout: 1000 }).catch(() => '')) ?? '')) return;
  await at.click();
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
}

/** All that both of the browser's stores hold of the page, but for the leases, which are renewed by the clock. */
export const stores = (page) =>
  page.evaluate(async () => {
    const store = Object.entries(localStorage).filter(([key]) => !key.includes(':lease:'));
    const journal = await new Promise((done) => {
      const asked = indexedDB.open('golden-thread');
      asked.onsuccess = () => {
        const texts = asked.result.transaction('texts').objectStore('texts');
        const [keys, values] = [texts.getAllKeys(), texts.getAll()];
        values.onsuccess = () => {
          asked.result.close();
          done(keys.result.map((key, at) => [key, values.result[at]]));
        };
      };
      asked.onupgradeneeded = () => asked.transaction.abort();
      asked.onerror = (event) => {
        event.preventDefault();
        done([]);
      };
    });
    return { store: Object.fromEntries(store), journal: Object.fromEntries(journal) };
  });

/** What tells the stores' contents from others, short enough to be read where a test fails. */
export async function fingerprints(page) {
  const mark = (text) => `${text.length} ${createHash('sha256').update(text).digest('hex').slice(0, 12)} ${text.slice(0, 24)}`;
  const marks = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, mark(text)]));
  const { store, journal } = await stores(page);
  return { store: marks(store), journal: marks(journal) };
}

/** The same once nothing more comes: small texts reach the journal after the save that they came with. */
export async function settled(page) {
  let before = await fingerprints(page);
  await expect
    .poll(async () => {
      const last = before;
      before = await fingerprints(page);
      return JSON.stringify(last) === JSON.stringify(before);
    }, { intervals: [500] })
    .toBe(true);
  return before;
}

/** Changes a text of the journal by hand. */
export const writeJournal = (page, key, text) =>
  page.evaluate(
    ([key, text]) =>
      new Promise((done) => {
        const asked = indexedDB.open('golden-thread');
        asked.onsuccess = () => {
          const step = asked.result.transaction('texts', 'readwrite');
          step.objectStore('texts').put(text, key);
          step.oncomplete = () => {
            asked.result.close();
            done();
          };
        };
      }),
    [key, text],
  );

/** A browser whose journal and store refuse every further write. For `page.evaluate`. */
export function refuseWrites() {
  const no = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  Storage.prototype.setItem = no;
  IDBObjectStore.prototype.put = no;
}

/** As if every tab had opened its draft at the same moment: none ever sees another's hold. */
export const neverHeld = (context) =>
  context.addInitScript(() => {
    const read = Storage.prototype.getItem;
    Storage.prototype.getItem = function getItem(key) {
      return key.includes(':lease:') ? null : read.call(this, key);
    };
  });
