// What esbuild makes for both ways out: the style and the page's own scripts.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import subsetFont from 'subset-font';

const TARGETS = ['chrome111', 'firefox113', 'safari16.4'];
const WEIGHTS = { min: 400, max: 700 };
const SIGNS = [
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
]
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
  .map((sign) => String.fromCodePoint(sign))
  .join('');

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

/** Fonts with the weights that the style asks for and the signs of western European languages: half the bytes. */
function onlyWhatIsUsed(loader) {
  return {
    name: 'fonts',
    setup(build) {
      build.onLoad({ filter: /\.woff2$/ }, async ({ path }) => ({
        contents: await subsetFont(await readFile(path), SIGNS, {
          targetFormat: 'woff2',
          variationAxes: { wght: WEIGHTS },
        }),
        loader,
      }));
    },
  };
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
