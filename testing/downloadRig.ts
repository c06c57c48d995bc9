import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { downloadVerified } from '../electron/core/models/download/downloadVerified';
import type { Downloaded, DownloadRequest, DownloadState } from '../electron/core/models/download/request';
import { type Failure, failureOf } from '../shared/failure/failure';
import { type Behaviour, DownloadServer } from './downloadServer';

/** Bytes that look like nothing in particular; the same for the same seed. */
export function someBytes(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Large enough for many pieces and a break anywhere. */
export const FILE = someBytes(300_000);
export const OTHER = someBytes(290_000, 2);
export const PATH = `/models/model-${sha256(FILE).slice(0, 8)}.pth`;
export const NAME = PATH.slice('/models/'.length);

/** Short pauses: what a test waits for is an event, never a time. */
const QUICK = { firstPauseMs: 1, longestPauseMs: 40, retries: 3, stallMs: 20_000 };

/** A server, an empty folder, and a downloader that goes from one to the other; new for each test. */
export class DownloadRig {
  server = new DownloadServer();
  folder = '';
  readonly states: DownloadState[] = [];

  /** Offers the file, or others, at its usual path. */
  serve(script: readonly Behaviour[] | Behaviour = [], bytes = FILE): string {
    return this.server.serve(PATH, bytes, script);
  }

  /** Fetches what is at the usual path. */
  fetch(change: Partial<DownloadRequest> = {}): Promise<Downloaded> {
    return downloadVerified({
      url: change.url ?? `${this.server.url}${PATH}`,
      folder: this.folder,
      sha256Prefix: sha256(FILE).slice(0, 8),
      bytes: null,
      needed: FILE.length,
      onProgress: (state) => this.states.push(state),
      ...change,
      limits: { ...QUICK, ...change.limits },
    });
  }

  /** The failure of a download that must fail. */
  async failing(change: Partial<DownloadRequest> = {}): Promise<Failure> {
    return this.fetch(change).then(() => expect.unreachable('the download went through'), failureOf);
  }

  /** A download that is cancelled once so many bytes are here; what is kept stays. */
  async cancelAt(bytes: number, change: Partial<DownloadRequest> = {}): Promise<Failure> {
    const stop = new AbortController();
    const watch = setInterval(() => {
      void this.kept().then((kept) => kept >= bytes && stop.abort());
    }, 5);
    try {
      return await this.failing({ ...change, signal: stop.signal });
    } finally {
      clearInterval(watch);
    }
  }

  /** Bytes that are kept of the download. */
  kept(): Promise<number> {
    return readFile(join(this.folder, `${NAME}.part`, 'data')).then(
      ({ length }) => length,
      () => 0,
    );
  }

  /** Every file and folder that is left, sorted. */
  async left(): Promise<string[]> {
    return (await readdir(this.folder, { recursive: true })).sort();
  }

  /** Expects the right file, and nothing beside it. */
  async expectWhole({ file, sha256: hash, bytes }: Downloaded): Promise<void> {
    expect(file).toBe(join(this.folder, NAME));
    expect(hash).toBe(sha256(FILE));
    expect(bytes).toBe(FILE.length);
    expect(sha256(await readFile(file))).toBe(sha256(FILE));
    expect(await this.left()).toEqual([NAME]);
  }
}

/** A rig for the tests of a file. */
export function openDownloadRig(): DownloadRig {
  const rig = new DownloadRig();
  beforeEach(async () => {
    rig.server = new DownloadServer();
    rig.folder = await mkdtemp(join(tmpdir(), 'rtmlabel-download-'));
    rig.states.length = 0;
    await rig.server.start();
  });
  afterEach(async () => {
    await rig.server.close();
    await rm(rig.folder, { recursive: true, force: true });
  });
  return rig;
}
