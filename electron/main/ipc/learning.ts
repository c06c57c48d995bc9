import { failureOf } from '../../../shared/failure/failure';
import { openRechecks, type Rechecks } from '../../core/learning/rechecks';
import type { OpenWork, Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export function learningHandlers(workspace: Workspace): Handlers<Area<'learning'> | Area<'recheck'>> {
  const opened = new WeakMap<OpenWork['project'], Promise<Rechecks>>();
  const rechecks = (): Promise<Rechecks> => {
    const { project } = workspace.work();
    const known = opened.get(project) ?? openRechecks(project.stateDir);
    opened.set(project, known);
    return known;
  };

  return {
    'learning.learned': async ({ together }) => {
      try {
        return (await workspace.predictor()).learning.learned(together);
      } catch (thrown) {
        const { code } = failureOf(thrown);
        if (code === 'model.none' || code === 'project.noneOpen') return null;
        throw thrown;
      }
    },
    'recheck.state': async () => (await rechecks()).state(),
    'recheck.setPercent': async ({ percent }) => (await rechecks()).setPercent(percent),
    'recheck.add': async ({ round }) => (await rechecks()).add(round),
  };
}
