// Serves a folder at a printed address: `node build/serve.mjs FOLDER [PORT]`. For trying and testing only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A server of a folder, under `base` (such as `/` or `/some/path/`); not yet listening. */
export function serve(folder, base = '/') {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const inside = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : undefined;
    const path = inside !== undefined && normalize(join(folder, inside || 'index.html'));
    const file = path && path.startsWith(normalize(folder)) ? path : undefined;
    const found = file && (await stat(file).catch(() => undefined));
    if (!found?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'dist', port = '8080'] = process.argv.slice(2);
  const server = serve(folder);
  server.on('error', (error) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Stop what uses it, or name another: node build/serve.mjs ${folder} 8081`
        : String(error),
    );
    process.exit(1);
  });
  server.listen(Number(port), '127.0.0.1', () => console.log(`Golden Thread is at http://localhost:${port}/`));
}
