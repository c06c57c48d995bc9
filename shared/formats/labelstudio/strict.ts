import { type ControlTag, type LabelConfig, resultName } from './config';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What Label Studio's own check of predictions would refuse, in technical words; empty when it would take them. One bad
 * region makes it refuse a whole import. Also refused here, because the editor throws on it: numbers and ids of another type,
 * a type that is not lower-case. Relations are not looked at: we write none.
 * Rules of label_studio_sdk 2.1.2 (Apache-2.0), compared with it case by case: `LabelInterface.validate_prediction` and the value classes of `control_tags.py`.
 * @param prediction anything; also an annotation
 */
export function strictIssues(prediction: unknown, config: LabelConfig): readonly string[] {
  if (!isFields(prediction)) return ['prediction: not an object'];
  const { result, score } = prediction;
  if (!Array.isArray(result)) return ['result: not a list'];
  const issues = score === undefined || score === null || inRange(score, 0, 1) ? [] : [`score: ${show(score)}`];
  const controls = new Map(config.controls.map((control) => [control.name, control]));
  result.forEach((region: unknown, index) => {
    for (const issue of regionIssues(region, { controls, config, result })) issues.push(`region ${index}: ${issue}`);
  });
  return issues;
}

interface Around {
  readonly controls: ReadonlyMap<string, ControlTag>;
  readonly config: LabelConfig;
  readonly result: readonly unknown[];
}

function regionIssues(region: unknown, around: Around): readonly string[] {
  if (!isFields(region)) return ['not an object'];
  if (region.type === 'relation') return [];
  const { from_name: from, to_name: to, type, value, id, score } = region;
  const missing = ['from_name', 'to_name', 'type', 'value'].filter((key) => region[key] === undefined);
  if (missing.length > 0) return missing.map((key) => `${key} is missing`);
  const control = around.controls.get(String(from));
  if (control === undefined) return [`from_name ${show(from)} is not in the config`];
  if (!around.config.objects.includes(String(to))) return [`to_name ${show(to)} is not in the config`];
  const issues: string[] = [];
  if (type !== control.tag) issues.push(`type ${show(type)} is not ${control.tag}`);
  if (!control.toNames.includes(String(to))) issues.push(`to_name ${show(to)} is not a target of ${control.name}`);
  if (id !== undefined && typeof id !== 'string') issues.push(`id ${show(id)} is not a text`);
  if (score !== undefined && score !== null && !isNumber(score)) issues.push(`score ${show(score)} is not a number`);
  if (!isFields(value)) return [...issues, 'value is not an object'];
  return [...issues, ...labelIssues(control, value), ...geometryIssues(shapeOf(control, region, around.result), value)];
}

const LABELLED = /^(choices|labels|.+labels)$/;

function labelIssues(control: ControlTag, value: Fields): readonly string[] {
  if (!LABELLED.test(control.tag)) return [];
  const labels = value[control.tag];
  if (!Array.isArray(labels)) return [`value.${control.tag} is not a list`];
  const known = new Set(control.labels.map(resultName));
  // Labels that come with the task stand in no config.
  const open = control.dynamic || known.size === 0;
  return labels
    .filter((label) => typeof label !== 'string' || !(open || known.has(label)))
    .map((label) => `label ${show(label)} is not one of ${control.name}`);
}

/** Whose geometry a value must have. `Labels` have that of their partner with the same id, or a span of text when alone. */
function shapeOf(control: ControlTag, { id }: Fields, result: readonly unknown[]): string {
  if (control.tag !== 'labels') return control.tag.replace(/labels$/, '');
  for (const other of result) {
    if (id === undefined || !isFields(other) || other.id !== id) continue;
    if (typeof other.type === 'string' && PARTNERS.includes(other.type)) return other.type;
  }
  return 'span';
}

const PARTNERS = ['rectangle', 'polygon', 'ellipse', 'keypoint', 'brush'];

/** Largest allowed values; there is no lower bound. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  rectangle: { x: 100, y: 100, width: 100, height: 100 },
  keypoint: { x: 100, y: 100 },
  ellipse: { x: 100, y: 100, radiusX: 50, radiusY: 50 },
};

function geometryIssues(shape: string, value: Fields): readonly string[] {
  const issues = Object.entries(LIMITS[shape] ?? {}).flatMap(([key, limit]) =>
    inRange(value[key], Number.NEGATIVE_INFINITY, limit) ? [] : [`value.${key} is ${show(value[key])}`],
  );
  const { rotation } = value;
  const rotates = shape === 'rectangle' || shape === 'ellipse';
  if (rotates && rotation !== undefined && !inRange(rotation, Number.NEGATIVE_INFINITY, 360)) {
    issues.push(`value.rotation is ${show(rotation)}`);
  }
  if (shape === 'polygon' && !isPolygon(value.points)) issues.push('value.points are no points');
  if (shape === 'brush' && !isBytes(value.rle)) issues.push('value.rle are no bytes');
  if (shape === 'span' && (value.start === undefined || value.end === undefined)) {
    issues.push('labels without a region of the same id');
  }
  return issues;
}

const isPolygon = (points: unknown): boolean =>
  Array.isArray(points) &&
  points.every(
    (point) =>
      Array.isArray(point) && point.length === 2 && point.every((at) => inRange(at, Number.NEGATIVE_INFINITY, 100)),
  );

const isBytes = (rle: unknown): boolean =>
  Array.isArray(rle) && rle.length > 0 && rle.every((byte) => Number.isInteger(byte) && inRange(byte, 0, 255));

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const inRange = (value: unknown, low: number, high: number): boolean =>
  isNumber(value) && value >= low && value <= high;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : JSON.stringify(value)) ?? 'absent';
