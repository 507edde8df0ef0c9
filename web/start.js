// Starts the page on a web server. The build fills in the data attributes.
import { fromServer, sayNotStarted } from './loader.js';

const { glue, wasm, charts, worker } = document.currentScript.dataset;
const address = (name) => new URL(name, document.baseURI).href;

window.goldenThread = fromServer({ charts: address(charts), worker: address(worker) });

import(address(glue))
  .then(({ default: start }) => start({ module_or_path: address(wasm) }))
  .catch(sayNotStarted);
