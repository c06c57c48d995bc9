import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createImageResolver } from '../electron/core/labelstudio/images/resolver';
import type {
  ImageRequest,
  ImageResolver,
  ImageResolverOptions,
  LabelStudioSite,
  ResolvedImage,
} from '../electron/core/labelstudio/images/types';
import { type Failure, failureOf } from '../shared/failure/failure';
import { DownloadServer } from './downloadServer';
import { FakeLabelStudio } from './fakeLabelStudio';

/** A real PNG of one pixel, with something behind its end that makes it another file. */
export const png = (what = ''): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(what),
  ]);

export const keyOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const NOTHING: ImageRequest = {
  url: '',
  taskId: 101,
  hostname: null,
  setupToken: null,
  peer: '127.0.0.1',
  login: null,
  password: null,
};

/** Label Studio, another server, folders, and a resolver between them; new for each test. */
export class ImageRig {
  labelStudio = new FakeLabelStudio();
  /** A bucket, or anybody's web server. */
  other = new DownloadServer();
  folder = '';
  site: LabelStudioSite = { url: null, token: null, documentRoots: [], uploadDirs: [] };
  private readonly resolvers: ImageResolver[] = [];

  get cacheDir(): string {
    return join(this.folder, 'cache');
  }

  get root(): string {
    return join(this.folder, 'root');
  }

  /** Writes a file; returns its path. */
  async put(path: string, bytes: Uint8Array = png(path)): Promise<string> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return file;
  }

  resolver(options: Partial<ImageResolverOptions> = {}): ImageResolver {
    const resolver = createImageResolver({ site: () => this.site, cacheDir: this.cacheDir, ...options });
    this.resolvers.push(resolver);
    return resolver;
  }

  resolve(request: Partial<ImageRequest> & { readonly url: string }, by = this.resolver()): Promise<ResolvedImage> {
    return by.resolve({ ...NOTHING, ...request });
  }

  /** What a request brings. */
  async bytes(request: Partial<ImageRequest> & { readonly url: string }, by = this.resolver()): Promise<Buffer> {
    const { file, release } = await this.resolve(request, by);
    const bytes = await readFile(file);
    release();
    return bytes;
  }

  /** The failure of a request that must fail. */
  failing(request: Partial<ImageRequest> & { readonly url: string }, by = this.resolver()): Promise<Failure> {
    return this.resolve(request, by).then(({ file }) => expect.unreachable(`found ${file}`), failureOf);
  }

  /** Pictures in the cache. */
  async kept(): Promise<string[]> {
    const names = await readdir(this.cacheDir).catch(() => []);
    return names.filter((name) => !name.endsWith('.json')).sort();
  }

  async open(): Promise<void> {
    this.labelStudio = new FakeLabelStudio();
    this.other = new DownloadServer();
    this.folder = await realpath(await mkdtemp(join(tmpdir(), 'rtmlabel-images-')));
    await mkdir(this.root);
    this.site = { url: null, token: null, documentRoots: [], uploadDirs: [] };
    await Promise.all([this.labelStudio.start(), this.other.start()]);
  }

  async close(): Promise<void> {
    await Promise.all(this.resolvers.map((resolver) => resolver.dispose()));
    this.resolvers.length = 0;
    await Promise.all([this.labelStudio.close(), this.other.close()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A rig for the tests of a file. */
export function openImageRig(): ImageRig {
  const rig = new ImageRig();
  beforeEach(() => rig.open());
  afterEach(() => rig.close());
  return rig;
}
