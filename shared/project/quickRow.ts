import type { ImageRecord } from '../dataset/document';

/** An image of a snapshot, as JSON holds it. */
export type Row = { readonly path: string } & ImageRecord;

/**
 * Whether a row is exactly what this program writes for most images. Checked by hand: in a project of a million boxes the
 * general check takes half a minute. false = ask that one.
 */
export function isUsualRow(value: unknown): value is Row {
  return (
    hasKeys(value, ROW) &&
    isName(value.path) &&
    STATUSES.has(value.status) &&
    isListOf(value.annotations, isAnnotation) &&
    isListOf(value.rejections, isRejection) &&
    (value.seconds === undefined || isLength(value.seconds))
  );
}

type Plain = Readonly<Record<string, unknown>>;

interface Keys {
  readonly needed: number;
  readonly known: ReadonlyMap<string, boolean>;
}

/** Keys of an object; those that end with `?` may be absent. */
function keys(...names: readonly string[]): Keys {
  const known = new Map(names.map((name) => [name.replace('?', ''), !name.endsWith('?')]));
  return { needed: [...known.values()].filter(Boolean).length, known };
}

const ROW = keys('path', 'status', 'annotations', 'rejections', 'seconds?');
const ANNOTATION = keys('id', 'classId', 'box', 'provenance');
const REJECTION = keys('classId', 'box');
const BOX = keys('x', 'y', 'width', 'height');
const OWN = keys('kind');
const TAKEN = keys('kind', 'origin');
const ORIGIN = keys('model', 'modelClass', 'score', 'box');

const STATUSES: ReadonlySet<unknown> = new Set(['unseen', 'in progress', 'done', 'skipped']);
const OWN_KINDS: ReadonlySet<unknown> = new Set(['drawn', 'imported']);
const TAKEN_KINDS: ReadonlySet<unknown> = new Set(['accepted', 'edited']);
const LONGEST_ID = 100;

/** A plain object with all needed keys and none that is not known. */
function hasKeys(value: unknown, { needed, known }: Keys): value is Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let found = 0;
  for (const key in value) {
    const isNeeded = known.get(key);
    if (isNeeded === undefined) return false;
    if (isNeeded) found++;
  }
  return found === needed;
}

function isListOf(value: unknown, isOne: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isOne(item)) return false;
  return true;
}

const isAnnotation = (value: unknown): boolean =>
  hasKeys(value, ANNOTATION) &&
  isName(value.id) &&
  value.id.length <= LONGEST_ID &&
  isPlace(value.classId) &&
  isBox(value.box) &&
  isProvenance(value.provenance);

const isRejection = (value: unknown): boolean =>
  hasKeys(value, REJECTION) && isPlace(value.classId) && isBox(value.box);

const isProvenance = (value: unknown): boolean =>
  hasKeys(value, OWN)
    ? OWN_KINDS.has(value.kind)
    : hasKeys(value, TAKEN) && TAKEN_KINDS.has(value.kind) && isOrigin(value.origin);

const isOrigin = (value: unknown): boolean =>
  hasKeys(value, ORIGIN) &&
  typeof value.model === 'string' &&
  typeof value.modelClass === 'string' &&
  Number.isFinite(value.score) &&
  isBox(value.box);

const isBox = (value: unknown): boolean =>
  hasKeys(value, BOX) &&
  Number.isFinite(value.x) &&
  Number.isFinite(value.y) &&
  isLength(value.width) &&
  isLength(value.height);

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isLength = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;
