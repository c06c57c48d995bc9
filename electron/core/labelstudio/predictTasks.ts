import { fail } from '../../../shared/failure/failure';
import { askKey, readAsks } from '../../../shared/formats/labelstudio/asks';
import type { BoxControl } from '../../../shared/formats/labelstudio/config';
import { resultName } from '../../../shared/formats/labelstudio/config';
import { answeringControl, interactiveBoxes } from '../../../shared/formats/labelstudio/interactive';
import { type LsPrediction, type LsRegion, predictionOf, regionsOf } from '../../../shared/formats/labelstudio/regions';
import { type ImageValue, imageValues } from '../../../shared/formats/labelstudio/taskData';
import type { Asked, FindBoxes } from './findBoxes';
import type { Task } from './request';

/**
 * The prediction of one task: every control for boxes, every picture of it.
 * @throws AppError `labelstudio.*`, `lsimages.*`, `image.*`, `model.*`, `app.cancelled`
 */
export async function predictTask(find: FindBoxes, asked: Asked, task: Task): Promise<LsPrediction> {
  const controls = asked.config.boxes.filter(({ skip }) => !skip);
  if (controls.length === 0) throw fail('labelstudio.noControl', {});
  const regions: LsRegion[] = [];
  for (const control of controls)
    for (const image of picturesOf(control, task)) {
      const { boxes, size } = await find(asked, task, control, image);
      regions.push(...regionsOf(control, boxes, size, image.itemIndex, String(task.id ?? '')));
    }
  return predictionOf(regions, asked.model.info.version);
}

/** The answer to what a person drew with smart tools; without a hit an empty one, which Label Studio shows as nothing. */
export async function answerTask(find: FindBoxes, asked: Asked, task: Task): Promise<LsPrediction> {
  const { context } = asked.request;
  const regions: LsRegion[] = [];
  for (const control of new Set((readAsks(context) ?? []).map((ask) => answeringControl(ask, asked.config)))) {
    if (control === null) continue;
    const labels = new Set(control.labels.map(resultName));
    for (const image of picturesOf(control, task)) {
      const { boxes, size } = await find(asked, task, control, image);
      const hits = interactiveBoxes(context, boxes, size, { itemIndex: image.itemIndex, labels });
      // Asked twice about one detection: two regions, not one twice.
      regions.push(...regionsOf(control, hits, size, image.itemIndex, `${task.id} ${askKey(context)}`));
    }
  }
  return predictionOf(regions, asked.model.info.version);
}

function picturesOf(control: BoxControl, task: Task): readonly ImageValue[] {
  const images = imageValues(control.image, task.data);
  if (images.length > 0) return images;
  throw fail('labelstudio.noImage', { task: String(task.id ?? '?'), key: control.image.key || control.image.name });
}
