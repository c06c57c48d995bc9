import { join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import packageJson from '../../package.json';
import type { DeviceName } from '../../shared/detection/model';
import { fail } from '../../shared/failure/failure';
import type { RequestEntry } from '../../shared/ipc/labelStudio';
import { sentenceOf } from '../../shared/words/translator';
import { createBackend } from '../core/labelstudio/backend';
import { createFiles } from '../core/labelstudio/files';
import { type BasicAuth, checkLogin } from '../core/labelstudio/guard';
import { defaultDocumentRoots, defaultUploadDirs } from '../core/labelstudio/images/folders';
import { createImageResolver } from '../core/labelstudio/images/resolver';
import { listen } from '../core/labelstudio/listen';
import type { ReadyModel } from '../core/labelstudio/parts';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { loadModel, MOST } from './loadModel';
import { appData } from './paths';
import { createReport, type Report } from './report';
import { backendForm } from './serveForm';
import { savedToken, saveToken } from './token';

export interface ServeArguments {
  readonly model?: string;
  /** `config_file=…`, `checkpoint_file=…`, `device=…`, as `label-studio-ml start --with` takes them. */
  readonly with?: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly device?: DeviceName;
  readonly score: number;
  readonly nmsIou: number;
  readonly inputSize?: number;
  readonly classes?: string;
  readonly labelStudioUrl?: string;
  readonly token?: string;
  readonly saveToken?: boolean;
  readonly documentRoot?: readonly string[];
  readonly basicAuth?: string;
  readonly allowedHost?: readonly string[];
  readonly json?: boolean;
}

const isLoopback = (host: string): boolean => ['loopback', 'localhost', '127.0.0.1', '::1'].includes(host);

/** `rtmlabel serve`: Label Studio's ML backend, until it is stopped. */
export async function runServe(translator: i18n, args: ServeArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const form = backendForm(args.with ?? []);
  const modelName = args.model ?? form.checkpoint;
  if (modelName === null) throw fail('cli.missing', { name: '--model' });
  const auth = authOf(args.basicAuth ?? authOfEnvironment());
  if (!isLoopback(args.host) && auth === null) throw fail('labelstudio.needsAuth', { host: args.host });
  if (args.saveToken === true && args.token !== undefined) await saveToken(appData(), args.token);

  const site = {
    url: args.labelStudioUrl ?? null,
    token: args.token ?? process.env.LABEL_STUDIO_API_KEY ?? (await savedToken(appData())),
    documentRoots: [...(args.documentRoot ?? []).map((root) => resolve(root)), ...defaultDocumentRoots()],
    uploadDirs: defaultUploadDirs(),
  };
  const resolver = createImageResolver({
    site: () => site,
    cacheDir: join(appData(), 'label-studio', `images-${args.port}`),
    privateHosts: () => isLoopback(args.host),
  });
  const files = createFiles();
  let ready: ReadyModel | null = null;
  const backend = createBackend(
    {
      version: packageJson.version,
      model: () => ready,
      modelName: () => modelName,
      resolver,
      settings: () => ({
        threshold: args.score,
        nmsIou: args.nmsIou,
        maxPerImage: MOST,
        guard: { hosts: args.allowedHost ?? [], auth },
      }),
      ownLabels: () => new Map(),
      onRequest: (entry) => tell(translator, report, entry),
    },
    files,
  );
  const server = await listen(backend.handle, isLoopback(args.host) ? 'loopback' : args.host, args.port);
  report.event('listening', { addresses: server.addresses });
  report.say('serving', { address: `http://localhost:${server.port}` });
  const stopped = new Promise<void>((stop) => {
    onInterrupt(() => {
      report.say('serveStopping');
      stop();
    });
  });
  try {
    ready = await loadModel(
      translator,
      report,
      modelName,
      form.config,
      { ...args, device: args.device ?? form.device },
      files,
    );
    report.event('model', { version: ready.info.version, device: ready.service.detector.device.used });
    report.say('serveReady', { version: ready.info.version });
    await stopped;
    return EXIT.done;
  } finally {
    backend.cancel();
    await server.close();
    await resolver.dispose();
    await ready?.service.detector.dispose();
  }
}

/** The names that Label Studio's own backends read, so that no password stands in a list of processes. */
function authOfEnvironment(): string | undefined {
  const { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password } = process.env;
  return user && password ? `${user}:${password}` : undefined;
}

function authOf(text: string | undefined): BasicAuth | null {
  if (text === undefined) return null;
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1)
    throw fail('cli.badValue', { name: '--basic-auth', value: '…', expected: 'user:password' });
  const auth = { user: text.slice(0, colon), password: text.slice(colon + 1) };
  checkLogin(auth);
  return auth;
}

/** One line per request; health checks are many and say nothing. */
function tell(translator: i18n, report: Report, entry: RequestEntry): void {
  const { failure, ...facts } = entry;
  report.event('request', { ...facts, code: failure?.code ?? null });
  if (entry.path === '/health' && entry.status === 200) return;
  const values = { ...facts, project: entry.project ?? '–', time: new Date(entry.at).toISOString() };
  report.say('serveRequest', values);
  if (failure !== null) report.say('line', { text: `  ${sentenceOf(translator, failure)}` });
}
