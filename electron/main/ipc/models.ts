import { shell } from 'electron';
import type { i18n } from 'i18next';
import type { ModelState } from '../../../shared/ipc/model';
import type { ChooseModel } from '../chooseModel';
import type { Dialogs } from '../dialogs';
import type { ModelHost } from '../modelHost';
import type { Models } from '../models';
import type { Area, Handlers } from './handlers';

export interface ModelsParts {
  readonly models: Models;
  readonly host: ModelHost;
  readonly chooseModel: ChooseModel;
  readonly dialogs: Dialogs;
  readonly translator: i18n;
}

export function modelsHandlers(parts: ModelsParts): Handlers<Area<'models'>> {
  const { models, host, chooseModel, dialogs, translator } = parts;
  const { registry, jobs } = models;

  /** After a change of an installed model. */
  const changed = async (work: Promise<unknown>): Promise<null> => {
    await work;
    models.tell();
    return null;
  };
  /** The window's model is this one. */
  const isInUse = async (id: string): Promise<boolean> => host.choice()?.file === (await registry.fileOf(id));

  return {
    'models.info': () => ({ catalogue: models.catalogue, folder: registry.folder }),
    'models.state': () => models.state(),
    'models.importDialog': async () => {
      const files = await dialogs.openMany({
        title: translator.t('menu:chooseModel'),
        filters: [
          { name: translator.t('menu:modelFiles'), extensions: ['pth', 'pt', 'ckpt', 'onnx', 'py'] },
          { name: translator.t('menu:allFiles'), extensions: ['*'] },
        ],
      });
      return files === null ? null : models.importFiles(files);
    },
    'models.import': ({ files }) => models.importFiles(files),
    'models.install': ({ catalogueId }) => ({ job: jobs.install(catalogueId) }),
    'models.cancelJob': ({ job }) => {
      jobs.cancel(job);
      return null;
    },
    'models.dismissJob': ({ job }) => {
      jobs.dismiss(job);
      return null;
    },
    'models.use': ({ id }) => load(id),
    'models.rename': async ({ id, title }) => {
      await registry.rename(id, title);
      if (await isInUse(id)) host.reword({ name: title });
      return changed(Promise.resolve());
    },
    'models.remove': async ({ id }) => {
      if (await isInUse(id)) await host.unload();
      return changed(registry.remove(id));
    },
    'models.restore': ({ id }) => changed(registry.restore(id)),
    'models.reveal': async ({ id }) => {
      shell.showItemInFolder(await registry.fileOf(id));
      return null;
    },
    'models.setClassNames': async ({ id, names }) => {
      await registry.setClassNames(id, names);
      if (await isInUse(id)) host.reword({ classNames: names });
      return changed(Promise.resolve());
    },
    'models.setExpOnReg': async ({ id, exp }) => ({ job: await jobs.convertAgain(id, exp) }),
    'models.verify': ({ id }) => changed(registry.verify(id)),
  };

  async function load(id: string): Promise<ModelState> {
    const file = await registry.fileOf(id);
    const present = host.choice();
    const same = present?.file === file ? present.inputSize : null;
    return chooseModel({ file, device: present?.device ?? 'cpu', inputSize: same, classNames: null });
  }
}
