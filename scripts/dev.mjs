// npm run dev [-- FOLDER]: the page with hot reload; Electron starts anew when its own code changes.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build, createServer } from 'vite';
import { copyWasm, nodeConfig } from './build/bundles.mjs';
import { electronArguments, preparedRuntime } from './runtime/launch.mjs';
import { killGroup } from './runtime/run.mjs';

const WATCHED = ['main', 'preload', 'detector', 'image', 'import'];
const RESTART_DELAY_MS = 150;
const CLOSE_LIMIT_MS = 5000;

const { binary } = await preparedRuntime('npm run dev');
const server = await createServer({ configFile: fileURLToPath(new URL('../vite.config.mts', import.meta.url)) });
await server.listen();
const url = server.resolvedUrls.local[0];
console.log(`page: ${url}`);

let electron = null;
let timer;
let ending = false;
await copyWasm();
await Promise.all(WATCHED.map(watch));
start();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => end(0));

/** Resolves after the first build, good or bad; every later good build restarts Electron. */
async function watch(name) {
  const watcher = await build(nodeConfig(name, { watch: true }));
  await new Promise((ready) => {
    let built = false;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(`${name}: ${event.error.message}`);
      if (event.code === 'BUNDLE_END') {
        event.result?.close();
        if (built) restartSoon(name);
      }
      if (event.code === 'END' || event.code === 'ERROR') {
        built = true;
        ready();
      }
    });
  });
}

function start() {
  electron = spawn(binary, electronArguments('dev'), {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
    env: { ...process.env, RTMLABEL_DEV_URL: url },
  });
  const mine = electron;
  // The person closed the window: done. A window closed for a restart is no longer `electron`.
  electron.on('exit', (code) => {
    if (mine === electron) end(code ?? 1);
  });
  electron.on('error', (error) => console.error(error.message));
}

/** One edit may rebuild several bundles. */
function restartSoon(name) {
  console.log(`${name} changed: starting Electron anew`);
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const old = electron;
    electron = null;
    if (old !== null) await closed(old);
    start();
  }, RESTART_DELAY_MS);
}

function closed(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const kill = setTimeout(() => killGroup(child, 'SIGKILL'), CLOSE_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    killGroup(child, 'SIGTERM');
  });
}

async function end(code) {
  if (ending) return;
  ending = true;
  clearTimeout(timer);
  const old = electron;
  electron = null;
  if (old !== null) await closed(old);
  await server.close();
  process.exit(code);
}
