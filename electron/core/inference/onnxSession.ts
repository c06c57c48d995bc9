import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import type { DeviceName, DeviceRow, DeviceState } from '../../../shared/detection/model';
import { fail } from '../../../shared/failure/failure';
import { DEVICES } from './devices';

/** A loaded network. */
export interface Network {
  readonly device: DeviceState;
  /**
   * Runs on one 1 x 3 x height x width float32 input. Synchronous inside: call it in a worker thread only.
   * @param wanted outputs to fetch; all of them when left out
   */
  run(input: Float32Array, height: number, width: number, wanted?: readonly string[]): Promise<Outputs>;
  /** Gives its memory back; not to be run after that. */
  release(): Promise<void>;
}

export type OutputData = Float32Array | ArrayLike<number | bigint>;

/** Name -> data and shape. */
export type Outputs = ReadonlyMap<string, { readonly dims: readonly number[]; readonly data: OutputData }>;

/** The devices of this build of onnxruntime. `available` = it offers the provider; whether it starts shows when it is used. */
export function deviceTable(): readonly DeviceRow[] {
  const offered = new Set(listSupportedBackends().map(({ name }) => name));
  return DEVICES.map((device) => ({ device, available: device === 'cpu' || offered.has(device) }));
}

/**
 * Loads a network on the wanted device. onnxruntime throws when a device does not start; then cpu takes over and the
 * state says why.
 * @param threads threads inside one run
 * @throws AppError `model.unloadable`
 */
export async function loadNetwork(
  file: string,
  input: string,
  outputs: readonly string[],
  wanted: DeviceName,
  threads: number,
): Promise<Network> {
  const { session, device } = await createSession(file, wanted, threads);
  return {
    device,
    async run(data, height, width, wanted = outputs) {
      const results = await session.run({ [input]: new Tensor('float32', data, [1, 3, height, width]) }, [...wanted]);
      return new Map(
        Object.entries(results).map(([name, { dims, data: values }]) => [name, { dims, data: values as OutputData }]),
      );
    },
    release: () => session.release(),
  };
}

async function createSession(
  file: string,
  wanted: DeviceName,
  threads: number,
): Promise<{ readonly session: InferenceSession; readonly device: DeviceState }> {
  if (wanted !== 'cpu') {
    try {
      const session = await InferenceSession.create(file, options(wanted, threads));
      return { session, device: { wanted, used: wanted, fallback: null } };
    } catch (thrown) {
      const session = await createOnCpu(file, threads);
      return { session, device: { wanted, used: 'cpu', fallback: { reason: messageOf(thrown) } } };
    }
  }
  return { session: await createOnCpu(file, threads), device: { wanted, used: 'cpu', fallback: null } };
}

async function createOnCpu(file: string, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(file, options('cpu', threads));
  } catch (thrown) {
    throw fail('model.unloadable', { file, reason: messageOf(thrown) });
  }
}

/** Spinning threads slow everybody down on a busy machine. */
const options = (device: DeviceName, threads: number): InferenceSession.SessionOptions => ({
  executionProviders: [device],
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  // 'all' is up to 1.6 times faster on cpu, but its blocked convolutions round more: boxes move by up to 0.15 px and a few
  // change, against 0.02 px here. The same weights shall give MMDetection's boxes.
  graphOptimizationLevel: 'extended',
  executionMode: 'sequential',
  logSeverityLevel: 4,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});

/** The first line of a native message: the rest is a trace. */
const messageOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0]?.slice(0, 300) ?? '';
