import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundles, root } from '../../build/bundles.mjs';

const IMAGES = 12;

/** Runs a program without a screen. `onOut` sees standard output and the process. */
function start(command, args, { cwd, env = {}, onOut } = {}) {
  return new Promise((resolve, reject) => {
    const { DISPLAY: _d, WAYLAND_DISPLAY: _w, ...rest } = process.env;
    const child = spawn(command, args, { cwd, env: { ...rest, LC_ALL: 'C.UTF-8', ...env } });
    const out = [];
    let err = '';
    child.stdout.on('data', (chunk) => {
      out.push(chunk);
      onOut?.(Buffer.concat(out).toString(), child);
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out), err }));
  });
}

function expectCode({ code, err }, expected) {
  if (code !== expected) throw new Error(`ended with code ${code}, expected ${expected}: ${err.trim()}`);
}

/** The package's command without a screen, compared with the checkout's under plain Node. */
export async function commandLine(check, program) {
  const work = mkdtempSync(join(tmpdir(), 'rtmlabel-command-'));
  const env = { RTMLABEL_USER_DATA: join(work, 'data') };
  const checkout = join(root, bundles.headless.out);
  const packaged = (args, options = {}) => start(program, args, { cwd: work, env, ...options });
  const plain = (args) => start(process.execPath, [checkout, ...args], { cwd: work, env });

  const same = async (args) => {
    const [ours, theirs] = [await packaged(args), await plain(args)];
    if (ours.code !== theirs.code) throw new Error(`code ${ours.code} instead of ${theirs.code}: ${ours.err.trim()}`);
    if (!ours.out.equals(theirs.out)) throw new Error('standard output differs');
    return ours;
  };

  try {
    await check('--version and --help say what the checkout says', async () => {
      for (const args of [['--version'], ['--help'], ['predict', '--help'], ['serve', '--help'], ['models', 'list']]) {
        expectCode(await same(args), 0);
      }
    });

    await check('mistakes end with code 1 and a sentence', async () => {
      const { code, out, err } = await packaged(['predict', '.', '--model', 'm.onnx', '--scor', '1']);
      if (code !== 1 || out.length > 0 || !err.includes('--scor')) throw new Error(`code ${code}: ${err}`);
    });

    await check('without a screen, a start without a command says what can be done', async () => {
      for (const args of [[], ['photos']]) expectCode(await same(args), 1);
    });

    await check('doctor knows that it is a package', async () => {
      const answer = await packaged(['doctor', '--json', '--offline']);
      expectCode(answer, 0);
      const { program: facts, devices, runtime } = JSON.parse(answer.out);
      if (!facts.packaged || runtime.electron === null || !devices[0].works) throw new Error(answer.out.toString());
    });

    await check('the sample is in the package and predicts with its own model', async () => {
      const demo = join(dirname(program), 'resources/models/demo');
      const checkpoint = existsSync(demo) ? readdirSync(demo).find((name) => name.endsWith('.pth')) : undefined;
      if (checkpoint === undefined) return 'the package holds no sample';
      const answer = await packaged(['predict', join(demo, 'images'), '--model', 'demo']);
      expectCode(answer, 0);
      if (JSON.parse(answer.out).annotations.length === 0) throw new Error('no boxes were found');
      return undefined;
    });

    await check('predict writes the checkout’s bytes, to a file and to a pipe', () =>
      predict({ work, same, packaged, plain }),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function predict({ work, same, packaged, plain }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? join(root, '../shared/data');
  const model = join(data, 'models/real-rtmdet-nano-person.rawhead-nhwc.onnx');
  if (!existsSync(model)) return `no reference data at ${data}`;
  const photos = join(work, 'photos');
  mkdirSync(photos);
  const source = join(data, 'coco128_32/images');
  for (const name of readdirSync(source).slice(0, IMAGES)) copyFileSync(join(source, name), join(photos, name));
  writeFileSync(join(work, 'person.txt'), 'person\n');

  const args = ['predict', 'photos', '--model', model, '--classes', 'person.txt'];
  const { out } = await same(args);
  if (JSON.parse(out).annotations.length === 0) throw new Error('no boxes were found');
  for (const [run, file] of [
    [packaged, 'ours.json'],
    [plain, 'theirs.json'],
  ])
    expectCode(await run([...args, '--out', file]), 0);
  if (!readFileSync(join(work, 'ours.json')).equals(readFileSync(join(work, 'theirs.json'))))
    throw new Error('the files differ');

  let asked = false;
  const stopped = await packaged([...args, '--json', '--out', 'stopped.json'], {
    onOut(said, child) {
      if (asked || !said.includes('"progress"')) return;
      asked = true;
      child.kill('SIGINT');
    },
  });
  expectCode(stopped, 130);
  JSON.parse(readFileSync(join(work, 'stopped.json'), 'utf8'));
}
