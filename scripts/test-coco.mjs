// node scripts/test-coco.mjs: COCO files of RTMLabel against pycocotools and MMDetection's loader rules, in a Python
// environment of its own. Prints `N passed, N failed`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { root } from './build/bundles.mjs';
import { pythonEnvironment } from './test/python.mjs';

const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
if (!existsSync(data)) {
  console.log(`skipped: no reference data at ${data}`);
  console.log('0 passed, 0 failed');
  process.exit(0);
}

const work = join(root, 'out/test/coco');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
const rtmlabel = (...args) => run(process.execPath, [join(root, 'scripts/rtmlabel.mjs'), ...args]);

await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: join(root, 'testing/coco/makeProject.ts'),
    outDir: work,
    emptyOutDir: false,
    target: 'node18',
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'makeProject.cjs' } },
  },
  ssr: { noExternal: true },
});
const truth = join(data, 'coco/instances.json');
const project = join(work, 'project');
run(process.execPath, [join(work, 'makeProject.cjs'), join(data, 'coco/images'), truth, project]);
const names = join(work, 'person.txt');
writeFileSync(names, 'person\n');
const exported = join(work, 'export');
const predictions = join(work, 'predictions.json');
rtmlabel('export', project, '--format', 'coco', '--images', 'folder', '--out', exported);
const model = join(data, 'models/real-rtmdet-nano-person.rawhead-nhwc.onnx');
rtmlabel(
  'predict',
  join(data, 'coco/images'),
  '--model',
  model,
  '--classes',
  names,
  '--score',
  '0.05',
  '--out',
  predictions,
);

const python = pythonEnvironment(join(root, 'out/test/python'), join(root, 'testing/coco/requirements.txt'));
try {
  run(python, [join(root, 'testing/coco/check.py'), exported, predictions, truth, join(data, 'golden/ap.json')]);
} catch {
  // The script has printed what failed and its own last line.
  process.exitCode = 1;
}
