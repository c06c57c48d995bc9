import { join } from 'node:path';
import { shell } from 'electron';
import type { i18n } from 'i18next';
import type { ImagePath } from '../../../shared/dataset/ids';
import { fail } from '../../../shared/failure/failure';
import type { Dialogs } from '../dialogs';
import type { Opener } from '../opener';
import { forgetProject } from '../recents';
import type { SettingsFile } from '../settingsFile';
import { factsOf, type Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export interface ProjectParts {
  readonly workspace: Workspace;
  readonly opener: Opener;
  readonly dialogs: Dialogs;
  readonly settings: SettingsFile;
  readonly translator: i18n;
}

type Names = Area<'project'> | Area<'document'> | Area<'image'>;

export function projectHandlers(parts: ProjectParts): Handlers<Names> {
  const { workspace, opener, dialogs, settings, translator } = parts;

  const fileOf = (image: ImagePath): string => {
    const { project, paths } = workspace.work();
    if (!paths.has(image)) throw fail('image.notFound', { file: image });
    return join(project.folder, image);
  };

  return {
    'project.openDialog': async () => {
      const folder = await dialogs.open({ title: translator.t('menu:chooseFolder'), properties: ['openDirectory'] });
      return folder === null ? null : opener.open(folder);
    },
    'project.open': ({ folder }) => opener.open(folder),
    'project.images': ({ from }) => workspace.work().parts.after(from),
    'project.isOpen': () => workspace.isOpen(),
    'project.close': async () => {
      opener.remember();
      await workspace.close();
      return null;
    },
    'project.forgetRecent': ({ folder }) => {
      forgetProject(settings, folder);
      return null;
    },
    'project.updatePrediction': async (prediction) => {
      await workspace.work().project.updateSettings({ prediction });
      return null;
    },
    'project.saveView': async (view) => {
      await workspace.work().project.updateSettings({ view });
      return null;
    },
    'document.commit': ({ diff }) => workspace.commit(diff),
    'image.facts': async ({ image }) => {
      const { size, format, bytes } = await factsOf(workspace.work(), image);
      return { size, format, bytes };
    },
    'image.reveal': ({ image }) => {
      shell.showItemInFolder(fileOf(image));
      return null;
    },
  };
}
