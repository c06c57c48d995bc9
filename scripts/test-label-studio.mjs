// npm run test:label-studio: the tutorial's walk with real Label Studios, each in a Python environment of its own.
//   -- VERSION ...   only these (1.23.2, 1.7.2)     --newest   whatever the registry has newest     --no-browser
//   -- --prepare     only makes the Python environments
// Logs and screenshots go to out/label-studio. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { root } from './build/bundles.mjs';
import { buildStale } from './build.mjs';
import { foreground, killGroup, run } from './runtime/run.mjs';
import { systemChromium } from './test/chromium.mjs';
import { pythonEnvironment } from './test/python.mjs';
import { clearReport, readReport, withExitCode } from './test/report.mjs';

const PINNED = { '1.23.2': 'requirements.txt', '1.7.2': 'requirements-1.7.2.txt' };
const LIMIT_MS = 15 * 60_000;
const work = join(root, 'out/test/label-studio');

const given = process.argv.slice(2);
const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
if (!existsSync(data)) {
  console.log(`skipped: no reference data at ${data}`);
  console.log('0 passed, 0 failed');
  process.exit(0);
}

const versions = given.filter((argument) => argument in PINNED);
if (versions.length === 0 && !given.includes('--newest')) versions.push(...Object.keys(PINNED));
if (given.includes('--prepare')) {
  for (const version of versions) pinned(version);
  process.exit(0);
}
const sum = { passed: 0, failed: 0 };
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (interrupted = true));

let chromium = null;
const prepared = await stage('programs', async () => {
  await buildStale(['headless', 'detector', 'image', 'import']);
  await bundle('walk', 'testing/labelstudio/walk/walk.ts');
  await bundle('makeProject', 'testing/coco/makeProject.ts');
  if (!given.includes('--no-browser')) chromium = await systemChromium();
});
if (prepared) {
  for (const version of versions) await stage(`Label Studio ${version}`, () => walk(version, pinned(version)));
  if (given.includes('--newest')) await stage('newest Label Studio', async () => walk(...(await newest())));
}
if (interrupted && sum.failed === 0) sum.failed++;
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);

/** A stage that breaks down counts as one failure. @returns whether it did not */
async function stage(name, body) {
  if (interrupted) return false;
  const began = Date.now();
  console.log(`--- ${name}`);
  let sound = true;
  try {
    await body();
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    sum.failed++;
    sound = false;
  }
  console.log(`--- ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
  return sound;
}

/** One file for Node with all it imports; Playwright stays outside, it looks for its own files. */
async function bundle(name, entry) {
  const external = ['@playwright/test'];
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir: work,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external, output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
    ssr: { noExternal: true, external },
  });
}

/** Python of a pinned release. The list of packages is complete, so pip must not add to it. */
function pinned(version) {
  const requirements = join(root, 'testing/labelstudio/walk', PINNED[version]);
  return pythonEnvironment(join(work, version), requirements, ['--no-deps']);
}

/** Today's newest release with whatever it asks for: tells what will break before it is pinned. */
async function newest() {
  const requirements = join(work, 'newest.txt');
  mkdirSync(work, { recursive: true });
  writeFileSync(requirements, `# ${new Date().toISOString().slice(0, 10)}\nlabel-studio\n`);
  const python = pythonEnvironment(join(work, 'newest'), requirements);
  const ask = 'from importlib.metadata import version; print(version("label-studio"))';
  return [(await run(python, ['-c', ask])).output.trim(), python];
}

/** In a process group of its own, which is ended for sure: nothing of Label Studio is left behind. */
async function walk(version, python) {
  const out = join(root, 'out/label-studio', version);
  const report = join(out, 'report.json');
  rmSync(out, { recursive: true, force: true });
  clearReport(report);
  const labelStudio = join(dirname(python), process.platform === 'win32' ? 'label-studio.exe' : 'label-studio');
  const plan = {
    version,
    labelStudio,
    python,
    makeProject: join(work, 'makeProject.cjs'),
    chromium,
    data,
    out,
    report,
  };
  let group;
  const code = await foreground(process.execPath, [join(work, 'walk.cjs'), JSON.stringify(plan)], {
    cwd: root,
    timeout: LIMIT_MS,
    onStart: (child) => {
      group = child;
    },
  });
  killGroup(group, 'SIGKILL');
  const counts = readReport(report);
  if (counts === null) throw new Error(`the walk wrote no report (code ${code})`);
  const { passed, failed } = withExitCode(counts, code, 'the walk');
  sum.passed += passed;
  sum.failed += failed;
}
