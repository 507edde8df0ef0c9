// Starts the page as one file, from disk: everything it needs is in the page.
// Fetching and importing modules fail there; WebAssembly from bytes works.
import start from 'glue'; // wasm-bindgen's module: the build says where it is
import { fromPage, heldPart, unpackRest } from './bundles.js';
import { showTurns } from './direction.js';
import { sayNotStarted, watchFaults } from './loader.js';

window.goldenThread = fromPage();

watchFaults();
showTurns();
heldPart('wasm')
  .then((bytes) => start({ module_or_path: bytes }))
  .then(unpackRest)
  .catch(sayNotStarted);
