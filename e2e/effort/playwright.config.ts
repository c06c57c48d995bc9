import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** A measurement, not a test of every day: `npm run effort`. */
// biome-ignore lint/style/noDefaultExport: Playwright reads it so
export default defineConfig({
  testDir: __dirname,
  testMatch: '*.play.ts',
  outputDir: join(__dirname, '../../out/effort/results'),
  workers: 1,
  timeout: 30 * 60_000,
  expect: { timeout: 10_000 },
});
