import { createRequire } from 'node:module';
import type { DeviceName } from '../../../shared/detection/model';
import { DEVICES } from './devices';

/** Whether a device does work here. */
export interface DeviceProbe {
  readonly device: DeviceName;
  /** This build of onnxruntime offers it. */
  readonly offered: boolean;
  readonly works: boolean;
  /** onnxruntime's own text, or the signal that ended the process; null = it works, or was not tried because it is not offered. */
  readonly reason: string | null;
}

/** The smallest ONNX model: one Relu on one number (IR 8, opset 13). */
const TINY = 'CAg6MwoMCgF4EgF5IgRSZWx1EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUICEA0=';

/** Loaded at need: the command line must not wait for it when it only prints its help. */
const runtime = (): typeof import('onnxruntime-node') => createRequire(__filename)('onnxruntime-node');

/** Version of onnxruntime's native part. */
export function runtimeVersion(): string {
  const { node, common } = runtime().env.versions;
  return node ?? common;
}

/** Runs one number through each device that is offered. Synchronous inside, for some milliseconds. */
export async function probeDevices(devices: readonly DeviceName[] = DEVICES): Promise<readonly DeviceProbe[]> {
  // What it would print stands in the reasons.
  const { env, listSupportedBackends } = runtime();
  env.logLevel = 'fatal';
  const offered = new Set(listSupportedBackends().map(({ name }) => name));
  const probes: DeviceProbe[] = [];
  for (const device of devices) {
    const available = device === 'cpu' || offered.has(device);
    const reason = available ? await trouble(device) : null;
    probes.push({ device, offered: available, works: available && reason === null, reason });
  }
  return probes;
}

/** What stands in the way of a device; null = nothing. */
async function trouble(device: DeviceName): Promise<string | null> {
  const { InferenceSession, Tensor } = runtime();
  try {
    const options = { executionProviders: [device], logSeverityLevel: 4 } as const;
    const session = await InferenceSession.create(Buffer.from(TINY, 'base64'), options);
    await session.run({ x: new Tensor('float32', [-1], [1]) });
    await session.release();
    return null;
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    // Where in its source a check stands helps nobody.
    const [line = ''] = text.split('\n');
    return line.replace(/^\/\S+:\d+ .* was false\. /, '').slice(0, 300);
  }
}
