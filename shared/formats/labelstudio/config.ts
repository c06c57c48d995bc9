import { readControls } from './controls';
import { readXml } from './xml';

/** A `Label` or `Choice`. What results must say (result name) is `alias` when it has one, else `value`: see `resultName`. */
export interface LabelOption {
  readonly value: string;
  readonly alias: string | null;
  /** `predicted_values`: names of model classes that shall become this label. */
  readonly predictedValues: readonly string[];
  /** `category`: the id this label gets in exports. */
  readonly category: number | null;
}

/** An `Image` tag and where its pictures stand in the data of a task. */
export interface ImageObject {
  readonly name: string;
  /** Path in the task's data: `image`, `a.b`, `images[0]`; empty for a literal. */
  readonly key: string;
  /** `valueList`: several pictures in one task. */
  readonly list: boolean;
  /** A value that is no key but an address, perhaps with `$keys` in it. */
  readonly literal: string | null;
}

/** A way this config takes boxes on one image. `rectangle` = without any label. */
export interface BoxControl {
  readonly kind: 'rectanglelabels' | 'rectangle+labels' | 'rectangle';
  /** Name of the `RectangleLabels` or `Rectangle`: `from_name` of the box. */
  readonly name: string;
  /** Name of the `Labels` of the pair: `from_name` of its label. */
  readonly labelsName: string | null;
  readonly image: ImageObject;
  /** In config order. */
  readonly labels: readonly LabelOption[];
  /** Labels come with the task: key of its data (`value="$labels"`), or empty when from a URL. Null = all are in the config. */
  readonly dynamicLabels: string | null;
  /** `model_score_threshold`, 0..1. */
  readonly scoreThreshold: number | null;
  /** `model_skip`: wants no predictions. */
  readonly skip: boolean;
}

/** Any control, also those we draw nothing for: what Label Studio checks results against. */
export interface ControlTag {
  /** Lower-case, equals the `type` of its results. */
  readonly tag: string;
  readonly name: string;
  readonly toNames: readonly string[];
  readonly labels: readonly LabelOption[];
  readonly dynamic: boolean;
}

export interface LabelConfig {
  /** `RectangleLabels` first, then `Rectangle` + `Labels`; a bare `Rectangle` only where its image has neither. */
  readonly boxes: readonly BoxControl[];
  readonly images: readonly ImageObject[];
  readonly controls: readonly ControlTag[];
  /** Names of all object tags, images and others. */
  readonly objects: readonly string[];
  /** What is not followed and should stand in the log. */
  readonly ignored: readonly { readonly what: 'repeater' | 'model_path' | 'api_url'; readonly name: string }[];
}

/** The name of a label in results. The editor writes the alias and reads both; strict checks know the alias only. */
export const resultName = ({ alias, value }: LabelOption): string => alias ?? value;

/**
 * Reads the label config of a project. Blank text and `<View></View>` are a config without controls.
 * @throws AppError `labelstudio.config` when it is not XML, has a DOCTYPE or passes a limit
 */
export function parseLabelConfig(xml: string | null | undefined): LabelConfig {
  const root = readXml(xml ?? '');
  return root === null ? { boxes: [], images: [], controls: [], objects: [], ignored: [] } : readControls(root);
}
