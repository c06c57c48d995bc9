import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** A measurement, not a test of every day: `npm run bench -- ui`. */
// biome-ignore lint/style/noDefaultExport: Playwright reads it so
export default defineConfig({
  testDir: __dirname,
  testMatch: '*.measure.ts',
  outputDir: join(__dirname, '../../out/bench/results'),
  workers: 1,
  timeout: 10 * 60_000,
  expect: { timeout: 60_000 },
});
