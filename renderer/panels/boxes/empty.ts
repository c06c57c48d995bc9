import type { ModelState } from '../../../shared/ipc/model';
import type { WordKey } from '../../i18n/translator';
import { type CurrentState, isAwaited } from '../../store/current';
import type { Tab } from './rows';

/** What an empty list says. */
export interface EmptyList {
  readonly title: WordKey | null;
  readonly text: WordKey;
  /** A model would help here, and there is none. */
  readonly offersModel: boolean;
}

const only = (text: WordKey, offersModel = false): EmptyList => ({ title: null, text, offersModel });

/** Why the list is empty, and what to do. @param broken the picture cannot be shown; `again`: it has a second look */
export function emptyList(
  { image, record, detection }: Pick<CurrentState, 'image' | 'record' | 'detection'>,
  model: Pick<ModelState, 'status'>,
  tab: Tab,
  { broken, again }: { readonly broken: boolean; readonly again: boolean },
): EmptyList {
  if (image === null) return only('boxes:noImage');
  if (broken) return only('boxes:emptyBroken');
  if (again) return only('recheck:drawingText');
  if (record.status === 'done') return only('boxes:emptyDone');
  if (tab === 'annotations') return only('boxes:emptyAnnotations');
  // Nobody shall confirm as empty what the model has not looked at yet.
  if (isAwaited(model, detection)) return only('boxes:waiting');
  const lacks = model.status !== 'ready';
  if (tab === 'predictions') return only(lacks ? 'boxes:emptyPredictionsNoModel' : 'boxes:emptyPredictions', lacks);
  return { title: 'boxes:emptyTitle', text: lacks ? 'boxes:emptyNoModel' : 'boxes:empty', offersModel: lacks };
}
