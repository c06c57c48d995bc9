import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../build/bundles.mjs';
import { playwright, withElectron } from '../test/e2e.mjs';

const OUT = join(root, 'out/bench/ui');
const HOUR_MS = 3_600_000;

/** Measures the window in real Electron. @param only names of measurements, all when empty */
export async function benchUi({ only }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  if (!existsSync(join(data, 'models'))) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  rmSync(OUT, { recursive: true, force: true });
  const work = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-'));
  try {
    const grep = only.length === 0 ? [] : ['--grep', `(^| )(${only.join('|')})$`];
    await withElectron((env) =>
      playwright(
        ['--config', 'e2e/bench/playwright.config.ts', '--reporter=list', ...grep],
        { ...env, RTMLABEL_BENCH_WORK: work },
        HOUR_MS,
      ),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const name of existsSync(OUT) ? readdirSync(OUT) : []) {
    console.log(name);
    for (const figure of JSON.parse(readFileSync(join(OUT, name), 'utf8'))) console.log(figure);
  }
}
