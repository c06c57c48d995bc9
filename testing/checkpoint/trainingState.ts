import { Call, Named, type PickleValue, Tuple } from './pickleWriter';
import type { Storages, TensorToWrite } from './storages';

const HISTORY_BUFFER = new Named('mmengine.logging.history_buffer', 'HistoryBuffer');
const STATISTICS = ['min', 'max', 'mean', 'current'];

/** A numpy array of float64 as numpy pickles it. */
function array(values: readonly number[]): Call {
  const dtype = new Call(new Named('numpy', 'dtype'), new Tuple('f8', false, true), {
    state: new Tuple(3, '<', null, null, null, -1, -1, 0),
  });
  const bytes = new Uint8Array(new Float64Array(values).buffer);
  return new Call(
    new Named('numpy.core.multiarray', '_reconstruct'),
    new Tuple(new Named('numpy', 'ndarray'), new Tuple(0), Buffer.from('b')),
    { state: new Tuple(1, new Tuple(values.length), dtype, false, bytes) },
  );
}

/** mmengine's HistoryBuffer; its state keeps its statistics methods: `getattr` calls, dotted names since protocol 4. */
export function historyBuffer(values: readonly number[], protocol: 2 | 4): PickleValue {
  const getattr = new Named('builtins', 'getattr');
  const method = (name: string): PickleValue =>
    protocol === 4
      ? new Named('mmengine.logging.history_buffer', `HistoryBuffer.${name}`)
      : new Call(getattr, new Tuple(HISTORY_BUFFER, name));
  const methods = STATISTICS.map((name) => [name, method(name)] as readonly [string, PickleValue]);
  const ordered = new Call(new Named('collections', 'OrderedDict'), new Tuple(), { items: new Map(methods) });
  return new Call(HISTORY_BUFFER, new Tuple(), {
    isNew: true,
    state: {
      max_length: 1_000_000,
      _log_history: array(values),
      _count_history: array(values.map(() => 1)),
      _statistics_methods: ordered,
    },
  });
}

/** mmengine's `message_hub`: the log of every scalar, and the facts of the run with the config's text. */
export function messageHub(
  hub: { readonly cfg?: string; readonly logScalars?: Readonly<Record<string, readonly number[]>> },
  protocol: 2 | 4,
): PickleValue {
  const entries = Object.entries(hub.logScalars ?? {});
  const logs = new Map(entries.map(([name, values]) => [name, historyBuffer(values, protocol)]));
  return {
    log_scalars: new Call(new Named('collections', 'OrderedDict'), new Tuple(), { items: logs }),
    runtime_info: new Call(new Named('collections', 'OrderedDict'), new Tuple(), {
      items: new Map<string, PickleValue>([
        ['epoch', 12],
        ['max_epochs', 300],
        ...(hub.cfg === undefined ? [] : [['cfg', hub.cfg] as const]),
      ]),
    }),
    resumed_keys: {},
  };
}

/** State of torch's AdamW over `parameters`: two moments of each one's shape. */
export function adamW(storages: Storages, parameters: readonly TensorToWrite[]): PickleValue {
  const state = parameters.map((parameter, i) => {
    const moments = storages.dict(
      new Map([
        ['exp_avg', parameter],
        ['exp_avg_sq', parameter],
      ]),
    );
    const step = storages.tensor({ shape: [], data: new Float32Array([1000]) });
    return [i, new Map([['step', step], ...moments])] as readonly [number, PickleValue];
  });
  const params = parameters.map((_, i) => i);
  const group = { lr: 0.004, betas: new Tuple(0.9, 0.999), eps: 1e-8, weight_decay: 0.05, amsgrad: false, params };
  return { state: new Map(state), param_groups: [group] };
}
