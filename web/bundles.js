// The parts of the page where it is one file: held in it as two bundles, each in an inert script element. The first holds
// what the page starts with; the rest is unpacked once that is there, before anybody asks, so that nobody waits for it.
// build/bundles.mjs makes them.
import { XzReadableStream } from 'xz-decompress';
import { PartError, asCode, decode, hasJournal, once } from './loader.js';
import { fromText } from './seven_bits.js';
import { apart, bytesInAll } from './together.js';

/** How long unpacking goes on before the page may draw and answer, in milliseconds. */
const TURN = 12;

const first = once(() => unpacked('first'));
const rest = once(async () => {
  const held = await unpacked('rest');
  // That of all pages but the front door, byte for byte what the policy's hash was taken over.
  const style = document.createElement('style');
  style.textContent = decode(held.get('style'));
  document.head.append(style);
  return held;
});

/** The bytes of a part. */
export async function heldPart(name) {
  const held = (await first()).get(name) ?? (await rest()).get(name);
  if (!held) throw new PartError('missing', `${name} is not in this file`);
  return held;
}

/** Unpacks what the page doesn't start with. A fault is told when somebody asks for a part. */
export function unpackRest() {
  rest().catch(() => {});
}

/** Parts held in the page itself. */
export function fromPage() {
  return {
    hasJournal: () => hasJournal,
    code: async (name) => asCode(await heldPart(name)),
    text: async (path) => decode(await heldPart(path)),
    charts: once(async () => {
      const script = document.createElement('script');
      // Byte for byte what the policy's hash was taken over.
      script.textContent = decode(await heldPart('charts'));
      document.head.append(script);
      if (!globalThis.echarts) throw new PartError('missing', 'charts did not start');
    }),
    worker: undefined,
  };
}

/** The files of a bundle by name. */
async function unpacked(name) {
  const element = document.querySelector(`script[data-bundle="${name}"]`);
  if (!element) throw new PartError('missing', `${name} is not in this file`);
  const { length, told } = JSON.parse(element.dataset.contents);
  const packed = fromText(element.textContent, length);
  const bytes = await inTurns(new XzReadableStream(new Blob([packed]).stream()), new Uint8Array(bytesInAll(told)));
  return apart(told, bytes);
}

/** Fills `into` with what a stream gives, and lets the page draw and answer in between. */
async function inTurns(stream, into) {
  const reader = stream.getReader();
  let at = 0;
  let since = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return into;
    into.set(value, at);
    at += value.length;
    if (performance.now() - since < TURN) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }
}
