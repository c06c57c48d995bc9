import type { DeviceName } from '../../shared/detection/model';
import { fail } from '../../shared/failure/failure';

export interface BackendForm {
  readonly checkpoint: string | null;
  readonly config: string | null;
  readonly device: DeviceName;
}

/**
 * The tutorial's `--with config_file=X.py checkpoint_file=Y.pth device=cpu`, as `label-studio-ml start` takes it. Other
 * names are for other backends and are ignored.
 * @throws AppError `cli.badValue` for a pair without `=` or an unknown device
 */
export function backendForm(pairs: readonly string[]): BackendForm {
  const values = new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw fail('cli.badValue', { name: '--with', value: pair, expected: 'config_file=X.py' });
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  );
  const given = values.get('device') ?? 'cpu';
  const [device = ''] = given.toLowerCase().split(':');
  if (device !== 'cpu' && device !== 'cuda')
    throw fail('cli.badValue', { name: '--with device', value: given, expected: 'cpu, cuda, cuda:0' });
  return {
    checkpoint: values.get('checkpoint_file') || null,
    config: values.get('config_file') || null,
    device,
  };
}
