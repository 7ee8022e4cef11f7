import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';

/** Browser tests, against the product as compiled and served by `npm start`. */
export default defineConfig({
  projects: [
    { name: 'main', testDir: 'tests/e2e' },
    // Whole tours of the product: `npm run test:long`.
    { name: 'long', testDir: 'tests/long' },
  ],
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  snapshotPathTemplate: 'docs/images/{arg}{ext}',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: 'disabled' } },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    // The browser comes with npm, as the Node that runs it does; nothing is downloaded at test time.
    launchOptions: { executablePath: await chromium.executablePath() },
  },
});
