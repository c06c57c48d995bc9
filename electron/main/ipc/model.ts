import type { i18n } from 'i18next';
import { fail } from '../../../shared/failure/failure';
import type { ModelState } from '../../../shared/ipc/model';
import type { ModelChoice } from '../../../shared/project/settings';
import type { Dialogs } from '../dialogs';
import { log } from '../log';
import type { ModelHost } from '../modelHost';
import { rememberModel } from '../recents';
import type { SettingsFile } from '../settingsFile';
import type { Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export interface ModelParts {
  readonly models: ModelHost;
  readonly workspace: Workspace;
  readonly settings: SettingsFile;
  readonly dialogs: Dialogs;
  readonly translator: i18n;
}

export function modelHandlers({
  models,
  workspace,
  settings,
  dialogs,
  translator,
}: ModelParts): Handlers<Area<'model'>> {
  /** Loads a choice; what works is remembered for the project and the start page. */
  const use = async (choice: ModelChoice): Promise<ModelState> => {
    const state = await models.load(choice);
    if (state.status !== 'ready') return state;
    rememberModel(settings, { file: choice.file, classCount: state.info.classCount });
    if (workspace.isOpen())
      await workspace
        .work()
        .project.updateSettings({ model: choice })
        .catch((thrown: unknown) => log.warn('model choice', thrown));
    return state;
  };
  const open = (file: string): Promise<ModelState> =>
    use({ file, device: models.choice()?.device ?? 'cpu', inputSize: null, classNames: null });
  /** The present model with something changed. */
  const change = (how: Partial<ModelChoice>): Promise<ModelState> => {
    const present = models.choice();
    if (present === null) throw fail('model.none', {});
    return use({ ...present, ...how });
  };
  const filters = () => [
    { name: translator.t('menu:onnxFiles'), extensions: ['onnx'] },
    { name: translator.t('menu:allFiles'), extensions: ['*'] },
  ];

  return {
    'model.state': () => models.state(),
    'model.openDialog': async () => {
      const title = translator.t('menu:chooseModel');
      const file = await dialogs.open({ title, properties: ['openFile'], filters: filters() });
      return file === null ? null : open(file);
    },
    'model.load': ({ file }) => open(file),
    'model.setDevice': ({ device }) => change({ device }),
    'model.setInputSize': ({ size }) => change({ inputSize: size }),
    'model.setClassNames': ({ names }) => change({ classNames: names }),
  };
}
