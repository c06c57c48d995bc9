import { createStore } from 'zustand/vanilla';
import type { ClassId } from '../../shared/dataset/ids';
import type { Bridge } from '../../shared/ipc/contract';
import type { Learned } from '../../shared/ipc/learning';
import type { ModelSlice } from './model';
import type { PredictionSettingsSlice } from './prediction';
import type { ProjectSlice } from './projectSlice';
import { request } from './request';
import { readable, type Slice } from './slice';

export interface LearningState {
  /** What submitted images say about the loaded model; null = no model, or not known yet. */
  readonly learned: Learned | null;
  /** Classes that follow the threshold of the whole project: `learned.together` is about them. */
  readonly together: readonly ClassId[];
}

/** Follows main: what it counts from submitted images, for the present model. */
export type LearningSlice = Slice<LearningState>;

interface Sources {
  readonly project: ProjectSlice;
  readonly prediction: PredictionSettingsSlice;
  readonly model: ModelSlice;
}

const NOTHING: LearningState = { learned: null, together: [] };

export function createLearningSlice(bridge: Bridge, { project, prediction, model }: Sources): LearningSlice {
  const store = createStore<LearningState>(() => NOTHING);
  let asked = 0;

  const togetherNow = (): readonly ClassId[] => {
    const { perClass, hiddenClasses } = prediction.getState();
    const { classes } = project.getState().document;
    return classes.map(({ id }) => id).filter((id) => perClass[id] === undefined && !hiddenClasses.includes(id));
  };
  const ask = async (): Promise<void> => {
    const mine = ++asked;
    if (project.getState().opened === null || model.getState().status !== 'ready') {
      store.setState(NOTHING, true);
      return;
    }
    const together = togetherNow();
    const reply = await request(bridge, 'learning.learned', { together });
    if (mine === asked) store.setState(reply.ok ? { learned: reply.value, together } : NOTHING, true);
  };

  bridge.on('learning.changed', () => void ask());
  model.subscribe(() => void ask());
  project.subscribe((state, before) => {
    if (state.opened !== before.opened || state.document.classes !== before.document.classes) void ask();
  });
  prediction.subscribe((state, before) => {
    if (Object.keys(state.perClass).join() !== Object.keys(before.perClass).join()) void ask();
    else if (state.hiddenClasses !== before.hiddenClasses) void ask();
  });
  return readable(store);
}
