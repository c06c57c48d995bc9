import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../../shared/failure/failure';
import type { DeviceOffer } from '../../shared/ipc/system';
import { log } from './log';
import { userData } from './paths';

const SCRIPT = join(__dirname, '..', 'headless', 'rtmlabel.cjs');
/** It asks servers for up to 8 seconds each. */
const PATIENCE = 40_000;

const devices = z.object({
  devices: z.array(
    z.object({
      device: z.enum(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']),
      offered: z.boolean(),
      works: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
});

/**
 * Runs `rtmlabel doctor` in a process of its own: a driver that crashes when it is tried takes nothing else along.
 * @throws AppError `app.doctor`
 */
function runDoctor(locale: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    ELECTRON_RUN_AS_NODE: '1',
    RTMLABEL_USER_DATA: userData(),
    LC_ALL: locale.replace('-', '_'),
  };
  return new Promise((resolve, reject) => {
    const options = { env, timeout: PATIENCE, maxBuffer: 4 << 20, windowsHide: true };
    execFile(process.execPath, [SCRIPT, 'doctor', ...args], options, (error, out, complaint) => {
      if (complaint !== '') log.info('doctor', complaint);
      // It ends with 1 when no model could run, and has said why.
      if (out !== '') resolve(out);
      else reject(fail('app.doctor', { reason: error === null ? complaint : error.message }));
    });
  });
}

/** What is there, as text. @param network also try to reach servers */
export const examination = (locale: string, network: boolean): Promise<string> =>
  runDoctor(locale, network ? [] : ['--offline']);

let known: Promise<readonly DeviceOffer[]> | null = null;

/** Devices of this machine; looked at once. */
export function deviceOffers(): Promise<readonly DeviceOffer[]> {
  known ??= runDoctor('en', ['--json', '--offline']).then((text) => devices.parse(JSON.parse(text)).devices);
  known.catch(() => {
    known = null;
  });
  return known;
}
