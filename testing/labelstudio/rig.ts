import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Detector } from '../../electron/core/inference/detector';
import { openDetector } from '../../electron/core/inference/openDetector';
import { type Backend, createBackend } from '../../electron/core/labelstudio/backend';
import { createFiles } from '../../electron/core/labelstudio/files';
import type { BasicAuth } from '../../electron/core/labelstudio/guard';
import { createImageResolver } from '../../electron/core/labelstudio/images/resolver';
import { type Listening, listen } from '../../electron/core/labelstudio/listen';
import { createMemoryCache } from '../../electron/core/labelstudio/memoryCache';
import type { ReadyModel } from '../../electron/core/labelstudio/parts';
import { createPredictService } from '../../electron/core/predict/service';
import { COCO_CLASSES } from '../../shared/detection/cocoClasses';
import type { LsPrediction } from '../../shared/formats/labelstudio/regions';
import type { RequestEntry } from '../../shared/ipc/labelStudio';
import { data, workersDir } from '../data';
import { local, TUTORIAL } from './tutorial';

export { config, label, local, TUTORIAL } from './tutorial';

export const PHOTOS = ['142', '623', '599'].map((id) => local(`coco128_32/images/000000000${id}.jpg`));

export const labelsIn = ({ result }: LsPrediction): readonly string[] =>
  result.flatMap(({ value }) => value.rectanglelabels ?? value.labels ?? []);

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: { readonly results: LsPrediction[]; readonly model_version: string } & Record<string, unknown>;
}

/** A running server with a real model; what a test changes is read at the next request. */
export interface Rig {
  readonly backend: Backend;
  readonly server: Listening;
  readonly version: string;
  readonly entries: readonly RequestEntry[];
  /** Folder of this rig: pictures in it may be read. */
  readonly folder: string;
  /** Inference runs so far. */
  runs(): number;
  readonly set: {
    auth: BasicAuth | null;
    loading: boolean;
    budgetMs: number;
    readonly own: Map<string, string | null>;
  };
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** The tutorial's labels, one task per address. */
  predict(urls: readonly unknown[], more?: object): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly host?: string;
}

/** @param model file of a model with COCO's classes */
export async function startRig(model = data('models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx')): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'rtmlabel-ls-'));
  const set = {
    auth: null as BasicAuth | null,
    loading: false,
    budgetMs: 75_000,
    own: new Map<string, string | null>(),
  };
  const entries: RequestEntry[] = [];
  let runs = 0;
  const detector = await openDetector(model, {
    workersDir,
    device: 'cpu',
    inputSize: null,
    classNames: COCO_CLASSES.map(({ name }) => name),
  });
  const counted: Detector = {
    ...detector,
    detect(file, signal) {
      runs++;
      return detector.detect(file, signal);
    },
  };
  const files = createFiles();
  const site = { url: null, token: null, documentRoots: [data(), folder], uploadDirs: [] };
  const resolver = createImageResolver({ site: () => site, cacheDir: join(folder, 'images') });
  const summary = { nmsIou: 0.65, maxPerImage: 300 };
  const service = createPredictService({
    fileOf: files.fileOf,
    detector: counted,
    cache: createMemoryCache(),
    summary,
  });
  const ready: ReadyModel = { info: detector.info, service };
  const backend = createBackend(
    {
      version: '1',
      model: () => (set.loading ? null : ready),
      modelName: () => 'rtmdet',
      resolver,
      settings: () => ({ threshold: 0.3, ...summary, guard: { hosts: [], auth: set.auth } }),
      ownLabels: () => set.own,
      onRequest: (entry) => entries.push(entry),
      budgetMs: () => set.budgetMs,
    },
    files,
  );
  const server = await listen(backend.handle, 'loopback', 0);
  const call: Rig['call'] = (method, path, body, options = {}) => send(server.port, method, path, body, options);
  return {
    backend,
    server,
    version: detector.info.version,
    entries,
    folder,
    runs: () => runs,
    set,
    call,
    predict: (urls, more = {}) =>
      call('POST', '/predict', {
        tasks: urls.map((image, at) => ({ id: at + 1, data: { image }, annotations: [{ result: [] }] })),
        project: '7.1711533912',
        label_config: TUTORIAL,
        params: { login: null, password: null, context: null },
        ...more,
      }),
    async close() {
      await server.close();
      await resolver.dispose();
      await detector.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function send(
  port: number,
  method: string,
  path: string,
  body: unknown,
  { headers = {}, host = '127.0.0.1' }: CallOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          headers: response.headers,
          body: text === '' ? {} : JSON.parse(text),
        });
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}
