import { createStore } from 'zustand/vanilla';
import {
  type BridgeTable,
  type ClassRecord,
  type ImageRecord,
  imageRecord,
  UNTOUCHED,
} from '../../shared/dataset/document';
import { buildBridge, type ClassBridge } from '../../shared/detection/bridge';
import { type Prediction, predictionsOf } from '../../shared/detection/predictions';
import type { PredictionSettings } from '../../shared/project/settings';
import type { ClassBridgeSlice, ClassBridgeState } from './classBridge';
import type { CurrentState } from './current';
import type { DetectionEntry, DetectionsSlice } from './detections';
import { memo } from './memo';
import type { ModelSlice } from './model';
import type { PredictionSettingsSlice } from './prediction';
import type { ProjectSlice } from './projectSlice';
import { readable, type Slice } from './slice';
import type { ViewSlice } from './view';

/** Follows other slices: after each change of any of them the state is computed anew. */
function derived<T>(sources: readonly Pick<Slice<unknown>, 'subscribe'>[], compute: () => T): Slice<T> {
  const store = createStore<T>(() => compute());
  for (const source of sources)
    source.subscribe(() => {
      const next = compute();
      if (next !== store.getState()) store.setState(next, true);
    });
  return readable(store);
}

/** Model classes to project classes. */
export function createClassBridge(model: ModelSlice, project: ProjectSlice): ClassBridgeSlice {
  const build = memo(
    (names: readonly string[] | null, classes: readonly ClassRecord[], table: BridgeTable): ClassBridgeState => ({
      bridge: names === null ? null : buildBridge(names, classes, table),
    }),
  );
  return derived([model, project], () => {
    const loaded = model.getState();
    const names = loaded.status === 'ready' ? loaded.info.classNames : null;
    const { classes, bridge } = project.getState().document;
    return build(names, classes, bridge);
  });
}

const NO_PREDICTIONS: readonly Prediction[] = [];

/** What is on the current image. */
export function createCurrent(
  project: ProjectSlice,
  view: ViewSlice,
  detections: DetectionsSlice,
  settings: PredictionSettingsSlice,
  classBridge: ClassBridgeSlice,
): Slice<CurrentState> {
  const predict = memo(
    (detection: DetectionEntry | null, filter: PredictionSettings, bridge: ClassBridge | null, record: ImageRecord) => {
      if (detection?.status !== 'ready' || bridge === null) return NO_PREDICTIONS;
      const { candidates, ...size } = detection.detection;
      const found = predictionsOf(candidates, size, filter, bridge, record);
      return found.length === 0 ? NO_PREDICTIONS : found;
    },
  );
  const state = memo(
    (
      image: CurrentState['image'],
      record: ImageRecord,
      detection: DetectionEntry | null,
      predictions: readonly Prediction[],
    ): CurrentState => ({ image, record, detection, predictions }),
  );
  return derived([project, view, detections, settings, classBridge], () => {
    const { image } = view.getState();
    const record = image === null ? UNTOUCHED : imageRecord(project.getState().document, image);
    const detection = image === null ? null : (detections.getState().entries.get(image) ?? null);
    const predictions = predict(detection, settings.getState(), classBridge.getState().bridge, record);
    return state(image, record, detection, predictions);
  });
}
