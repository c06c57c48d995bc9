import { addClasses } from '../../shared/editing/commands/classes';
import type { Bridge } from '../../shared/ipc/contract';
import { createAttention } from './attention';
import { createBatchSlice } from './batch';
import type { BoxRef } from './boxRef';
import { createBoxViewSlice } from './boxView';
import { createCameraSlice } from './camera';
import { createCommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import { createSession } from './createSession';
import { createClassBridge, createCurrent } from './derive';
import { createDetectionsSlice } from './detections';
import { createLabelStudioSlice } from './labelStudio';
import { createLearningSlice } from './learning';
import { createModelSlice } from './model';
import { createModelsSlice } from './models';
import { likelyNext } from './neighbours';
import type { Notices } from './notices';
import { createPredictionSettingsSlice } from './prediction';
import { createQueueSlice } from './queue';
import { createRecheckSlice } from './recheck';
import { createSelectionSlice } from './selection';
import { createShownSlice } from './shown';
import type { Stores } from './stores';
import { createSurvivorsSlice } from './survivors';
import { createViewSlice } from './view';
import { createViewSaver } from './viewSaver';

/** Images predicted ahead of the person. */
const AHEAD = 6;

/** Makes all state of the page and lets the slices follow each other. Once per page. */
export function createStores(bridge: Bridge, notices: Notices): Stores {
  const save = createCommitQueue(bridge);
  const project = createProjectSlice(save, undefined, () =>
    notices.tell({ kind: 'info', key: 'noticeStillReading', params: {}, undoable: false }),
  );
  const view = createViewSlice();
  const model = createModelSlice(bridge);
  const models = createModelsSlice(bridge);
  const labelStudio = createLabelStudioSlice(bridge);
  const prediction = createPredictionSettingsSlice(bridge, notices);
  const learning = createLearningSlice(bridge, { project, prediction, model });
  const recheck = createRecheckSlice(bridge, { project, view }, notices);
  const classBridge = createClassBridge(model, project);
  const survivors = createSurvivorsSlice(bridge, { project, prediction, classBridge }, notices);
  const detections = createDetectionsSlice(bridge, survivors);
  const shown = createShownSlice({ survivors, prediction, classBridge });
  const current = createCurrent(project, view, detections, prediction, classBridge);
  const selection = createSelectionSlice();
  const boxView = createBoxViewSlice();
  const batch = createBatchSlice(bridge);
  const queue = createQueueSlice({ project, view, survivors, prediction, classBridge, batch });
  const camera = createCameraSlice();
  const parts = {
    project,
    save,
    view,
    attention: createAttention(view),
    camera,
    selection,
    boxView,
    detections,
    survivors,
    shown,
    queue,
    prediction,
    learning,
    recheck,
    model,
    models,
    labelStudio,
    batch,
    classBridge,
    current,
  };
  const session = createSession(bridge, parts, createViewSaver(bridge, parts), notices);
  const stores: Stores = { ...parts, bridge, session, notices };
  followModel(stores);
  followImage(stores);
  followBoxes(stores);
  bridge.on('app.failure', (failure) => notices.tell({ kind: 'failure', failure }));
  void model.refresh();
  void models.refresh();
  void labelStudio.refresh();
  return stores;
}

/** Another model, size or project: what was known of detections is void; a project without classes takes the model's. */
function followModel({ model, detections, survivors, boxView, project, notices }: Stores): void {
  let last: string | null = null;
  const setModel = (key: string | null): void => {
    // While a model loads there is none: the boxes may be the same ones afterwards.
    if (key !== null && key !== last) {
      boxView.forgetPredictions();
      last = key;
    }
    survivors.setModel(key);
    detections.setModel(key);
  };
  const follow = (): void => {
    const state = model.getState();
    const { opened, document } = project.getState();
    if (state.status !== 'ready' || opened === null) {
      setModel(null);
      return;
    }
    const { sha256, inputSize, classNames } = state.info;
    if (document.classes.length === 0 && document.nextClassId === 0 && classNames !== null) {
      project.dispatch(addClasses(document, { names: classNames }));
      const params = { count: classNames.length };
      notices.tell({ kind: 'info', key: 'noticeAdoptedClasses', params, undoable: true });
    }
    setModel(`${opened.folder} ${sha256} ${inputSize.width}x${inputSize.height}`);
  };
  model.subscribe(follow);
  project.subscribe((state, before) => {
    if (state.opened !== before.opened) follow();
  });
}

/** Another image: nothing is selected on it, its candidates and those of its neighbours are wanted. */
function followImage(stores: Stores): void {
  const { view, selection, boxView, detections, project } = stores;
  const want = (): void => {
    const { image } = view.getState();
    detections.want(image, image === null ? [] : likelyNext(stores, AHEAD));
  };
  view.subscribe((state, before) => {
    if (state.image !== before.image) selection.clear();
    if (state.image !== before.image || state.order !== before.order) want();
  });
  project.subscribe((state, before) => {
    if (state.opened === before.opened) return;
    boxView.reset();
    want();
  });
}

/** Boxes that are gone are not selected any more. */
function followBoxes({ current, selection }: Stores): void {
  current.subscribe(({ record, predictions }) => {
    selection.keep((ref: BoxRef) =>
      ref.kind === 'annotation'
        ? record.annotations.some(({ id }) => id === ref.id)
        : predictions.some(({ index }) => index === ref.index),
    );
  });
}
