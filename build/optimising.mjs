// Makes WebAssembly smaller and faster, as `wasm-opt -O3` does, and lays it out to be squeezed: in as many threads as there are cores, each of which goes
// through many parts. A process for each part took thirteen times as long, nearly all of it to compile wasm-opt itself.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { named } from './order.mjs';

/**
 * The modules of `parts` in that order, optimised. A part has a `path` and may have `exports`, the names of those to keep:
 * what only others call goes with them. Functions keep their names where `names` says so.
 */
export async function optimised(parts, { names }) {
  const done = [];
  const waiting = parts.map((part, at) => ({ ...part, at }));
  const threads = Math.min(availableParallelism(), parts.length);
  await Promise.all(Array.from({ length: threads }, () => thread(waiting, done, names)));
  return done;
}

/** A thread that takes what waits, one after the other, until nothing does. */
function thread(waiting, done, names) {
  return new Promise((resolve, reject) => {
    // What it prints is a warning for each part, of a custom section that goes anyway; a fault comes as `error`.
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { names }, stderr: true });
    worker.on('error', reject);
    worker.on('exit', resolve);
    const next = () => worker.postMessage(waiting.shift());
    worker.on('message', ({ at, bytes }) => {
      done[at] = Buffer.from(bytes);
      next();
    });
    next();
  });
}

async function work() {
  const { default: binaryen } = await import('binaryen');
  // By name: with all of them it writes what Chromium refuses.
  const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } =
    binaryen.Features;
  const features =
    BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt;
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setDebugInfo(workerData.names);
  parentPort.on('message', async (part) => {
    if (!part) return parentPort.close();
    const module = binaryen.readBinary(await readFile(part.path));
    module.setFeatures(features);
    if (part.exports) keepOnly(binaryen, module, part.exports);
    module.optimize();
    // Who made it, and with which features, which no browser asks: more than what else there is in the smallest parts.
    module.runPasses(['strip-producers', 'strip-target-features']);
    const bytes = module.emitBinary();
    module.dispose();
    const ordered = workerData.names ? bytes : inOrder(binaryen, bytes, features);
    parentPort.postMessage({ at: part.at, bytes: ordered });
  });
}

/** A module with functions that are alike beside each other. */
function inOrder(binaryen, bytes, features) {
  const sortable = named(bytes);
  if (!sortable) return bytes;
  const module = binaryen.readBinary(sortable);
  module.setFeatures(features);
  module.runPasses(['reorder-functions-by-name']);
  const ordered = module.emitBinary();
  module.dispose();
  return ordered;
}

/** Takes the other exports away. */
function keepOnly(binaryen, module, exports) {
  const all = Array.from({ length: module.getNumExports() }, (_, at) => {
    return binaryen.getExportInfo(module.getExportByIndex(at)).name;
  });
  for (const name of all) if (!exports.has(name)) module.removeExport(name);
}

if (!isMainThread) await work();
