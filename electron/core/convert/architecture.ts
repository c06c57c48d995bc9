import type { Flavour, ModelSize, ModelTask } from '../../../shared/models/recipe';
import { ConvertRefusal } from './refusal';
import { highestNumber, type Weights } from './weights';

/** What stands between the last convolution of the box branch and the multiplication by the stride: an ONNX operator. */
export type BoxActivation = 'none' | 'Exp' | 'Relu';

/** What names and shapes of the weights tell; widths and repeats are read from each layer where it is built. */
export interface Architecture {
  readonly flavour: Flavour;
  readonly task: ModelTask;
  /** Backbone stages: 4, or 5 for P6. */
  readonly stages: number;
  readonly size: ModelSize | null;
  readonly headPrefix: string;
  readonly levels: number;
  readonly classCount: number;
  readonly stackedConvs: number;
  readonly objectness: boolean;
}

/** Width factor of the backbone -> published size. */
const SIZES: ReadonlyMap<number, ModelSize> = new Map([
  [0.25, 'nano'],
  [0.375, 'tiny'],
  [0.5, 's'],
  [0.75, 'm'],
  [1, 'l'],
  [1.25, 'x'],
]);

/** Keys that show whose network a file is, when it is none of ours. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^backbone\.stem\.conv\.|^bbox_head\.multi_level_/, 'YOLOX'],
  [/^bbox_head\.head_module\.(cls_preds|convs_pred)/, 'YOLO (MMYOLO)'],
  [/^model\.\d+\./, 'Ultralytics YOLO'],
  [/^(module\.)?roi_head\./, 'R-CNN'],
  [/^bbox_head\.(atss|gfl|fcos|retina)_/, 'ATSS / GFL / FCOS / RetinaNet'],
  [/^(encoder|decoder)\.layers\./, 'DETR'],
];

/**
 * Recognises an RTMDet by its weights' names and shapes.
 * @throws ConvertRefusal `not-rtmdet`, `no-head`, `unsupported-backbone`, `unsupported-head`, `rotated`, `missing-key`
 */
export function recognise(weights: Weights): Architecture {
  const keys = weights.keys();
  const stem = weights.has('backbone.stem.0.conv.weight');
  refuseOthers(keys, stem);
  const flavour: Flavour = keys.some((key) => key.startsWith('neck.top_down_layers.')) ? 'mmyolo' : 'mmdet';
  const headPrefix = keys.some((key) => key.startsWith('bbox_head.head_module.'))
    ? 'bbox_head.head_module.'
    : 'bbox_head.';
  if (weights.has(`${headPrefix}rtm_cls.weight`))
    throw new ConvertRefusal('unsupported-head', 'RTMDetHead (rtm_cls.weight)');
  const angle = `${headPrefix}rtm_ang.0.weight`;
  if (weights.has(angle)) throw new ConvertRefusal('rotated', angle);
  // A head without towers would convert to something that only looks right.
  for (const tower of ['cls_convs', 'reg_convs'])
    if (highestNumber(keys, `${headPrefix}${tower}.0.`) < 0)
      throw new ConvertRefusal('missing-key', `${headPrefix}${tower}.0.0.conv.weight`);
  const [classCount = 0] = weights.shape(`${headPrefix}rtm_cls.0.weight`);
  const stages = highestNumber(keys, 'backbone.stage');
  const levels = highestNumber(keys, `${headPrefix}rtm_cls.`) + 1;
  if (stages !== levels + 1 || stages < 4 || stages > 5)
    throw new ConvertRefusal('unsupported-head', `${stages} backbone.stage, ${levels} rtm_cls`);
  return {
    flavour,
    task: keys.some((key) => /(^|\.)mask_head\.|\.rtm_kernel\./.test(key)) ? 'instance' : 'detect',
    stages,
    size: sizeOf(weights, stages),
    headPrefix,
    levels,
    classCount,
    stackedConvs: highestNumber(keys, `${headPrefix}cls_convs.0.`) + 1,
    objectness: weights.has(`${headPrefix}rtm_obj.0.weight`),
  };
}

function refuseOthers(keys: readonly string[], stem: boolean): void {
  const isRtmdetHead = keys.some((key) => /^bbox_head\.(head_module\.)?rtm_cls\./.test(key));
  if (stem && isRtmdetHead) return;
  const family = FAMILIES.find(([pattern]) => keys.some((key) => pattern.test(key)))?.[1];
  const shown = keys.slice(0, 3).join(', ') || '0';
  const found = family === undefined ? shown : `${family} (${shown})`;
  if (isRtmdetHead) {
    const backbone = keys.find((key) => key.startsWith('backbone.'));
    throw new ConvertRefusal('unsupported-backbone', backbone ?? shown);
  }
  const headless = !keys.some((key) => /^(bbox_head|roi_head|mask_head)\./.test(key));
  if (stem && headless && family === undefined) throw new ConvertRefusal('no-head', shown);
  throw new ConvertRefusal('not-rtmdet', found);
}

function sizeOf(weights: Weights, stages: number): ModelSize | null {
  const key = `backbone.stage${stages}.2.final_conv.conv.weight`;
  const [channels = 0] = weights.has(key) ? weights.shape(key) : [];
  return SIZES.get(channels / 1024) ?? null;
}
