// Files squeezed together for the single file. What is alike in them is said once, and xz finds more of it than gzip does:
// 3.5 MB where gzip takes 5.
import SevenZip from '7z-wasm';
import { asText } from '../web/sixteen_bits.js';
import { together } from '../web/together.js';

/** LZMA2 at its hardest, in one block; no position in WebAssembly is more likely than another (`pb=0`). */
const HARDEST = ['-txz', '-mx=9', '-mmt=1', '-m0=LZMA2:d=16m:fb=273:lc=4:lp=0:pb=0'];

/**
 * A script element that holds files, each a name and its bytes: those that the page starts with, then the rest.
 * web/bundles.js unpacks it.
 */
export async function bundle(...groups) {
  const laid = groups.map(together);
  const packed = await xz(Buffer.concat(laid.flatMap(({ pieces }) => pieces)));
  const contents = JSON.stringify({ length: packed.length, told: laid.map(({ told }) => told) });
  return `<script type="text/plain" data-bundle='${contents}'>${asText(packed)}</script>`;
}

async function xz(bytes) {
  const seven = await SevenZip({ print() {} });
  seven.FS.writeFile('files', bytes);
  seven.callMain(['a', ...HARDEST, 'files.xz', 'files']);
  return seven.FS.readFile('files.xz');
}
