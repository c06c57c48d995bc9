import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { arch, cpus, freemem, release, tmpdir, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { getProxyForUrl } from 'proxy-from-env';
import packageJson from '../../../package.json';
import { runtimeVersion } from '../../core/inference/probeDevices';
import { redacted } from '../../core/labelstudio/images/redact';
import { catalogue } from '../../core/models/catalogue';
import { addressOf, parseHttp, withoutLogin } from '../../core/models/download/address';
import { openRegistry } from '../../core/models/registry';
import { savedToken } from '../token';
import type { Examination, FolderFacts, Reach } from './examination';
import { type KeptByWindow, keptByWindow } from './kept';
import { probeApart } from './probeApart';
import { type Answered, reach } from './reach';

/**
 * Looks at everything a run depends on. Nothing is changed, and no secret is read further than whether it is there.
 * @param dataDir where the window keeps its files
 * @param offline nothing is asked over a network
 */
export async function examine(dataDir: string, offline: boolean): Promise<Examination> {
  const kept = await keptByWindow(dataDir);
  const [folders, models, network, labelStudio] = await Promise.all([
    foldersOf(dataDir),
    openRegistry(join(dataDir, 'models')).list(),
    offline ? null : networkOf(kept),
    labelStudioOf(dataDir, kept, offline),
  ]);
  return {
    program: {
      version: packageJson.version,
      packaged: __dirname.includes('app.asar'),
      folder: process.versions.electron === undefined ? dirname(dirname(__dirname)) : dirname(process.execPath),
    },
    runtime: {
      node: process.versions.node,
      electron: process.versions.electron ?? null,
      onnxruntime: runtimeVersion(),
    },
    system: await systemOf(),
    devices: await probeApart(),
    folders,
    models: models.map(({ title, version, kind, classCount, bytes, msPerImage, state }) => ({
      title,
      version,
      kind,
      classCount,
      bytes,
      msPerImage,
      state,
    })),
    network,
    labelStudio,
  };
}

async function systemOf(): Promise<Examination['system']> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const processors = cpus();
  return {
    name: await systemName(),
    kernel: `${type()} ${release()}`,
    arch: arch(),
    cpu: processors[0]?.model.trim() ?? '',
    cores: processors.length,
    memory: totalmem(),
    freeMemory: freemem(),
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    display: process.platform === 'linux' ? (WAYLAND_DISPLAY ?? DISPLAY ?? null) : null,
  };
}

/** What a Linux calls itself; elsewhere the system's kind. */
async function systemName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? process.platform;
}

function foldersOf(dataDir: string): Promise<readonly FolderFacts[]> {
  const places: readonly (readonly [FolderFacts['name'], string])[] = [
    ['data', dataDir],
    ['models', join(dataDir, 'models')],
    ['downloads', join(dataDir, 'downloads')],
    ['logs', join(dataDir, 'logs')],
    ['temporary', tmpdir()],
  ];
  return Promise.all(
    places.map(async ([name, path]) => {
      if ((await stat(path).catch(() => null)) === null) return { name, path, state: 'absent', free: null };
      const writable = await access(path, constants.W_OK).then(
        () => true,
        () => false,
      );
      const disk = await statfs(path).catch(() => null);
      const free = disk === null ? null : disk.bavail * disk.bsize;
      return { name, path, state: writable ? 'writable' : 'notWritable', free };
    }),
  );
}

async function networkOf({ settings }: KeptByWindow): Promise<Examination['network']> {
  const [first] = catalogue;
  if (first === undefined) return null;
  const { mirror, proxy } = settings;
  const address =
    mirror === '' || parseHttp(mirror) !== null ? addressOf(first.url, mirror || null) : new URL(first.url);
  const used = proxy || getProxyForUrl(address.href);
  return {
    proxy: used === '' ? null : redacted(used),
    mirror: mirror === '' ? null : redacted(mirror),
    models: facts(await reach(address, proxy || null)),
  };
}

const facts = ({ url, status, reason, ms }: Answered): Reach => ({ url, status, reason, ms });

async function labelStudioOf(
  dataDir: string,
  { labelStudio }: KeptByWindow,
  offline: boolean,
): Promise<Examination['labelStudio']> {
  const { url, port, enabled } = labelStudio.settings;
  const base = url === '' ? null : parseHttp(url);
  const asked =
    offline || base === null ? null : await reach(new URL(`${withoutLogin(base).replace(/\/+$/, '')}/version`), null);
  const backend = offline ? null : await reach(new URL(`http://localhost:${port}/health`), null);
  return {
    url: url === '' ? null : redacted(url),
    token: await tokenOf(dataDir, labelStudio.token),
    reach: asked === null ? null : facts(asked),
    release: asked === null ? null : (/"release"\s*:\s*"([\w.+-]{1,40})"/.exec(asked.text)?.[1] ?? null),
    backendPort: port,
    backendEnabled: enabled,
    backend: backend === null || backend.status === null ? null : facts(backend),
  };
}

async function tokenOf(dataDir: string, inSettings: string | null): Promise<Examination['labelStudio']['token']> {
  if (process.env.LABEL_STUDIO_API_KEY) return 'environment';
  if (inSettings !== null) return 'settings';
  return (await savedToken(dataDir)) === null ? 'none' : 'file';
}
