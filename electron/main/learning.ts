import type { ClassId, ImagePath } from '../../shared/dataset/ids';
import type { ModelInfo } from '../../shared/detection/model';
import type { Survivors } from '../../shared/detection/survivors';
import type { Diff } from '../../shared/editing/diff';
import type { Learned } from '../../shared/ipc/learning';
import { bestThreshold } from '../../shared/metrics/bestThreshold';
import { lowestThreshold, THRESHOLD } from '../../shared/project/settings';
import { openFrozen } from '../core/learning/frozen';
import { createLearner, type Learner } from '../core/learning/learner';
import type { Project } from '../core/storage/openProject';
import { log } from './log';
import type { Send } from './send';

/** What submitted images say about the loaded model, for the page. */
export interface Learning {
  /** @param together classes that share a threshold */
  learned(together: readonly ClassId[]): Learned;
  committed(diff: Diff): void;
  readonly replacing: Learner['replacing'];
  restart(): void;
  stop(): void;
}

/** The page hears of news at most this often, milliseconds. */
const TELL_EVERY = 400;

/** @param key of `candidateKey` */
export async function createLearning(
  project: Project,
  key: string,
  info: ModelInfo,
  survivorsOf: (image: ImagePath) => Survivors | null,
  send: Send,
): Promise<Learning> {
  let timer: NodeJS.Timeout | null = null;
  const onChange = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      send('learning.changed', {});
    }, TELL_EVERY);
  };
  const frozen = await openFrozen(project.stateDir, key, (thrown) => log.warn('frozen predictions', thrown));
  const learner = createLearner({ document: project.document, survivorsOf, model: info, frozen, onChange });
  const range = { least: lowestThreshold(info.scoreFloor), most: THRESHOLD.most };
  return {
    learned(together) {
      const { tally, counting } = learner;
      const classes = [...tally.classes].map(([classId, one]) => ({
        classId,
        tally: one,
        best: bestThreshold(tally, [classId], range),
      }));
      return { images: tally.images, classes, together: bestThreshold(tally, together, range), counting };
    },
    committed: learner.committed,
    replacing: learner.replacing,
    restart: learner.restart,
    stop() {
      learner.stop();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
