import type { DeviceName } from '../../../shared/detection/model';
import { fail } from '../../../shared/failure/failure';
import type { ModelState } from '../../../shared/ipc/model';
import type { ModelChoice } from '../../../shared/project/settings';
import type { ChooseModel } from '../chooseModel';
import type { ModelHost } from '../modelHost';
import type { Models } from '../models';
import type { Area, Handlers } from './handlers';

export interface ModelParts {
  readonly host: ModelHost;
  readonly models: Models;
  readonly chooseModel: ChooseModel;
  /** Remembers where models run, and tells the page. */
  keepDevice(device: DeviceName): void;
}

export function modelHandlers({ host, models, chooseModel, keepDevice }: ModelParts): Handlers<Area<'model'>> {
  const present = (): ModelChoice => {
    const choice = host.choice();
    if (choice === null) throw fail('model.none', {});
    return choice;
  };
  /** The present model with something changed. */
  const change = (how: Partial<ModelChoice>): Promise<ModelState> => chooseModel({ ...present(), ...how });

  return {
    'model.state': () => host.state(),
    'model.setDevice': ({ device }) => {
      keepDevice(device);
      return change({ device });
    },
    'model.setInputSize': ({ size }) => change({ inputSize: size }),
    'model.setClassNames': async ({ names }) => {
      const installed = await models.registry.byFile(present().file);
      if (installed === null) return change({ classNames: names });
      await models.registry.setClassNames(installed.id, names);
      models.tell();
      host.reword({ classNames: names });
      return host.state();
    },
  };
}
