// npm run fuzz:checkpoint -- [--runs 20000] [--seed 1] [--seconds N] [--only INDEX]
// Feeds the checkpoint reader damaged and malicious files and looks for crashes, hangs, memory and files on disk.
// The same seed gives the same inputs. Findings are kept in out/fuzz; the exit code is then 1.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { root } from './build/bundles.mjs';

/** An input may take this long; a machine that was busy elsewhere gets a second try. */
const HANG_MS = 5000;
const MOST_KEPT = 50;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const first = values.only === undefined ? 0 : Number(values.only);
const last = values.only === undefined ? Number(values.runs) : first + 1;
const deadline = Date.now() + Number(values.seconds) * 1000;

const out = join(root, 'out/fuzz');
const scratch = join(out, 'scratch');
const dataDir = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');

const summary = { codes: new Map(), sources: new Map(), findings: [], runs: 0, slowest: null, largest: null };
let child = null;
/** Input that took too long and is run once more. */
let tried = -1;
// Whatever ends this program ends the reading one, which may be in an endless loop.
process.on('exit', () => child?.kill('SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

rmSync(scratch, { recursive: true, force: true });
for (const name of ['cwd', 'tmp', 'home']) mkdirSync(join(scratch, name), { recursive: true });
if (!existsSync(join(dataDir, 'models'))) console.log(`no real checkpoints at ${dataDir}: only small written ones`);
await bundle();
for (let next = first; next < last && Date.now() < deadline; ) next = await runFrom(next);
await keepFindings();
child?.kill();
printSummary();
process.exit(summary.findings.length > 0 ? 1 : 0);

async function bundle() {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'testing/checkpoint/fuzz/child.ts'),
      outDir: out,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'child.cjs' } },
    },
    ssr: { noExternal: true },
  });
}

/** Starts the process that reads; it may neither grow without end nor write anywhere. */
function start() {
  return new Promise((ready, failed) => {
    const [cwd, TMPDIR, HOME] = ['cwd', 'tmp', 'home'].map((name) => join(scratch, name));
    child = fork(join(out, 'child.cjs'), [dataDir, String(seed), scratch], {
      cwd,
      env: { ...process.env, TMPDIR, TMP: TMPDIR, TEMP: TMPDIR, HOME, USERPROFILE: HOME },
      execArgv: ['--expose-gc', '--max-old-space-size=1024'],
    });
    child.once('message', ready);
    child.once('exit', (code) => failed(new Error(`the reading process ended with ${code}`)));
  });
}

/** Runs inputs from `from` until the end or a breakdown; returns where to go on. */
async function runFrom(from) {
  if (child === null) await start();
  const reader = child;
  reader.removeAllListeners('exit');
  return await new Promise((done) => {
    let index = from;
    let timer = null;
    const stop = (next) => {
      clearTimeout(timer);
      reader.removeAllListeners('message');
      reader.removeAllListeners('exit');
      done(next);
    };
    const broken = (what) => {
      reader.removeAllListeners('exit');
      reader.kill('SIGKILL');
      child = null;
      stop(retried(index, what) ? index : index + 1);
    };
    reader.on('message', ({ began, report, finished }) => {
      if (began !== undefined) {
        index = began;
        clearTimeout(timer);
        timer = setTimeout(() => broken(`hang: more than ${HANG_MS} ms`), HANG_MS);
      } else if (report !== undefined) {
        clearTimeout(timer);
        count(report);
        if (Date.now() >= deadline) broken(null);
      } else if (finished) stop(last);
    });
    reader.on('exit', (code, signal) => broken(`crash: the process ended with ${signal ?? code}`));
    reader.send({ run: [from, last] });
  });
}

/** True when the input is to be tried once more. */
function retried(index, what) {
  if (what === null) return false;
  if (what.startsWith('hang') && tried !== index) {
    tried = index;
    return true;
  }
  summary.runs++;
  add(index, what);
  return false;
}

function count({ index, from, code, size, milliseconds, memory, defects }) {
  summary.runs++;
  summary.codes.set(code, (summary.codes.get(code) ?? 0) + 1);
  summary.sources.set(from, (summary.sources.get(from) ?? 0) + 1);
  if (milliseconds > (summary.slowest?.milliseconds ?? 0)) summary.slowest = { index, milliseconds, size, code };
  if (memory > (summary.largest?.memory ?? 0)) summary.largest = { index, memory, size, code };
  for (const defect of defects) add(index, defect);
  if (summary.runs % 1000 === 0) console.log(`${summary.runs} inputs, ${summary.findings.length} findings`);
}

function add(index, what) {
  summary.findings.push({ index, what });
  console.log(`input ${index}: ${what}`);
}

async function keepFindings() {
  for (const finding of summary.findings.slice(0, MOST_KEPT)) {
    if (child === null) await start();
    finding.path = join(out, `${finding.what.split(':')[0]}-${seed}-${finding.index}.pth`);
    await new Promise((done) => {
      child.once('message', done);
      child.send({ keep: finding.index, path: finding.path });
    });
  }
}

function printSummary() {
  const sorted = (map) => [...map].sort(([, a], [, b]) => b - a);
  const { slowest, largest, findings, runs } = summary;
  console.log(`\n${runs} inputs of seed ${seed}`);
  for (const [code, times] of sorted(summary.codes)) console.log(`${String(times).padStart(8)}  ${code}`);
  const real = sorted(summary.sources).filter(([name]) => existsSync(join(dataDir, 'models', name)));
  console.log(`from real checkpoints: ${real.reduce((sum, [, times]) => sum + times, 0)} (${real.length} files)`);
  if (slowest !== null)
    console.log(
      `slowest: ${Math.round(slowest.milliseconds)} ms (input ${slowest.index}, ${slowest.size} bytes, ${slowest.code})`,
    );
  if (largest !== null)
    console.log(
      `most memory: ${Math.round(largest.memory / 2 ** 20)} MB (input ${largest.index}, ${largest.size} bytes, ${largest.code})`,
    );
  console.log(`${findings.length} findings`);
  for (const { index, what, path } of findings) {
    const kept = path !== undefined && existsSync(path) ? `${path} (${statSync(path).size} bytes)` : '';
    console.log(`  input ${index}: ${what.split('\n')[0]} ${kept}`);
  }
}
