import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../build/bundles.mjs';
import { playwright, withElectron } from '../test/e2e.mjs';
import { bundleForNode } from './bundle.mjs';
import { printRows } from './rows.mjs';

const OUT = join(root, 'out/bench/ui');
const HOUR_MS = 3_600_000;
const MB = 2 ** 20;
const KILL_ROUNDS = '10';

/** Measurements in the window; the others have processes of their own. */
const IN_WINDOW = ['switch', 'camera', 'slider', 'drag', 'folder', 'memory', 'start', 'million'];
const BESIDE = { export: measureExport, kill: measureKill };

/**
 * Measures the window in real Electron and prints a table; also written to `out/bench/ui.json`.
 * @param only names of measurements, all when empty
 */
export async function benchUi({ only }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  const names = [...IN_WINDOW, ...Object.keys(BESIDE)];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`ui has no ${unknown.join(', ')}. It has: ${names.join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  if (!existsSync(join(data, 'models'))) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  const isWanted = (name) => only.length === 0 || only.includes(name);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-'));
  try {
    const inWindow = IN_WINDOW.filter(isWanted);
    if (inWindow.length > 0) await measureInWindow(inWindow, work);
    for (const [name, measure] of Object.entries(BESIDE))
      if (isWanted(name)) writeFileSync(join(OUT, `${name}.json`), JSON.stringify(await measure(work)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const figures = readdirSync(OUT)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(OUT, name), 'utf8')));
  const machine = { cores: cpus().length, memory: Math.round(totalmem() / 2 ** 30), load: loadavg()[0] };
  writeFileSync(join(root, 'out/bench/ui.json'), `${JSON.stringify({ machine, figures }, null, 1)}\n`);
  console.log(
    `\n${machine.cores} cores, ${machine.memory} GB, load ${machine.load.toFixed(1)}; software rendering unless the screen has a GPU`,
  );
  printRows(figures);
}

async function measureInWindow(names, work) {
  const code = await withElectron((env) =>
    playwright(
      ['--config', 'e2e/bench/playwright.config.ts', '--reporter=list', '--grep', `(^| )(${names.join('|')})$`],
      { ...env, RTMLABEL_BENCH_WORK: work },
      HOUR_MS,
    ),
  );
  if (code !== 0) process.exitCode = code;
}

async function measureExport(work) {
  const script = await bundleForNode('testing/bench/ui/exportMillion.ts', 'bench-export');
  const out = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', script, work], {
    encoding: 'utf8',
  });
  const { read, ms, cpu, grown, bytes, boxes, again } = JSON.parse(out);
  const worked = (spent) => `processor ${(spent / 1000).toFixed(1)} s, all threads together`;
  const size = `${boxes} boxes, ${Math.round(bytes / MB)} MB`;
  return [
    { name: 'export', value: ms / 1000, note: `${size}; ${worked(cpu)}` },
    { name: 'export again', value: again.ms / 1000, note: worked(again.cpu) },
    { name: 'export memory', value: grown / MB, note: `over the project's own; read in ${(read / 1000).toFixed(1)} s` },
  ];
}

function measureKill() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const out = execFileSync(process.execPath, [vitest, 'run', 'electron/core/storage/kill.test.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, RTMLABEL_KILL_ROUNDS: KILL_ROUNDS },
  });
  // The test fails, and this with it, when an edit is missing.
  const [, rounds, edits] = /kill -9: (\d+) rounds, (\d+) edits, none lost/.exec(out) ?? [];
  if (rounds === undefined) throw new Error('the kill test told nothing');
  return [{ name: 'kill', value: 0, note: `${rounds} rounds, ${edits} edits` }];
}
