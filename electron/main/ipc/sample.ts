import type { Opener } from '../opener';
import type { Sample } from '../sample';
import type { Send } from '../send';
import type { Tasks } from '../tasks';
import type { Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export interface SampleHandlerParts {
  readonly sample: Sample;
  readonly opener: Opener;
  readonly workspace: Workspace;
  readonly tasks: Tasks;
  readonly send: Send;
  /** A model may have come in. */
  onModels(): void;
}

export function sampleHandlers(parts: SampleHandlerParts): Handlers<Area<'sample'>> {
  const { sample, opener, workspace, tasks, send, onModels } = parts;
  return {
    'sample.open': ({ startOver }) =>
      tasks.run('sample', async (signal) => {
        const demo = await sample.prepare(signal, (phase) => send('sample.phase', { phase }));
        onModels();
        if (startOver) {
          // The model is there: nothing that was labelled goes before all else has worked.
          await workspace.close();
          await sample.clear();
          await sample.prepare(signal, () => undefined);
        }
        return opener.openSample(sample.folder, demo);
      }),
  };
}
