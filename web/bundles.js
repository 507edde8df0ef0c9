// The parts of the page where it is one file: held in it as one bundle, in an inert script element. It begins with what the
// page starts with, and is unpacked so far; the rest once that is there, before anybody asks, so that nobody waits for it. One
// bundle, since what comes after is likened to what came before. build/bundles.mjs makes it.
import { XzReadableStream } from 'xz-decompress';
import { PartError, asCode, decode, hasJournal, once } from './loader.js';
import { fromText } from './sixteen_bits.js';
import { apart, bytesInAll } from './together.js';

/** How long unpacking goes on before the page may draw and answer, in milliseconds. */
const TURN = 12;
/** How many bytes are read from the page at a time. */
const PIECE = 1 << 15;

const bundle = once(async () => opened());
const first = once(async () => {
  const { told, unpack } = await bundle();
  const length = bytesInAll(told[0]);
  return apart(told[0], (await unpack(length)).subarray(0, length));
});
const rest = once(async () => {
  const { told, unpack } = await bundle();
  // One after the other: they are read from one stream.
  await first();
  const from = bytesInAll(told[0]);
  const held = apart(told[1], (await unpack(from + bytesInAll(told[1]))).subarray(from));
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

/** The bundle: what its files are told by, of those the page starts with and of the rest, and a way to unpack so many bytes. */
function opened() {
  const element = document.querySelector('script[data-bundle]');
  if (!element) throw new PartError('missing', 'the parts are not in this file');
  const { length, told } = JSON.parse(element.dataset.bundle);
  const bytes = new Uint8Array(told.reduce((sum, files) => sum + bytesInAll(files), 0));
  const pieces = fromText(element.textContent, length, PIECE);
  const packed = new ReadableStream({
    pull(to) {
      const { done, value } = pieces.next();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  const reader = new XzReadableStream(packed).getReader();
  let at = 0;
  return {
    told,
    /** All bytes, of which the first `count` are there then; lets the page draw and answer in between. */
    async unpack(count) {
      let since = performance.now();
      while (at < count) {
        const { done, value } = await reader.read();
        if (done) throw new PartError('missing', 'the parts of this file are cut short');
        bytes.set(value, at);
        at += value.length;
        if (performance.now() - since < TURN) continue;
        await new Promise((go) => setTimeout(go));
        since = performance.now();
      }
      return bytes;
    },
  };
}
