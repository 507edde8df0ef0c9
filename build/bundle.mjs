// What esbuild makes for both ways out: the style and the page's own scripts.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import subsetFont from 'subset-font';

const TARGETS = ['chrome111', 'firefox113', 'safari16.4'];
const WEIGHTS = { min: 400, max: 700 };
const FACE = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';
/** The signs of western European languages. */
const SIGNS = signsOf([
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2c6, 0x2dc],
  [0x2010, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
]);

const shared = {
  bundle: true,
  minify: true,
  write: false,
  outdir: 'out',
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'utf8',
  target: TARGETS,
};

/**
 * The style as two texts: `text`, with the face, is what the front door needs, `pages` what every other page needs
 * besides. `font` is 'file' (its own hashed file, returned beside them) or 'dataurl'.
 */
export async function bundleStyle(font) {
  const first = await bundleCss('@import "./font.css"; @import "./index.css";', font);
  const pages = await bundleCss('@import "./pages.css";', font);
  return { text: cssOf(first), pages: cssOf(pages), fonts: first.filter(({ path }) => path.endsWith('.woff2')) };
}

async function bundleCss(contents, font) {
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents, loader: 'css', resolveDir: 'style', sourcefile: 'style/entry.css' },
    plugins: [onlyWhatIsUsed(font)],
    assetNames: '[name]-[hash]',
  });
  return outputFiles;
}

const cssOf = (files) => files.find(({ path }) => path.endsWith('.css')).text;

/**
 * The face as two fonts, with the weights that the style asks for and the signs of western European languages: what
 * English is written in, which is all that most pages fetch, and the others.
 */
function onlyWhatIsUsed(loader) {
  return {
    name: 'fonts',
    setup(build) {
      build.onResolve({ filter: /^face:/ }, ({ path }) => ({ path: path.slice('face:'.length), namespace: 'face' }));
      build.onLoad({ filter: /./, namespace: 'face' }, async ({ path }) => {
        const others = otherSigns(await readFile('style/font.css', 'utf8'));
        const signs = SIGNS.filter((sign) => others.includes(sign) === path.includes('others'));
        const options = { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } };
        return { contents: await subsetFont(await readFile(FACE), signs.join(''), options), loader };
      });
    },
  };
}

/** The signs that the style says are of the second font. */
function otherSigns(style) {
  const [, ranges] = /unicode-range: ([^;]+);/.exec(style);
  return signsOf(ranges.split(',').map((range) => {
    const [first, last = first] = range.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  }));
}

/** The signs of ranges of code points, both ends among them. */
function signsOf(ranges) {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
}

/** One classic script, bundled from `entry`; `define` and `alias` fill names in, as esbuild says. */
export async function bundleScript(entry, { define = {}, alias = {} } = {}) {
  const options = { ...shared, entryPoints: [entry], format: 'iife', define, alias };
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}

/** One module, bundled from the text of an entry that stands in a folder. */
export async function bundleModule(folder, contents) {
  const stdin = { contents, resolveDir: folder };
  // wasm-bindgen names a module of functions once for each of them.
  const logOverride = { 'duplicate-object-key': 'silent' };
  const options = { ...shared, stdin, format: 'esm', logOverride };
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}
