import { architectureName } from '../../../shared/models/architectureName';
import type { Recipe } from '../../../shared/models/recipe';
import { FINEST_STRIDE } from './graph/head';
import type { InputFacts } from './recipe';

/** Raised when the same checkpoint would become another network: a new version is a new model. */
export const CONVERTER = 'rtmlabel/1';

/**
 * What the ONNX file says about itself, so that it can be used without us (`metadata_props`). File names are left out: the
 * same weights shall give the same bytes.
 */
export function metadataFor(recipe: Recipe, input: InputFacts): ReadonlyMap<string, string> {
  const { test, exp } = recipe;
  const strides = Array.from({ length: recipe.p6 ? 4 : 3 }, (_, level) => FINEST_STRIDE * 2 ** level);
  const entries: [string, string][] = [
    ['architecture', architectureName(recipe)],
    ['flavour', recipe.flavour],
    ['task', recipe.task],
    ['input_size', String(recipe.inputSize)],
    ['strides', JSON.stringify(strides)],
    ['mean', JSON.stringify(input.mean)],
    ['std', JSON.stringify(input.std)],
    ['bgr_to_rgb', String(input.bgrToRgb)],
    ['exp_on_reg', String(exp.exp)],
    ['exp_reason', exp.reason],
    [
      'test_cfg',
      JSON.stringify({
        score_thr: test.scoreThreshold,
        nms_pre: test.nmsPre,
        iou_threshold: test.nmsIou,
        max_per_img: test.maxPerImage,
      }),
    ],
    ['source_sha256', recipe.sourceSha256],
    ['converter', CONVERTER],
  ];
  if (recipe.classNames !== null) entries.unshift(['classes', JSON.stringify(recipe.classNames)]);
  return new Map(entries);
}
