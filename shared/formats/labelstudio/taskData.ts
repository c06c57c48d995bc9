import type { BoxControl, ImageObject, LabelOption } from './config';

/** A picture of a task. `itemIndex` = its place in a `valueList`, for `item_index` of results; null when there is one picture. */
export interface ImageValue {
  readonly url: string;
  readonly itemIndex: number | null;
}

/**
 * The addresses of an image's pictures in the data of a task: at its key; else at `$undefined$`, where Label Studio puts what
 * was uploaded before there was a config; else the only text in the data. Empty when there is none.
 */
export function imageValues(image: ImageObject, data: unknown): readonly ImageValue[] {
  if (image.literal !== null) return pictures(interpolated(image.literal, data), image.list);
  for (const value of [valueAt(data, image.key), valueAt(data, '$undefined$'), onlyText(data)]) {
    const found = pictures(value, image.list);
    if (found.length > 0) return found;
  }
  return [];
}

function pictures(value: unknown, list: boolean): readonly ImageValue[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found = entries.flatMap((url, index): ImageValue[] =>
    typeof url === 'string' && url.trim() !== '' ? [{ url: url.trim(), itemIndex: list ? index : null }] : [],
  );
  return list ? found : found.slice(0, 1);
}

/** As the editor does it: `$key` inside a text is replaced by what stands in the data. */
const interpolated = (text: string, data: unknown): string =>
  text.replace(/\$[\w[\].{}]+/g, (key) => {
    const value = valueAt(data, key.slice(1));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });

function onlyText(data: unknown): unknown {
  if (!isRecord(data)) return undefined;
  const texts = Object.values(data).filter((value) => typeof value === 'string');
  return texts.length === 1 ? texts[0] : undefined;
}

/** The value at `image`, `a.b`, `images[0]`; a key that really has dots in it comes first. Own properties only. */
export function valueAt(data: unknown, path: string): unknown {
  if (isRecord(data) && Object.hasOwn(data, path)) return data[path];
  let value = data;
  for (const key of path.split(/[.[\]{}]+/)) {
    if (key === '') continue;
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value === data ? undefined : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The labels that the data of a task adds to a control with dynamic labels: texts, or `{value, alias}` objects. */
export function dynamicLabels(control: BoxControl, data: unknown): readonly LabelOption[] {
  if (control.dynamicLabels === null || control.dynamicLabels === '') return [];
  const value = valueAt(data, control.dynamicLabels);
  return Array.isArray(value) ? value.flatMap(labelOption) : [];
}

function labelOption(entry: unknown): LabelOption[] {
  if (typeof entry === 'string') return entry === '' ? [] : [plainLabel(entry)];
  if (!isRecord(entry) || typeof entry.value !== 'string' || entry.value === '') return [];
  const { value, alias } = entry;
  return [{ ...plainLabel(value), alias: typeof alias === 'string' && alias !== '' ? alias : null }];
}

const plainLabel = (value: string): LabelOption => ({ value, alias: null, predictedValues: [], category: null });

/**
 * All labels that boxes of this control may carry for this task. Where labels come with the task and none came, any name
 * goes: then these are the classes of the model.
 */
export function labelsFor(control: BoxControl, data: unknown, classNames: readonly string[]): readonly LabelOption[] {
  const labels = [...control.labels, ...dynamicLabels(control, data)];
  return labels.length === 0 && control.dynamicLabels !== null ? classNames.map(plainLabel) : labels;
}
