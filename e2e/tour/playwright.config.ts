import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Makes pictures, is no test of every day: `npm run tour`. */
// biome-ignore lint/style/noDefaultExport: Playwright reads it so
export default defineConfig({
  testDir: __dirname,
  testMatch: '*.play.ts',
  outputDir: join(__dirname, '../../out/tour/results'),
  workers: 1,
  timeout: 5 * 60_000,
  expect: { timeout: 15_000 },
});
