// Browser tests of the built site (`make build single` first), with a Chromium already installed.
import { defineConfig } from '@playwright/test';
import { findChromium, findHeadlessShell } from './build/chromium.mjs';

const executablePath = findHeadlessShell() ?? findChromium();
if (!executablePath) {
  throw new Error('No Chromium found: install it, or name one with CHROMIUM=/path/to/chromium');
}

// The list under the address bar is a page of its own in this Chromium, made for every window: two thirds of the work of
// opening one, for nobody. The rest is what Playwright switches off itself: of two such lists the last one counts.
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: false };

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: true,
  // CI's machine does other things, too: what fails there once is tried again, and told apart in the end (.ci/run).
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  // A slow machine's, not what a test should take.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...tablet,
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light',
    // Putting the whole site by for later is a quarter of the work of opening it: what tests that says so.
    serviceWorkers: 'block',
    // What a failing test saw; `TRACE=1` for all that it did, which takes a quarter of the time again.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        `--disable-features=${SWITCHED_OFF}`,
      ],
    },
  },
  projects: [
    { name: 'tests', testMatch: '**/*.spec.mjs' },
    { name: 'bench', testMatch: '**/*.bench.mjs', workers: 1 },
  ],
});
