import { asImagePath } from '../../../shared/dataset/ids';
import { suppress } from '../../../shared/detection/nms';
import { fail } from '../../../shared/failure/failure';
import type { BoxControl, LabelConfig } from '../../../shared/formats/labelstudio/config';
import { matchLabels } from '../../../shared/formats/labelstudio/labels';
import type { FoundBox } from '../../../shared/formats/labelstudio/regions';
import { type ImageValue, labelsFor } from '../../../shared/formats/labelstudio/taskData';
import type { Size } from '../../../shared/geometry/box';
import { namedBy } from '../images/readFailure';
import type { Priority } from '../predict/queue';
import type { Files } from './files';
import { imageName } from './images/redact';
import type { BackendParts, BackendSettings, ReadyModel } from './parts';
import type { Project } from './projects';
import type { PredictRequest, Task } from './request';

/** All that a request's tasks have in common. */
export interface Asked {
  readonly request: PredictRequest;
  readonly project: Project;
  /** The person's own table for this project: model class -> label, null = leave out. */
  readonly own: ReadonlyMap<string, string | null>;
  /** The person's own threshold for this project. Usual: none. */
  readonly ownThreshold?: number | null;
  readonly config: LabelConfig;
  readonly model: ReadyModel;
  readonly settings: Pick<BackendSettings, 'threshold' | 'nmsIou' | 'maxPerImage'>;
  /** Usual: `request`. */
  readonly priority?: Priority;
  readonly peer: string;
  readonly signal: AbortSignal;
}

/** The boxes of one picture for one control, labels given. */
export interface Found {
  readonly boxes: readonly FoundBox[];
  /** Upright size in pixels. */
  readonly size: Size;
}

export type FindBoxes = (asked: Asked, task: Task, control: BoxControl, image: ImageValue) => Promise<Found>;

/**
 * From an address to labelled boxes: fetch or find the picture, candidates by the predict service all others use, threshold
 * and NMS as MMDetection, class bridge by the labels of this very request.
 */
export const createFindBoxes =
  (parts: Pick<BackendParts, 'resolver'>, files: Files): FindBoxes =>
  async (asked, task, control, { url }) => {
    const { request, project, model, settings, priority = 'request', peer, signal } = asked;
    const resolved = await parts.resolver.resolve(
      {
        url,
        taskId: task.id,
        hostname: request.hostname ?? project.hostname,
        setupToken: project.setupToken,
        peer,
        login: request.login,
        password: request.password,
      },
      signal,
    );
    const { image, release } = files.use(resolved.key, resolved.file);
    try {
      const { detection } = await model.service.get(image, priority, signal).catch((thrown: unknown) => {
        // A person knows the picture by its address, not by where it is kept.
        throw namedBy(asImagePath(imageName(url)), image, thrown);
      });
      const threshold = control.scoreThreshold ?? asked.ownThreshold ?? project.threshold ?? settings.threshold;
      const { nmsIou: iou, maxPerImage: max } = settings;
      const labels = labelsOf(asked, task, control);
      const { candidates, width, height } = detection;
      const boxes = Array.from(suppress(candidates, { threshold, iou, max }), (index): FoundBox => {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = candidates.boxes.subarray(index * 4, index * 4 + 4);
        const score = candidates.scores[index] as number;
        return { x1, y1, x2, y2, score, label: labels[candidates.labels[index] as number] ?? null };
      });
      return { boxes, size: { width, height } };
    } finally {
      release();
      resolved.release();
    }
  };

type Labels = readonly (string | null)[];

/** To match ten thousand labels takes a tenth of a second, for each of a thousand tasks. */
const matched = new WeakMap<Asked, Map<BoxControl, Labels>>();

/** Model class -> label of the control, null = left out. @throws AppError `cli.classesNeeded` when the model has no names */
function labelsOf(asked: Asked, task: Task, control: BoxControl): Labels {
  const { model, own } = asked;
  const { classNames, classCount, name } = model.info;
  if (classNames === null) throw fail('cli.classesNeeded', { model: name, count: classCount });
  const before = matched.get(asked) ?? new Map<BoxControl, Labels>();
  const known = before.get(control);
  if (known !== undefined) return known;
  const all = labelsFor(control, task.data, classNames);
  const labels = matchLabels(classNames, all, own).map((match) => match?.label ?? null);
  // What comes with the task may be another with the next.
  if (control.dynamicLabels === null) matched.set(asked, before.set(control, labels));
  return labels;
}
