// Starts the page from the single file: everything is in the file itself.
import { fromPage, sayNotStarted } from './loader.js';

window.goldenThread = fromPage();

const held = document.querySelector('script[data-part="wasm"]');
const bytes = Uint8Array.from(atob(held.textContent), (unit) => unit.charCodeAt(0));
held.remove();

globalThis.goldenThreadCode.default({ module_or_path: bytes }).catch(sayNotStarted);
