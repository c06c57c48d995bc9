import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import type { DeviceName } from '../../../shared/detection/model';
import { deviceTable } from './onnxSession';

/** Whether a device does work here. */
export interface DeviceProbe {
  readonly device: DeviceName;
  /** This build of onnxruntime offers it. */
  readonly offered: boolean;
  readonly works: boolean;
  /** onnxruntime's own text; null = it works, or was not tried because it is not offered. */
  readonly reason: string | null;
}

/** The smallest ONNX model: one Relu on one number (IR 8, opset 13). */
const TINY = 'CAg6MwoMCgF4EgF5IgRSZWx1EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUICEA0=';

/** Version of onnxruntime's native part. */
export const runtimeVersion = (): string => env.versions.node ?? env.versions.common;

/** Runs one number through each device that is offered. Synchronous inside, for some milliseconds. */
export async function probeDevices(): Promise<readonly DeviceProbe[]> {
  // What it would print stands in the reasons.
  env.logLevel = 'fatal';
  const probes: DeviceProbe[] = [];
  for (const { device, available } of deviceTable()) {
    const reason = available ? await trouble(device) : null;
    probes.push({ device, offered: available, works: available && reason === null, reason });
  }
  return probes;
}

/** What stands in the way of a device; null = nothing. */
async function trouble(device: DeviceName): Promise<string | null> {
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
