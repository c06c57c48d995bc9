// npm run -s rtmlabel -- ARGUMENTS: the command line without a window, built when it is older than its sources.
import { runMain } from 'node:module';
import { join } from 'node:path';
import { bundles, root } from './build/bundles.mjs';
import { isFresh } from './build/freshness.mjs';
import { userFolder } from './runtime/launch.mjs';

const NEEDED = ['headless', 'detector', 'image', 'import'];

if (!NEEDED.every(isFresh)) {
  // Only now: Vite takes longer to load than the command does to start.
  const { buildStale } = await import('./build.mjs');
  await buildStale(NEEDED);
}
process.chdir(userFolder('rtmlabel'));
// In this very process, so that exit code, signals and the terminal are the command's own.
process.argv[1] = join(root, bundles.headless.out);
runMain();
