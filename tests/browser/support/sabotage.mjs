// Breaks one step of the browser's stores, as browsers do break them. For `page.addInitScript`.

/**
 * Has the step `what` go wrong: the `at`-th time that the page comes to it, or `ever` after.
 * @param {{ what: string, at: number, ever?: boolean }} which
 */
export function sabotage({ what, at, ever = false }) {
  let count = 0;
  window.broken = 0;
  const due = () => {
    count += 1;
    const now = ever ? count >= at : count === at;
    if (now) window.broken += 1;
    return now;
  };
  const wrap = (holder, name, breaks) => {
    const real = holder[name];
    holder[name] = function (...words) {
      return due() ? breaks(this, real, words) : real.apply(this, words);
    };
  };
  const throws = (name) => () => {
    throw new DOMException('broken on purpose', name);
  };
  /** A request that the browser says something of, or never does. */
  const request = (name) => {
    const asked = new EventTarget();
    asked.error = new DOMException('broken on purpose', 'UnknownError');
    if (name) {
      setTimeout(() => {
        const event = new Event(name, { cancelable: true });
        asked[`on${name}`]?.(event);
        asked.dispatchEvent(event);
      });
    }
    return asked;
  };
  const [store, factory, database, table, step] = [Storage.prototype, IDBFactory.prototype, IDBDatabase.prototype, IDBObjectStore.prototype, IDBTransaction.prototype];
  const steps = {
    'a write of the store finds no room': () => wrap(store, 'setItem', throws('QuotaExceededError')),
    'a write of the store is refused': () => wrap(store, 'setItem', throws('SecurityError')),
    'a read of the store is refused': () => wrap(store, 'getItem', throws('SecurityError')),
    'the journal may not be opened': () => wrap(factory, 'open', throws('SecurityError')),
    'opening the journal fails': () => wrap(factory, 'open', () => request('error')),
    'opening the journal is blocked': () => wrap(factory, 'open', () => request('blocked')),
    'opening the journal is never answered': () => wrap(factory, 'open', () => request()),
    'a step of the journal can’t begin': () => wrap(database, 'transaction', throws('UnknownError')),
    'the journal’s connection is closed before a step': () =>
      wrap(database, 'transaction', (held, real, words) => {
        held.close();
        return real.apply(held, words);
      }),
    'the journal’s connection is closed within a step': () =>
      wrap(table, 'put', (held, real, words) => {
        held.transaction.db.close();
        return real.apply(held, words);
      }),
    'a read of the journal fails': () => wrap(table, 'get', throws('DataError')),
    'a write of the journal is refused': () => wrap(table, 'put', throws('DataError')),
    'a write of the journal finds no room': () => wrap(table, 'put', throws('QuotaExceededError')),
    'a write of the journal fails later': () =>
      wrap(table, 'put', (held, real, [text, key]) => {
        real.call(held, text, key);
        // What is there already can't be added: an error that comes with the request, and undoes the step.
        return held.add(text, key);
      }),
    'a step of the journal is undone after its writes': () =>
      wrap(step, 'commit', (held) => held.abort()),
    'a step of the journal is done, and its answer lost': () =>
      wrap(step, 'commit', (held, real) => {
        held.oncomplete = () => held.onabort(new Event('abort'));
        real.call(held);
      }),
  };
  steps[what]();
}
