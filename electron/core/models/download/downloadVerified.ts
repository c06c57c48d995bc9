import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { AppError, fail } from '../../../../shared/failure/failure';
import { renamePatiently } from '../../files/durable';
import { sha256Of } from '../../files/sha256';
import { codeOf, throwIfCancelled } from '../../files/writeFailure';
import { takeLock } from '../../storage/lock';
import { addressOf, fileNameOf, withoutLogin } from './address';
import { attempt, type Transfer } from './attempt';
import { Interruption } from './interruption';
import { dropPartFolder, emptyPart, makePartFolder, openPart, type PartFile, partFolderOf } from './partFile';
import { type Downloaded, type DownloadLimits, type DownloadRequest, usualLimits } from './request';
import { requireSpace } from './space';
import { createSpeedMeter } from './speed';

/** How often somebody who waits for another download of the same file looks again, milliseconds. */
const LOOK_AGAIN_MS = 250;
/** How often progress is told, milliseconds. */
const TELL_MS = 250;

/**
 * Fetches a file and hands it out only when its SHA-256 begins as it must. What arrives is kept beside it
 * (`<name>.part/`) and gone on with after a broken connection, a cancel or a restart of the program, if the server proves
 * that its file is still the same. A second download of the same file, here or in another process, waits for the first.
 * A file that is there already and has the right bytes is not fetched again.
 * @throws AppError `download.*` (shared/failure/codes/downloads.ts), `app.cancelled`
 */
export async function downloadVerified(request: DownloadRequest): Promise<Downloaded> {
  const { signal } = request;
  const folder = resolve(request.folder);
  const name = fileNameOf(request.url);
  const partFolder = partFolderOf(folder, name);
  // Wrong settings are told before anything is written.
  addressOf(request.url, request.mirror || null);
  const lock = await lockWhenFree(partFolder, name, signal);
  try {
    const file = join(folder, name);
    const present = await verifiedAt(file, request);
    if (present !== null) {
      await emptyPart(partFolder);
      return present;
    }
    return await fetchAndVerify(request, folder, name);
  } catch (thrown) {
    if (signal?.aborted) throw fail('app.cancelled', {});
    throw thrown;
  } finally {
    await lock.release();
    await dropPartFolder(partFolder);
  }
}

/** Throws away what is kept of a download that was cancelled or broke off. Waits until nobody works on it. */
export async function discardPartial(folder: string, url: string, signal?: AbortSignal): Promise<void> {
  const partFolder = partFolderOf(resolve(folder), fileNameOf(url));
  const there = await stat(partFolder).catch(() => null);
  if (there === null) return;
  const lock = await lockWhenFree(partFolder, fileNameOf(url), signal);
  await emptyPart(partFolder);
  await lock.release();
  await dropPartFolder(partFolder);
}

async function fetchAndVerify(request: DownloadRequest, folder: string, name: string): Promise<Downloaded> {
  const { url, mirror, sha256Prefix, signal } = request;
  const partFolder = partFolderOf(folder, name);
  const address = addressOf(url, mirror || null);
  for (let again = true; ; again = false) {
    const part = await openPart(partFolder, withoutLogin(address), name);
    const transfer = transferOf(request, part, address, folder, name);
    const kept = part.done > 0;
    try {
      await requireSpace(folder, name, request.needed - part.done);
      await fetchAll(transfer, request);
    } catch (thrown) {
      await part.close();
      if (part.done === 0) await emptyPart(partFolder);
      throw thrown;
    }
    const data = await part.finish();
    request.onVerifying?.();
    const sha256 = await sha256Of(data);
    throwIfCancelled(signal);
    if (sha256.startsWith(sha256Prefix)) {
      const file = join(folder, name);
      const bytes = part.done;
      await moveInto(data, file);
      await emptyPart(partFolder);
      return { file, sha256, bytes };
    }
    await emptyPart(partFolder);
    // Bytes of two answers may have been of two files, or the disk lost some in a crash: once more, in one piece.
    if (again && (kept || transfer.state.joined)) continue;
    const found = sha256.slice(0, sha256Prefix.length);
    const { host, url: shown } = transfer.state.asked;
    throw fail('download.wrongHash', { file: name, host, url: shown, expected: sha256Prefix, found });
  }
}

function transferOf(
  request: DownloadRequest,
  part: PartFile,
  address: URL,
  folder: string,
  name: string,
): Transfer & { readonly meter: ReturnType<typeof createSpeedMeter> } {
  const meter = createSpeedMeter();
  const shownUrl = withoutLogin(new URL(request.url));
  return {
    meter,
    part,
    address,
    bytes: request.bytes,
    limits: { ...usualLimits, ...request.limits },
    signal: request.signal,
    proxy: request.proxy || null,
    certificates: request.certificates || null,
    file: name,
    shownUrl,
    onSize: (missing) => requireSpace(folder, name, Math.max(missing, request.needed) - part.done),
    onBytes: () => meter.add(Date.now(), part.done),
    state: {
      asked: { file: name, url: shownUrl, host: address.host, proxy: null },
      answered: false,
      most: part.done,
      joined: false,
    },
  };
}

/** Attempts until the file is whole. */
async function fetchAll(transfer: ReturnType<typeof transferOf>, request: DownloadRequest): Promise<void> {
  const { part, meter, bytes, limits, signal } = transfer;
  const tell = (): void => request.onProgress?.(meter.state(Date.now(), part.about?.total ?? bytes));
  meter.add(Date.now(), part.done);
  tell();
  const timer = setInterval(tell, TELL_MS);
  try {
    while (!(await attempts(transfer, limits))) await sleep(limits.firstPauseMs, undefined, { signal });
    tell();
  } catch (thrown) {
    throw thrown instanceof Interruption ? thrown.failure : thrown;
  } finally {
    clearInterval(timer);
  }
}

/** Attempts with growing pauses. true = whole; false = one brought something new before it broke off: begin counting again. */
function attempts(transfer: Transfer, limits: DownloadLimits): Promise<boolean> {
  const { state, signal } = transfer;
  const again = (error: Error, number: number): boolean =>
    error instanceof Interruption && (state.answered || number <= limits.retriesUnanswered);
  return pRetry(
    async () => {
      const before = state.most;
      try {
        await attempt(transfer);
        return true;
      } catch (thrown) {
        if (thrown instanceof Interruption && state.most > before) return false;
        throw thrown;
      }
    },
    {
      retries: limits.retries,
      minTimeout: limits.firstPauseMs,
      maxTimeout: limits.longestPauseMs,
      factor: 2,
      ...(signal && { signal }),
      shouldRetry: ({ error, attemptNumber }) => again(error, attemptNumber),
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (error instanceof Interruption && error.waitMs > 0 && retriesLeft > 0 && again(error, attemptNumber))
          await sleep(error.waitMs, undefined, { signal });
      },
    },
  );
}

/** The file that is there already, if its bytes are right. */
async function verifiedAt(file: string, { sha256Prefix, onVerifying }: DownloadRequest): Promise<Downloaded | null> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) return null;
  onVerifying?.();
  const sha256 = await sha256Of(file).catch(() => '');
  return sha256.startsWith(sha256Prefix) ? { file, sha256, bytes: facts.size } : null;
}

async function moveInto(data: string, file: string): Promise<void> {
  try {
    await renamePatiently(data, file);
  } catch (thrown) {
    await rm(data, { force: true });
    throw fail('download.writeFailed', { file, reason: codeOf(thrown) ?? '?' }, { cause: thrown });
  }
}

/** The lock of a download, as soon as nobody else has it. */
async function lockWhenFree(partFolder: string, name: string, signal: AbortSignal | undefined) {
  for (;;) {
    throwIfCancelled(signal);
    await makePartFolder(partFolder, name);
    try {
      return await takeLock(partFolder, partFolder);
    } catch (thrown) {
      const code = codeOf(thrown);
      // ENOENT: whoever was first has finished and removed the folder in between.
      const taken = thrown instanceof AppError && thrown.failure.code === 'project.locked';
      if (!taken && code !== 'ENOENT') throw thrown;
    }
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
