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

/** A module of wasm-bindgen's made smaller, still a module: snippets it imports stay beside it. */
export async function minifyModule(path) {
  const { outputFiles } = await build({
    ...shared,
    bundle: false,
    entryPoints: [path],
    format: 'esm',
  });
  return outputFiles[0].text;
}
