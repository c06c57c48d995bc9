import { execFile } from 'node:child_process';
import type { DeviceName } from '../../../shared/detection/model';
import { DEVICES } from '../../core/inference/devices';
import type { DeviceProbe } from '../../core/inference/probeDevices';

/** How `doctor` is called to try some devices and nothing else. */
export const TRY_DEVICES = '--try-devices';
/** A driver that hangs does not hold up the rest, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Tries the devices in a process of its own: what drivers print to the terminal says the same as the reasons, and one that
 * crashes takes nothing else along.
 * @param ask stands in for the process in tests
 */
export async function probeApart(ask: Ask = askProcess): Promise<readonly DeviceProbe[]> {
  const together = await ask(DEVICES);
  if (typeof together !== 'string') return together;
  // One of them has ended the process: each by itself tells which.
  const alone = DEVICES.map(async (device): Promise<readonly DeviceProbe[]> => {
    const found = await ask([device]);
    return typeof found === 'string' ? [{ device, offered: true, works: false, reason: found }] : found;
  });
  return (await Promise.all(alone)).flat();
}

/** @returns what was found out, or what ended the process: the name of a signal or its exit code */
type Ask = (devices: readonly DeviceName[]) => Promise<readonly DeviceProbe[] | string>;

const askProcess: Ask = (devices) => {
  const env = { ...process.env, ...(process.versions.electron !== undefined && { ELECTRON_RUN_AS_NODE: '1' }) };
  const options = { env, timeout: PATIENCE, windowsHide: true };
  return new Promise((resolve) => {
    execFile(process.execPath, [__filename, 'doctor', TRY_DEVICES, ...devices], options, (error, out) =>
      resolve(probesIn(out) ?? String(error?.signal ?? error?.code ?? '?')),
    );
  });
};

/** The last line: a driver may have printed before. */
function probesIn(out: string): readonly DeviceProbe[] | null {
  try {
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as readonly DeviceProbe[];
  } catch {
    return null;
  }
}
