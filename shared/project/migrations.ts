/** How an older format becomes the next one. Both work on parsed JSON that nobody has checked yet. */
interface Migration {
  /** A diff of a journal line. */
  diff(plain: unknown): unknown;
  /** A whole snapshot. */
  snapshot(plain: unknown): unknown;
}

/** Place 0 makes version 2 of version 1, and so on. Add at the end, change none: projects of every version are out there. */
const MIGRATIONS: readonly Migration[] = [
  // 2: attributes. `iscrowd` of a box becomes one of them.
  {
    diff: (plain) =>
      mapList(plain, 'changes', (change) =>
        isRecord(change) && change.type === 'annotation' ? bothSides(change) : change,
      ),
    snapshot: (plain) => {
      const images = mapList(plain, 'images', (image) => mapList(image, 'annotations', crowdAsAttribute));
      return isRecord(images) ? { ...images, attributes: [] } : images;
    },
  },
];

/** The format this program writes; a newer one is refused, an older one is migrated on reading. */
export const FORMAT_VERSION = MIGRATIONS.length + 1;

/** The diff as the present format has it. @param version the format it was written in, 1 or more */
export const migratedDiff = (plain: unknown, version: number): unknown =>
  MIGRATIONS.slice(version - 1).reduce((value, step) => step.diff(value), plain);

/** The snapshot as the present format has it. @param version the format it was written in, 1 or more */
export const migratedSnapshot = (plain: unknown, version: number): unknown =>
  MIGRATIONS.slice(version - 1).reduce((value, step) => step.snapshot(value), plain);

type Plain = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record with every item of one of its lists changed; what is not of this form stays as it is. */
function mapList(value: unknown, list: string, how: (item: unknown) => unknown): unknown {
  if (!isRecord(value)) return value;
  const items = value[list];
  return Array.isArray(items) ? { ...value, [list]: items.map(how) } : value;
}

const bothSides = (change: Plain): Plain => ({
  ...change,
  before: crowdAsAttribute(change.before),
  after: crowdAsAttribute(change.after),
});

function crowdAsAttribute(annotation: unknown): unknown {
  if (!isRecord(annotation) || !('iscrowd' in annotation)) return annotation;
  const { iscrowd, ...rest } = annotation;
  return iscrowd === true ? { ...rest, attributes: { iscrowd: true } } : rest;
}
