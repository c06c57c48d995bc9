import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FUSES } from '../fuses.mjs';

const asar = createRequire(import.meta.url)('@electron/asar');

/** How a fuse that is on stands in the program: the digit 1. */
const ENABLED = 0x31;

function same(found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`found ${a}, expected ${b}`);
}

/** What is in an unpacked package for Linux, and what is not. */
export async function contents(check, folder) {
  const resources = join(folder, 'resources');
  const inside = asar.listPackage(join(resources, 'app.asar')).map((name) => name.replaceAll('\\', '/'));

  await check('the languages we have, no others', () => {
    same(readdirSync(join(folder, 'locales')).sort(), ['en-US.pak', 'zh-CN.pak']);
  });

  await check('native files of this system only, and only they are outside of the archive', () => {
    const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true })
      .map((name) => String(name))
      .filter((name) => /\.[^/]*$/.test(name.split('/').at(-1) ?? '') && !name.endsWith('napi-v6'));
    const here = `node_modules/onnxruntime-node/bin/napi-v6/linux/${process.arch}`;
    same(unpacked.sort(), [`${here}/libonnxruntime.so.1`, `${here}/onnxruntime_binding.node`]);
    const foreign = inside.filter((name) => /napi-v6\/(darwin|win32)|\.(dll|dylib)$/.test(name));
    same(foreign, []);
  });

  await check('nothing of development, nothing of another program', () => {
    const odd = inside.filter((name) => /\.(map|ts|tsx)$|\/(test|testing|e2e|scripts)\//.test(name));
    same(odd, []);
    same(
      readdirSync(resources).filter((name) => /default_app|app-update/.test(name)),
      [],
    );
    for (const name of ['/out/main/main.cjs', '/out/headless/rtmlabel.cjs', '/out/renderer/index.html']) {
      if (!inside.includes(name)) throw new Error(`${name} is missing`);
    }
  });

  await check('the licences of all that is inside', () => {
    same(readdirSync(join(resources, 'licences')).sort(), [
      'LICENSE',
      'THIRD-PARTY-NOTICES.txt',
      'onnxruntime-third-party.txt',
    ]);
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
      if (!existsSync(join(folder, name))) throw new Error(`${name} is missing`);
  });

  await check('the fuses are set', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'rtmlabel-app'));
    for (const [fuse, wanted] of Object.entries(FUSES)) {
      if (!(fuse in FuseV1Options) || fuse === 'version') continue;
      const state = wire[fuse] === ENABLED;
      if (state !== wanted) throw new Error(`${FuseV1Options[fuse]} is ${state}`);
    }
  });

  await check('the sandbox’s helper is there', () => same(existsSync(join(folder, 'chrome-sandbox')), true));
}
