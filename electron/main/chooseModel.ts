import type { ModelState } from '../../shared/ipc/model';
import type { ModelChoice } from '../../shared/project/settings';
import { log } from './log';
import type { ModelHost } from './modelHost';
import type { SettingsFile } from './settingsFile';
import type { Workspace } from './workspace';

/** Loads a model for the window; what works is remembered for the project and the next start. */
export type ChooseModel = (choice: ModelChoice) => Promise<ModelState>;

export function createChooseModel(host: ModelHost, workspace: Workspace, settings: SettingsFile): ChooseModel {
  return async (choice) => {
    const state = await host.load(choice);
    if (state.status !== 'ready') return state;
    settings.update({ lastModel: choice.file });
    if (workspace.isOpen())
      await workspace
        .work()
        .project.updateSettings({ model: choice })
        .catch((thrown: unknown) => log.warn('model choice', thrown));
    return state;
  };
}
