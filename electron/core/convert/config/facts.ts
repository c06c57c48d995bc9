import { at, isDict, isList, type Literal, type LiteralDict } from './literal';

/** What a config says that matters to a converted model; undefined = nothing, or nothing that is a literal. */
export interface ConfigFacts {
  readonly headType?: string;
  readonly expOnReg?: boolean;
  readonly numClasses?: number;
  readonly classNames?: readonly string[];
  /** Side of the square test canvas in pixels. */
  readonly inputSize?: number;
  readonly scoreThreshold?: number;
  readonly nmsIou?: number;
  readonly nmsPre?: number;
  readonly maxPerImage?: number;
  /** `data_preprocessor.mean`, `std` in the network's channel order. */
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
  readonly bgrToRgb?: boolean;
  /** Grey value of the padding, 0..255. */
  readonly padValue?: number;
  /** Added to the variance in batch normalisation. */
  readonly epsilon?: number;
  /** Settings that are there and not followed, in the config's own words. */
  readonly ignored: readonly string[];
}

/** Reads the facts of a resolved config. Source of the names: mmdet `configs/rtmdet`, mmyolo `configs/rtmdet`. */
export function factsOf(config: LiteralDict): ConfigFacts {
  const model = config.get('model');
  const head = at(model, 'bbox_head');
  const module = isDict(at(head, 'head_module')) ? at(head, 'head_module') : head;
  const test = at(model, 'test_cfg');
  const preprocessor = at(model, 'data_preprocessor');
  const pipeline = pipelineFacts(config);
  const facts: Record<string, unknown> = {
    headType: text(at(module, 'type')) ?? text(at(head, 'type')),
    expOnReg: bool(at(module, 'exp_on_reg')) ?? bool(at(head, 'exp_on_reg')),
    numClasses: whole(at(module, 'num_classes')) ?? whole(config.get('num_classes')),
    classNames: classNames(config),
    inputSize: pipeline.inputSize ?? sizeOf(config.get('img_scale')),
    scoreThreshold: number(at(test, 'score_thr')),
    nmsIou: number(at(test, 'nms', 'iou_threshold')),
    nmsPre: whole(at(test, 'nms_pre')),
    maxPerImage: whole(at(test, 'max_per_img')),
    mean: three(at(preprocessor, 'mean')),
    std: three(at(preprocessor, 'std')),
    bgrToRgb: bool(at(preprocessor, 'bgr_to_rgb')),
    padValue: pipeline.padValue,
    epsilon: number(at(model, 'backbone', 'norm_cfg', 'eps')) ?? number(at(module, 'norm_cfg', 'eps')),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), ignored: pipeline.ignored } as ConfigFacts;
}

const text = (value: Literal | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const bool = (value: Literal | undefined): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const number = (value: Literal | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const whole = (value: Literal | undefined): number | undefined => {
  const found = number(value);
  return found !== undefined && Number.isInteger(found) && found > 0 ? found : undefined;
};

function three(value: Literal | undefined): readonly number[] | undefined {
  const all = isList(value) ? value.map(number) : [];
  return all.length === 3 && all.every((one) => one !== undefined) ? (all as number[]) : undefined;
}

/** Side of a square size `(640, 640)` or `640`. */
function sizeOf(value: Literal | undefined): number | undefined {
  if (!isList(value)) return whole(value);
  const [a, b] = value.map(whole);
  return a !== undefined && a === b ? a : undefined;
}

/** A data set's `metainfo` first: that is what the network was trained with; then the usual variables of tutorials. */
function classNames(config: LiteralDict): readonly string[] | undefined {
  const places: readonly (Literal | undefined)[] = [
    at(config.get('train_dataloader'), 'dataset', 'metainfo', 'classes'),
    at(config.get('train_dataloader'), 'dataset', 'dataset', 'metainfo', 'classes'),
    at(config.get('test_dataloader'), 'dataset', 'metainfo', 'classes'),
    at(config.get('val_dataloader'), 'dataset', 'metainfo', 'classes'),
    at(config.get('metainfo'), 'classes'),
    at(config.get('metainfo'), 'CLASSES'),
    config.get('class_name'),
    config.get('class_names'),
    config.get('classes'),
  ];
  for (const place of places) {
    if (typeof place === 'string') return [place];
    if (!isList(place) || place.length === 0) continue;
    const names = place.map(text);
    if (names.every((name) => name !== undefined)) return names as readonly string[];
  }
  return undefined;
}

interface PipelineFacts {
  readonly inputSize?: number;
  readonly padValue?: number;
  readonly ignored: readonly string[];
}

const RESIZES = ['Resize', 'YOLOv5KeepRatioResize', 'LetterResize'];

/** Size and padding of the test pipeline, of `test_dataloader` when there is no variable. */
function pipelineFacts(config: LiteralDict): PipelineFacts {
  const own = config.get('test_pipeline');
  const steps = isList(own) ? own : at(config.get('test_dataloader'), 'dataset', 'pipeline');
  if (!isList(steps)) return { ignored: [] };
  const kind = (step: Literal): string => (text(at(step, 'type')) ?? '').replace(/^mm\w+\./, '');
  const resize = steps.find((step) => RESIZES.includes(kind(step)));
  const pad = steps.find((step) => ['Pad', 'LetterResize'].includes(kind(step)));
  const inputSize = sizeOf(at(pad, 'size')) ?? sizeOf(at(pad, 'scale')) ?? sizeOf(at(resize, 'scale'));
  const grey = at(pad, 'pad_val');
  const value = number(grey) ?? number(at(grey, 'img')) ?? three(at(grey, 'img'))?.[0];
  const ignored = at(resize, 'keep_ratio') === false ? ['Resize(keep_ratio=False)'] : [];
  return {
    ignored,
    ...(inputSize === undefined ? {} : { inputSize }),
    ...(value === undefined ? {} : { padValue: value }),
  };
}
