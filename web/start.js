// Starts the page on a web server. The build fills in the data attributes.
import { showTurns } from './direction.js';
import { showFirstSight } from './first_sight.js';
import { fromServer, sayNotStarted, watchFaults } from './loader.js';

const { glue, code, parts, charts, style, worker } = document.currentScript.dataset;
const address = (name) => new URL(name, document.baseURI).href;

window.goldenThread = fromServer({
  charts: address(charts),
  style: address(style),
  worker: address(worker),
  code: (name) => address(`./${name}-${parts}.wasm`),
});

watchFaults();
showTurns();
showFirstSight();
import(address(glue))
  .then(({ default: start }) => start({ module_or_path: address(code) }))
  .catch(sayNotStarted);
