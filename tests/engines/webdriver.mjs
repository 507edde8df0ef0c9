// A browser driven over W3C WebDriver, as far as the tests of other engines need it: a driver of the browser's own
// makers, spoken to by fetch.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE_MS = 30_000;

/** Keys that have no character. */
export const ENTER = '\uE007';

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Asks again until the answer isn't empty; says what was waited for where it stays so. */
export async function until(what, ask) {
  const end = Date.now() + PATIENCE_MS;
  let last;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await pause(150);
  }
  throw new Error(`waited for ${what}; last: ${last}`);
}

export class Browser {
  #driver;
  #session;

  /** Starts a driver (given its port, its command) and a browser with these capabilities. */
  static async start(command, capabilities, environment = {}) {
    const port = await freePort();
    const [program, ...words] = command(port);
    const browser = new Browser();
    browser.#driver = spawn(program, words, { stdio: 'ignore', env: { ...process.env, ...environment } });
    const base = `http://127.0.0.1:${port}`;
    try {
      await until('the driver', async () => (await fetch(`${base}/status`)).ok);
      const made = await call(`${base}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
      browser.#session = `${base}/session/${made.sessionId}`;
    } catch (error) {
      browser.#driver.kill();
      throw error;
    }
    return browser;
  }

  async close() {
    await call(this.#session, 'DELETE').catch(() => {});
    this.#driver.kill();
  }

  open(url) {
    return call(`${this.#session}/url`, 'POST', { url });
  }

  reload() {
    return call(`${this.#session}/refresh`, 'POST', {});
  }

  /** What a script in the page returns. */
  run(script, ...args) {
    return call(`${this.#session}/execute/sync`, 'POST', { script, args });
  }

  /** What a script in the page answers later, by calling its last argument. */
  later(script, ...args) {
    return call(`${this.#session}/execute/async`, 'POST', { script, args });
  }

  /** The text of the first element that a selector finds, once it fits. */
  text(selector, fits) {
    const read = () => this.run('return document.querySelector(arguments[0])?.innerText ?? null', selector);
    return until(`${selector} to say ${fits}`, async () => {
      const text = await read();
      return text !== null && fits.test(text) && text;
    });
  }

  async #find(value, using = 'css selector') {
    const found = await until(value, () => call(`${this.#session}/element`, 'POST', { using, value }));
    return `${this.#session}/element/${found[ELEMENT]}`;
  }

  /** Clicks the first button with these words. */
  async press(words) {
    await call(`${await this.#find(`//button[normalize-space()='${words}']`, 'xpath')}/click`, 'POST', {});
  }

  async click(selector) {
    await call(`${await this.#find(selector)}/click`, 'POST', {});
  }

  /** Presses keys one after another, wherever the focus is. */
  type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    return call(`${this.#session}/actions`, 'POST', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
}

async function call(url, method, body) {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
