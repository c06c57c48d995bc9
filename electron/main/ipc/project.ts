import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shell } from 'electron';
import type { i18n } from 'i18next';
import type { ImagePath } from '../../../shared/dataset/ids';
import { fail } from '../../../shared/failure/failure';
import type { OpenedProject } from '../../../shared/ipc/contract';
import type { Dialogs } from '../dialogs';
import type { ModelHost } from '../modelHost';
import { forgetProject, rememberProject } from '../recents';
import type { SettingsFile } from '../settingsFile';
import type { Tasks } from '../tasks';
import { factsOf, type Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export interface ProjectParts {
  readonly workspace: Workspace;
  readonly models: ModelHost;
  readonly dialogs: Dialogs;
  readonly settings: SettingsFile;
  readonly tasks: Tasks;
  readonly translator: i18n;
}

type Names = Area<'project'> | Area<'document'> | Area<'image'>;

export function projectHandlers(parts: ProjectParts): Handlers<Names> {
  const { workspace, models, dialogs, settings, tasks, translator } = parts;

  const open = async (path: string): Promise<OpenedProject> => {
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    remember();
    const opened = await tasks.run('open', (signal) => workspace.open(isFile ? dirname(path) : path, signal));
    void workspace.listed().then(remember, () => undefined);
    adoptModel();
    return opened;
  };

  /** Keeps the figures of the open project for the start page. */
  const remember = (): void => {
    if (!workspace.isOpen()) return;
    const { project, images } = workspace.work();
    const document = project.document();
    const done = [...document.images.values()].filter(({ status }) => status === 'done').length;
    const figures = { images: images.length, done, classes: document.classes.length };
    rememberProject(settings, { folder: project.folder, openedAt: Date.now(), ...figures });
  };

  /** The project's own model, else the one of the window becomes the project's. */
  const adoptModel = (): void => {
    const { project } = workspace.work();
    const own = project.settings().model;
    const present = models.choice();
    if (own !== null && JSON.stringify(own) !== JSON.stringify(present)) void models.load(own);
    else if (own === null && present !== null) void project.updateSettings({ model: present }).catch(() => undefined);
  };

  const fileOf = (image: ImagePath): string => {
    const { project, paths } = workspace.work();
    if (!paths.has(image)) throw fail('image.notFound', { file: image });
    return join(project.folder, image);
  };

  return {
    'project.openDialog': async () => {
      const folder = await dialogs.open({ title: translator.t('menu:chooseFolder'), properties: ['openDirectory'] });
      return folder === null ? null : open(folder);
    },
    'project.open': ({ folder }) => open(folder),
    'project.images': ({ from }) => workspace.work().listing.after(from),
    'project.close': async () => {
      remember();
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
    'document.commit': async ({ diff }) => {
      const reply = await workspace.work().project.commit(diff);
      workspace.committed(diff);
      return reply;
    },
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
