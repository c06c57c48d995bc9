import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundles, root } from '../build/bundles.mjs';
import { buildStale } from '../build.mjs';
import { bundleForNode } from './bundle.mjs';

/**
 * `rtmlabel serve` under load: eight clients with pictures it has not seen, and /health asked for every 100 ms by another
 * process. Label Studio calls a server disconnected whose /health takes more than 1 s.
 * @param minutes how long
 */
export async function benchServe({ minutes }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  if (!existsSync(join(data, 'models'))) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  await buildStale(['headless', 'detector', 'image', 'import']);
  const options = {
    minutes,
    data,
    command: join(root, bundles.headless.out),
    probe: await bundleForNode('testing/labelstudio/load/probe.ts', 'probe'),
    poll: await bundleForNode('testing/bench/pollHealth.ts', 'bench-health'),
  };
  const serve = await bundleForNode('testing/bench/serve.ts', 'bench-serve');
  execFileSync(process.execPath, [serve, JSON.stringify(options)], { stdio: 'inherit' });
}
