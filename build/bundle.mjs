// What esbuild makes for both ways out: the style and the page's own scripts.
import { build } from 'esbuild';

const TARGETS = ['chrome111', 'firefox113', 'safari16.4'];
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
 * The style as one text: the face first, then the layers of style/index.css.
 * `font` is 'file' (its own hashed file, returned beside the text) or 'dataurl'.
 */
export async function bundleStyle(font) {
  const { outputFiles } = await build({
    ...shared,
    stdin: {
      contents: '@import "./font.css"; @import "./index.css";',
      loader: 'css',
      resolveDir: 'style',
      sourcefile: 'style/entry.css',
    },
    loader: { '.woff2': font },
    assetNames: '[name]-[hash]',
  });
  const text = outputFiles.find((file) => file.path.endsWith('.css')).text;
  return { text, fonts: outputFiles.filter((file) => file.path.endsWith('.woff2')) };
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
