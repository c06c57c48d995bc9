import { defineConfig } from '@playwright/test';

/** Tests of the real app in Electron (e2e/fixtures/app.ts starts it). Results go to out/e2e. */
export default defineConfig({
  testDir: 'e2e',
  // A package has to be there first: `npm run test:package`.
  testIgnore: process.env.RTMLABEL_PACKAGED === undefined ? ['packaged/**'] : [],
  outputDir: 'out/e2e/results',
  // One window at a time: they share the screen, and inference takes the processor.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // On a machine that others use, too, a window may come late. What passed at the second try is listed as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  // The looks at 200 % take minutes: `RTMLABEL_LOOKS=all` takes them along.
  grepInvert: process.env.CI !== undefined && process.env.RTMLABEL_LOOKS !== 'all' ? /at 200 %/ : [],
  timeout: 90_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
