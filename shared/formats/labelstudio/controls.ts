import type { BoxControl, ControlTag, ImageObject, LabelConfig, LabelOption } from './config';
import type { XmlElement } from './xml';

type Ignored = LabelConfig['ignored'][number];

interface Control extends ControlTag {
  readonly labels: LabelOption[];
  readonly dynamicLabels: string | null;
  readonly scoreThreshold: number | null;
  readonly skip: boolean;
}

interface Found {
  readonly controls: Control[];
  readonly objects: Set<string>;
  readonly images: ImageObject[];
  readonly ignored: Ignored[];
}

/** Collects objects, controls and their labels from the elements of a config, and says which of them take boxes. */
export function readControls(root: XmlElement): LabelConfig {
  const found: Found = { controls: [], objects: new Set(), images: [], ignored: [] };
  visit(root, null, found);
  const { controls, images, objects, ignored } = found;
  return { boxes: boxControls(controls, images), images, controls, objects: [...objects], ignored };
}

/** Depth is bounded by `readXml`. */
function visit(element: XmlElement, owner: Control | null, found: Found): void {
  const { tag, attributes } = element;
  const name = attributes.get('name') ?? '';
  if (tag === 'repeater') {
    // Its tags exist once per entry of the data, under names made up at run time.
    found.ignored.push({ what: 'repeater', name });
    return;
  }
  let inner = owner;
  if (owner !== null && (tag === 'label' || tag === 'choice')) {
    const label = labelOption(attributes);
    if (label !== null) owner.labels.push(label);
  } else if (name !== '' && attributes.has('toname')) {
    if (tag !== 'filter') {
      inner = control(element, name, found.ignored);
      found.controls.push(inner);
    }
  } else if (name !== '' && (attributes.has('value') || attributes.has('valuelist'))) {
    addObject(element, name, found);
  }
  for (const child of element.children) visit(child, inner, found);
}

function addObject({ tag, attributes }: XmlElement, name: string, found: Found): void {
  if (found.objects.has(name)) return;
  found.objects.add(name);
  if (tag !== 'image') return;
  const list = attributes.get('valuelist');
  const value = (list ?? attributes.get('value') ?? '').trim();
  // `$key` alone names a place in the data; `https://host/$key` is an address.
  const isKey = /^\$[^$/]+$/.test(value);
  found.images.push({
    name,
    key: isKey ? value.slice(1) : '',
    list: list !== undefined,
    literal: isKey ? null : value,
  });
}

function control({ tag, attributes }: XmlElement, name: string, ignored: Ignored[]): Control {
  const value = attributes.get('value') ?? '';
  const fromUrl = attributes.has('apiurl');
  if (fromUrl) ignored.push({ what: 'api_url', name });
  if (attributes.has('model_path')) ignored.push({ what: 'model_path', name });
  const dynamicLabels = value.startsWith('$') ? value.slice(1) : fromUrl ? '' : null;
  return {
    tag,
    name,
    toNames: commaList(attributes.get('toname')),
    labels: [],
    dynamic: dynamicLabels !== null,
    dynamicLabels,
    scoreThreshold: threshold(attributes.get('model_score_threshold') ?? attributes.get('score_threshold')),
    skip: /^(true|1|yes)$/i.test(attributes.get('model_skip')?.trim() ?? ''),
  };
}

function labelOption(attributes: ReadonlyMap<string, string>): LabelOption | null {
  const alias = attributes.get('alias') || null;
  const value = attributes.get('value') || alias;
  if (value === null) return null;
  const category = attributes.get('category')?.trim() ?? '';
  return {
    value,
    alias,
    predictedValues: commaList(attributes.get('predicted_values')),
    category: /^\d{1,9}$/.test(category) ? Number(category) : null,
  };
}

const commaList = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function threshold(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : null;
}

function boxControls(controls: readonly Control[], images: readonly ImageObject[]): readonly BoxControl[] {
  const byName = new Map(images.map((image) => [image.name, image]));
  const on = (tag: string): (readonly [Control, ImageObject])[] =>
    controls
      .filter((control) => control.tag === tag)
      .flatMap((control) =>
        control.toNames.flatMap((name) => {
          const image = byName.get(name);
          return image === undefined ? [] : [[control, image] as const];
        }),
      );
  const boxes = on('rectanglelabels').map(([control, image]) => box('rectanglelabels', control, control, image));
  const labelled = new Set(boxes.map(({ image }) => image));
  const tags = on('labels');
  const bare: BoxControl[] = [];
  for (const [rectangle, image] of on('rectangle')) {
    const labels = tags.find(([, target]) => target === image)?.[0];
    if (labels !== undefined) boxes.push(box('rectangle+labels', rectangle, labels, image));
    else if (!labelled.has(image)) bare.push(box('rectangle', rectangle, rectangle, image));
  }
  return [...boxes, ...bare];
}

function box(kind: BoxControl['kind'], shape: Control, labels: Control, image: ImageObject): BoxControl {
  return {
    kind,
    name: shape.name,
    labelsName: kind === 'rectangle+labels' ? labels.name : null,
    image,
    labels: kind === 'rectangle' ? [] : labels.labels,
    dynamicLabels: kind === 'rectangle' ? null : labels.dynamicLabels,
    scoreThreshold: shape.scoreThreshold ?? labels.scoreThreshold,
    skip: shape.skip || labels.skip,
  };
}
