import type { ProjectDocument } from '../dataset/document';
import type { ClassId, ImagePath } from '../dataset/ids';
import type { ImageFacts } from '../dataset/image';
import type { Detection } from '../detection/candidates';
import type { DeviceName } from '../detection/model';
import type { NmsSettings } from '../detection/survivors';
import type { Diff } from '../editing/diff';
import type { Failure, Result } from '../failure/failure';
import type { ImagesText, RecordsText } from '../project/recordsText';
import type { PredictionSettings, ViewState } from '../project/settings';
import type { AppInfo, Settings } from './app';
import type { BatchRequest, BatchState } from './batch';
import type { ExportOptions, ExportPreview, ExportReport, ImportPlan } from './export';
import type { LabelChoice, LabelStudioChange, LabelStudioState, ThresholdChoice } from './labelStudio';
import type { PushRequest, StudioProject } from './labelStudioPush';
import type { Learned, RecheckRound, RecheckState } from './learning';
import type { MenuEntry } from './menu';
import type { ModelState } from './model';
import type { ModelsInfo, ModelsState } from './models';
import type { SamplePhase } from './sample';
import type { ImageSurvivors, SurvivorsPart, SurvivorsState } from './survivors';
import type { CacheName, DeviceOffer, StorageFacts, UpdateState } from './system';

/** What a project is when the page gets it. */
export interface OpenedProject {
  /** Folder name, shown as the project's name. */
  readonly name: string;
  /** Absolute folder, for display only. */
  readonly folder: string;
  /** The first images of the folder, in natural order; `project.images` has the others. */
  readonly images: ImagesText;
  /** What a person made of the whole project; records of the others come with the others. */
  readonly document: Omit<ProjectDocument, 'images'>;
  /** Records of `images` and of `view.image`. */
  readonly records: RecordsText;
  /** Where `project.images` goes on; null = there are no more. */
  readonly next: number | null;
  readonly prediction: PredictionSettings;
  /** `image` is where the page begins, be it not yet in `images`; null = with the first. */
  readonly view: ViewState;
  /** `app-data`: the folder is not writable, so the work is kept elsewhere; the person is told. */
  readonly kept: 'in-folder' | 'app-data';
  /** What opening had to repair, e.g. a torn last journal line. Shown once. */
  readonly notes: readonly Failure[];
}

/** Images of the folder that follow those the page has, and what a person made of them. */
export interface ListedImages {
  readonly images: ImagesText;
  /** Records of these images; in the last parts also those whose file is gone. */
  readonly records: RecordsText;
  /** Where it goes on; null = there are no more. */
  readonly next: number | null;
}

/** A prediction of the page's interest: stored candidates of one image. */
export interface ImageDetection extends Detection {
  readonly image: ImagePath;
  /** Version string of the model that made it. */
  readonly model: string;
  readonly fromCache: boolean;
}

type Nothing = Record<string, never>;

/** Every request the page can make: name -> input and output. Replies are `Result<output>`. Main validates each input (`electron/main/ipc`). */
export interface Requests {
  'app.info': { input: Nothing; output: AppInfo };
  'app.updateSettings': { input: Partial<Settings>; output: Settings };
  /** The page has nothing left to save: the window may close. `lose` = the person chose to close although saving failed. */
  'app.readyToClose': { input: { lose: boolean }; output: null };
  /** The person kept the window open. */
  'app.keepOpen': { input: Nothing; output: null };
  /** The page's actions, for the application menu. */
  'app.showMenu': { input: { entries: readonly MenuEntry[] }; output: null };
  /** Error of the page, for the log. */
  /** What runs models here, and why something does not; looked at once. */
  'system.devices': { input: Nothing; output: readonly DeviceOffer[] };
  /** Puts what `rtmlabel doctor` finds and the last errors on the clipboard. `network` = also try to reach servers. */
  'system.copyReport': { input: { network: boolean }; output: null };
  'system.showLog': { input: Nothing; output: null };
  /** Out of the page that stands in for one that crashed too often. */
  'system.startAgain': { input: Nothing; output: null };
  'system.storage': { input: Nothing; output: StorageFacts };
  /** Progress of both comes as `task.progress`. */
  'system.clean': { input: { cache: CacheName }; output: StorageFacts };
  'system.updates': { input: Nothing; output: UpdateState };
  /** Looks now. */
  'system.lookForUpdate': { input: Nothing; output: UpdateState };
  /** Ends the program and starts the new version. */
  'system.installUpdate': { input: Nothing; output: null };
  'app.report': { input: { message: string; detail: string }; output: null };

  /** Native folder dialog; null = cancelled. */
  'project.openDialog': { input: Nothing; output: OpenedProject | null };
  /** A folder (or a file in it) the person dropped, or one of the recent projects. */
  'project.open': { input: { folder: string }; output: OpenedProject };
  /** The images from a place on, as the part before named it: waits until there are some. */
  'project.images': { input: { from: number }; output: ListedImages };
  /** Whether main has a project: opening another one that failed may have closed it. */
  'project.isOpen': { input: Nothing; output: boolean };
  'project.close': { input: Nothing; output: null };
  'project.forgetRecent': { input: { folder: string }; output: null };
  /**
   * The sample, which needs no network: its pictures come into a folder of the person, the demo model is installed, and both
   * are opened. What is there stays, unless `startOver`.
   */
  'sample.open': { input: { startOver: boolean }; output: OpenedProject };
  'project.updatePrediction': { input: PredictionSettings; output: null };
  'project.saveView': { input: ViewState; output: null };
  /** Appends the diff to the journal and returns after fsync: only then is it "saved". */
  'document.commit': { input: { diff: Diff }; output: { seq: number } };

  /** Facts of one image, or why it cannot be read. */
  'image.facts': { input: { image: ImagePath }; output: ImageFacts };
  'image.reveal': { input: { image: ImagePath }; output: null };

  /** Candidates of one image, from the store or by inference. A newer request outranks older ones of the page. */
  'prediction.get': { input: { image: ImagePath }; output: ImageDetection };
  /** The images most likely needed next, best first; replaces the previous list. */
  'prediction.ahead': { input: { images: readonly ImagePath[] }; output: null };
  /** Survivors of those images that have stored candidates of the current model. */
  'prediction.survivorsOf': { input: { images: readonly ImagePath[] }; output: readonly ImageSurvivors[] };
  /** Survivors over the whole project; null = no model is loaded. */
  'prediction.survivors': { input: Nothing; output: SurvivorsState | null };
  /** Survivors of images from a place on; the next place is `from + images.length`, none is left at `total`. */
  'prediction.survivorsPart': { input: { from: number }; output: SurvivorsPart };
  /** Computes survivors in the background: with another NMS, or where some are missing. */
  'prediction.recount': { input: NmsSettings; output: SurvivorsState | null };
  'prediction.cancelRecount': { input: Nothing; output: SurvivorsState | null };
  /** Detections of those images that are stored; the model does not run. */
  'prediction.kept': { input: { images: readonly ImagePath[] }; output: readonly ImageDetection[] };

  /** What submitted images say about the loaded model; null = no model. `together` = classes that share a threshold. */
  'learning.learned': { input: { together: readonly ClassId[] }; output: Learned | null };
  'recheck.state': { input: Nothing; output: RecheckState };
  'recheck.setPercent': { input: { percent: number }; output: RecheckState };
  'recheck.add': { input: { round: RecheckRound }; output: RecheckState };

  'model.state': { input: Nothing; output: ModelState };
  'model.setDevice': { input: { device: DeviceName }; output: ModelState };
  'model.setInputSize': { input: { size: number }; output: ModelState };
  /** One name per class, when the file has none; kept with the model. */
  'model.setClassNames': { input: { names: readonly string[] }; output: ModelState };

  'models.info': { input: Nothing; output: ModelsInfo };
  'models.state': { input: Nothing; output: ModelsState };
  /** Native file dialog, then `models.import`; null = cancelled. */
  'models.importDialog': { input: Nothing; output: { readonly jobs: readonly number[] } | null };
  /**
   * Files that were dropped: checkpoints, ONNX models, and at most one config (`.py`) that belongs to the checkpoints. Each
   * becomes a job; the first that is done is loaded. Replies at once.
   */
  'models.import': { input: { files: readonly string[] }; output: { readonly jobs: readonly number[] } };
  /** Fetches an official model and imports it; loaded when no other model is. Replies at once. */
  'models.install': { input: { catalogueId: string }; output: { readonly job: number } };
  /** Stops a job. What was downloaded is kept for another try. */
  'models.cancelJob': { input: { job: number }; output: null };
  /** Takes an ended job off the list. */
  'models.dismissJob': { input: { job: number }; output: null };
  /** Loads an installed model. */
  'models.use': { input: { id: string }; output: ModelState };
  'models.rename': { input: { id: string; title: string }; output: null };
  /** Can be taken back with `models.restore` until the program ends. */
  'models.remove': { input: { id: string }; output: null };
  'models.restore': { input: { id: string }; output: null };
  'models.reveal': { input: { id: string }; output: null };
  'models.setClassNames': { input: { id: string; names: readonly string[] }; output: null };
  /** Converts the checkpoint again, with the person's word on exp() of the box branch. Replies at once. */
  'models.setExpOnReg': { input: { id: string; exp: boolean }; output: { readonly job: number } };
  /** Reads the whole file and compares; the state follows. */
  'models.verify': { input: { id: string }; output: null };

  'labelStudio.state': { input: Nothing; output: LabelStudioState };
  /** The server runs from now on, also after a restart. What goes wrong is in the state. */
  'labelStudio.start': { input: Nothing; output: LabelStudioState };
  'labelStudio.stop': { input: Nothing; output: LabelStudioState };
  /** What concerns the address takes effect at once: the server listens anew. */
  'labelStudio.update': { input: LabelStudioChange; output: LabelStudioState };
  /** Native folder dialog for a document root; null = cancelled. */
  'labelStudio.addRoot': { input: Nothing; output: LabelStudioState | null };
  'labelStudio.setLabel': { input: LabelChoice; output: LabelStudioState };
  'labelStudio.setThreshold': { input: ThresholdChoice; output: LabelStudioState };
  /** Projects of the Label Studio whose address and token are set. */
  'labelStudio.projects': { input: Nothing; output: readonly StudioProject[] };
  /** Predictions for a whole project; replies at once, the state tells how far it is. */
  'labelStudio.push': { input: PushRequest; output: LabelStudioState };
  /** What is predicted is still pushed; another push does the rest. */
  'labelStudio.stopPush': { input: Nothing; output: LabelStudioState };
  /** Takes an ended or unfinished push off the panel. */
  'labelStudio.dismissPush': { input: Nothing; output: LabelStudioState };
  'labelStudio.clearLog': { input: Nothing; output: LabelStudioState };
  /** Stops the predictions in work. */
  'labelStudio.cancel': { input: Nothing; output: LabelStudioState };

  'batch.start': { input: BatchRequest; output: BatchState };
  'batch.pause': { input: Nothing; output: BatchState };
  'batch.resume': { input: Nothing; output: BatchState };
  'batch.cancel': { input: Nothing; output: BatchState };
  'batch.state': { input: Nothing; output: BatchState };

  'export.preview': { input: ExportOptions; output: ExportPreview };
  /** Native save dialog, then a streamed, atomic export; null = cancelled. Progress comes as `task.progress`. */
  'export.run': { input: ExportOptions; output: ExportReport | null };
  'export.reveal': { input: { path: string }; output: null };
  /**
   * Native dialog for a COCO JSON; the plan holds a diff for the page to commit as one undoable step.
   * `again`: the file that was chosen last, because the project has changed since.
   */
  'import.coco': { input: { readonly again: boolean }; output: ImportPlan | null };
  'task.cancel': { input: { task: TaskName }; output: null };
}

export type TaskName = 'export' | 'import' | 'open' | 'sample' | 'storage';

/** Everything main tells the page unasked. */
export interface Events {
  'model.state': ModelState;
  'models.state': ModelsState;
  'labelStudio.state': LabelStudioState;
  'batch.state': BatchState;
  /** Candidates of an image were stored (batch or look-ahead). */
  'prediction.stored': ImageSurvivors;
  'prediction.survivors': SurvivorsState;
  /** `learning.learned` has news. */
  'learning.changed': Nothing;
  'task.progress': { readonly task: TaskName; readonly done: number; readonly total: number | null };
  'sample.phase': { readonly phase: SamplePhase };
  'app.settings': Settings;
  /** Another start of the program, or the system, asks for a folder (or a picture in it). */
  'app.openFolder': { readonly folder: string };
  /** The window was asked to close: flush, then `app.readyToClose` or `app.keepOpen`. */
  'app.closing': Nothing;
  /** A menu item was chosen: id of a page action. */
  'app.menu': {
    readonly action: string /** Which arrow or digit, where that makes a difference. */;
    readonly key: string | null;
  };
  /** Something went wrong outside any request. */
  'app.failure': Failure;
  /** Something went wrong and was put right. */
  'app.notice': Failure;
  'system.updates': UpdateState;
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;

/** What the preload script exposes as `window.rtmlabel`. */
export interface Bridge {
  call<N extends RequestName>(name: N, input: Requests[N]['input']): Promise<Result<Requests[N]['output']>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  /** Absolute path of a dropped `File`, '' when it has none. */
  pathOf(file: object): string;
}
