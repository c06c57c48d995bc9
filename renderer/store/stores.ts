import type { Bridge } from '../../shared/ipc/contract';
import type { Attention } from './attention';
import type { BatchSlice } from './batch';
import type { BoxViewSlice } from './boxView';
import type { CameraSlice } from './camera';
import type { ClassBridgeSlice } from './classBridge';
import type { CommitQueue } from './commitQueue';
import type { CurrentState } from './current';
import type { DetectionsSlice } from './detections';
import type { LabelStudioSlice } from './labelStudio';
import type { LearningSlice } from './learning';
import type { ModelSlice } from './model';
import type { ModelsSlice } from './models';
import type { Notices } from './notices';
import type { PredictionSettingsSlice } from './prediction';
import type { ProjectSlice } from './projectSlice';
import type { QueueSlice } from './queue';
import type { RecheckSlice } from './recheck';
import type { SelectionSlice } from './selection';
import type { Session } from './session';
import type { ShownSlice } from './shown';
import type { Slice } from './slice';
import type { SurvivorsSlice } from './survivors';
import type { ViewSlice } from './view';

/** All state of the page, in small slices. Made once by `createStores(bridge)` and handed down. */
export interface Stores {
  readonly bridge: Bridge;
  readonly project: ProjectSlice;
  /** Is everything on the disk? `save.retry()` tries again. */
  readonly save: CommitQueue;
  readonly view: ViewSlice;
  /** How long the person has looked at each image. */
  readonly attention: Attention;
  readonly camera: CameraSlice;
  readonly selection: SelectionSlice;
  /** Hidden and locked boxes, ghosts, light of the picture: while the project is open. */
  readonly boxView: BoxViewSlice;
  readonly detections: DetectionsSlice;
  /** Boxes of all images at the storage floor. */
  readonly survivors: SurvivorsSlice;
  /** Derived: how many predictions are shown over the whole project. */
  readonly shown: ShownSlice;
  /** Order and filter of the image list. */
  readonly queue: QueueSlice;
  readonly prediction: PredictionSettingsSlice;
  /** What submitted images say about the model: the best threshold. */
  readonly learning: LearningSlice;
  /** Images that come again, blind. */
  readonly recheck: RecheckSlice;
  /** The model of the window. */
  readonly model: ModelSlice;
  /** Installed models, the catalogue, and what is on its way. */
  readonly models: ModelsSlice;
  /** The server that answers Label Studio. */
  readonly labelStudio: LabelStudioSlice;
  readonly batch: BatchSlice;
  /** Derived: model classes -> project classes; null without a model with named classes. */
  readonly classBridge: ClassBridgeSlice;
  /** Derived: what is on the current image. */
  readonly current: Slice<CurrentState>;
  /** Opening, closing and leaving a project. */
  readonly session: Session;
  readonly notices: Notices;
}
