// Browser tests run on the built site, in Chromium as the distribution packs it, at a tablet's size.
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../build/chromium.mjs';

const PORT = 4173;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/some/path/`,
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    // From a sub-path, because that is where many will publish it.
    command: `node tests/browser/server.mjs ${PORT}`,
    cwd: '../..',
    port: PORT,
  },
});
