import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { OpenedProject } from '../../shared/ipc/contract';
import type { ModelChoice } from '../../shared/project/settings';
import { log } from './log';
import type { ModelHost } from './modelHost';
import { rememberProject } from './recents';
import type { SettingsFile } from './settingsFile';
import type { Tasks } from './tasks';
import type { Workspace } from './workspace';

/** Opens projects together with the model that belongs to each. */
export interface Opener {
  /** @param path a folder, or a file in it */
  open(path: string): Promise<OpenedProject>;
  /** The sample, with the demo's model unless the person gave it another one. */
  openSample(folder: string, demo: string): Promise<OpenedProject>;
  /** Keeps the figures of the open project for the start page. */
  remember(): void;
}

export interface OpenerParts {
  readonly workspace: Workspace;
  readonly models: ModelHost;
  readonly settings: SettingsFile;
  readonly tasks: Tasks;
  isDemoFile(file: string): Promise<boolean>;
}

const choiceOf = (file: string): ModelChoice => ({ file, device: 'cpu', inputSize: null, classNames: null });

export function createOpener({ workspace, models, settings, tasks, isDemoFile }: OpenerParts): Opener {
  const remember = (): void => {
    if (!workspace.isOpen()) return;
    const { project, images } = workspace.work();
    const document = project.document();
    const done = [...document.images.values()].filter(({ status }) => status === 'done').length;
    const cover = project.settings().view.image ?? images.find(({ problem }) => problem === null)?.path ?? null;
    const figures = { images: images.length, done, classes: document.classes.length, cover };
    rememberProject(settings, { folder: project.folder, openedAt: Date.now(), ...figures });
  };

  const openFolder = async (folder: string): Promise<OpenedProject> => {
    remember();
    const opened = await tasks.run('open', (signal) => workspace.open(folder, signal));
    void workspace.listed().then(remember, () => undefined);
    return opened;
  };

  const load = (choice: ModelChoice): void => {
    if (JSON.stringify(choice) !== JSON.stringify(models.choice())) void models.load(choice);
  };
  const keep = (model: ModelChoice): void => {
    void workspace
      .work()
      .project.updateSettings({ model })
      .catch((thrown: unknown) => log.warn('model choice', thrown));
  };

  /** The project's own model, else the one of the window becomes the project's. */
  const adoptModel = (): void => {
    const own = workspace.work().project.settings().model;
    const present = models.choice();
    if (own !== null) load(own);
    else if (present !== null) keep(present);
  };

  /** The demo's model stays with the sample, unless a person has chosen it: it would give other projects its classes. */
  const leaveDemo = async (): Promise<void> => {
    const present = models.choice();
    const { lastModel } = settings.get();
    if (present === null || present.file === lastModel || !(await isDemoFile(present.file))) return;
    if (lastModel !== null && existsSync(lastModel)) void models.load(choiceOf(lastModel));
    else await models.unload();
  };

  return {
    async open(path) {
      const isFile = await stat(path).then(
        (found) => found.isFile(),
        () => false,
      );
      const opened = await openFolder(isFile ? dirname(path) : path);
      if (workspace.work().project.settings().model === null) await leaveDemo();
      adoptModel();
      return opened;
    },
    async openSample(folder, demo) {
      const opened = await openFolder(folder);
      const own = workspace.work().project.settings().model;
      if (own !== null && existsSync(own.file)) load(own);
      else {
        keep(choiceOf(demo));
        load(choiceOf(demo));
      }
      return opened;
    },
    remember,
  };
}
