import { CROWD, isEmpty, NO_ATTRIBUTES, withValue } from '../../dataset/attributes';
import { type Annotation, type ImageStatus, imageRecord, type ProjectDocument } from '../../dataset/document';
import { type AnnotationId, asAttributeId, type ClassId, type ImagePath } from '../../dataset/ids';
import { carrying } from '../../editing/commands/attributes';
import type { Change, Diff } from '../../editing/diff';
import type { Box, Size } from '../../geometry/box';
import { clampToImage } from './clamp';
import { matchClasses } from './matchClasses';
import { matchNames } from './matchNames';
import { withNewClasses } from './newClasses';
import { type AttributePlan, planAttributes } from './planAttributes';
import type { CocoAnnotation, CocoDataset, CocoImage } from './read';
import { atOnce, type Steps } from './steps';

export interface CocoImport {
  readonly dataset: CocoDataset;
  readonly document: ProjectDocument;
  /** Pictures of the project's folder. */
  readonly images: readonly ImagePath[];
  /** Upright size of a picture when known: boxes are clamped to it. */
  readonly sizeOf: (image: ImagePath) => Size | null;
  readonly newId: () => AnnotationId;
}

/** What an import would do. Nothing is changed until `diff` is applied. */
export interface CocoImportPlan {
  readonly diff: Diff;
  /** Pictures of the folder that the file names. */
  readonly images: number;
  /** Boxes that are added. */
  readonly annotations: number;
  readonly newClasses: readonly string[];
  /** Attributes that are defined for what the file says of its boxes and images. */
  readonly newAttributes: readonly string[];
  /** Attributes of the project that get more choices. */
  readonly grownAttributes: readonly string[];
  /** Values that the attribute of this name cannot have: not kept. */
  readonly lostValues: number;
  /** Every `file_name` that means no picture of the folder, or not clearly one. */
  readonly missing: readonly string[];
  /** Boxes that exist already with the same class and place: not added again. */
  readonly duplicates: number;
  /** Annotations without a usable box inside their picture. */
  readonly unusable: number;
  /** Added boxes that had a polygon or mask too, which is not kept. */
  readonly segmentations: number;
  /** Pictures whose size differs from what the file says (turned by 90 degrees does not count): their boxes may be off. */
  readonly otherSizes: number;
}

/** So many boxes of a picture are planned in a step. */
const AT_ONCE = 500;
/** Two boxes within this many pixels on every number are the same box. */
const SAME = 0.01;

/**
 * Plans the import of a COCO file into a project as one diff. Boxes are added to those that are there, classes are matched
 * by name (`matchClasses`) and new ones appended.
 *
 * Status of a picture: a file written by RTMLabel says it, and a picture nobody has worked on takes it over, verified empty
 * included. From other files a picture with boxes becomes `in progress`, for a person to look at; a picture without boxes is
 * left as it is, because such files do not tell "looked at and empty" from "not looked at". Work that is there wins: a
 * `done` or `skipped` picture goes back to `in progress` only when boxes are added. What the file says of a picture is added to
 * what is said already; of a box that exists already nothing is taken over.
 */
export const planCocoImport = (job: CocoImport): CocoImportPlan => atOnce(planningCocoImport(job));

/** The same in steps, for files of very many boxes. */
export function* planningCocoImport(job: CocoImport): Steps<CocoImportPlan> {
  const { dataset, images } = job;
  const classes = planClasses(job);
  const matches = matchNames(
    dataset.images.map((image) => image.fileName),
    images,
  );
  const attributes = attributePlan(job, classes);
  const tally = {
    annotations: 0,
    duplicates: 0,
    unusable: dataset.unusable,
    segmentations: 0,
    otherSizes: 0,
    lostValues: 0,
  };
  const changes: Change[] = [...classes.changes, ...definitions(job, attributes)];
  const groups = groupByPicture(dataset, matches);
  for (const group of groups.values()) {
    yield;
    const size = job.sizeOf(group.image);
    if (size && group.entries.some((entry) => differs(entry.size, size))) tally.otherSizes++;
    const planned = yield* planPicture(job, group, { size, idOf: classes.idOf, attributes }, tally);
    // One by one: a spread of very many would be too many arguments.
    for (const change of planned) changes.push(change);
  }
  const missing = [...new Set(dataset.images.map((image) => image.fileName).filter((name) => !matches.has(name)))];
  const diff: Diff = { label: 'importCoco', changes };
  return {
    diff,
    images: groups.size,
    newClasses: classes.added,
    newAttributes: attributes.added,
    grownAttributes: attributes.grown,
    missing,
    ...tally,
  };
}

function attributePlan({ dataset, document, newId }: CocoImport, { idOf }: Classes): AttributePlan {
  const ids = new Map(dataset.categories.map(({ key, name }) => [name, idOf.get(key)]));
  return planAttributes(
    dataset,
    document.attributes,
    (name) => ids.get(name),
    () =>
      asAttributeId(
        `a${newId()
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '')}`,
      ),
  );
}

const definitions = ({ document }: CocoImport, { added, grown, list }: AttributePlan): Change[] =>
  added.length + grown.length === 0 ? [] : [{ type: 'attributes', before: document.attributes, after: list }];

interface Classes {
  readonly changes: readonly Change[];
  readonly added: readonly string[];
  /** Class of the project for a category key of the file. */
  readonly idOf: ReadonlyMap<string, ClassId>;
}

/** One picture and all entries and boxes of the file that are about it (Label Studio lists a picture once per annotator). */
interface Group {
  readonly image: ImagePath;
  readonly entries: CocoImage[];
  readonly boxes: CocoAnnotation[];
}

type Tally = Record<'annotations' | 'duplicates' | 'unusable' | 'segmentations' | 'otherSizes' | 'lostValues', number>;

function planClasses({ dataset, document }: CocoImport): Classes {
  const { known, added } = matchClasses(
    dataset.categories.map((category) => category.name),
    document.classes,
  );
  const before = { list: document.classes, nextId: document.nextClassId };
  const after = withNewClasses(before, added);
  const ids = new Map([...known, ...after.list.slice(before.list.length).map(({ name, id }) => [name, id] as const)]);
  const idOf = new Map(dataset.categories.map(({ key, name }) => [key, ids.get(name)!]));
  return { added, idOf, changes: added.length === 0 ? [] : [{ type: 'classes', before, after }] };
}

function groupByPicture(dataset: CocoDataset, matches: ReadonlyMap<string, ImagePath>): Map<ImagePath, Group> {
  const groups = new Map<ImagePath, Group>();
  const byKey = new Map<string, Group>();
  for (const entry of dataset.images) {
    const image = matches.get(entry.fileName);
    if (image === undefined) continue;
    const group = groups.get(image) ?? { image, entries: [], boxes: [] };
    group.entries.push(entry);
    groups.set(image, group);
    byKey.set(entry.key, group);
  }
  for (const annotation of dataset.annotations) byKey.get(annotation.image)?.boxes.push(annotation);
  return groups;
}

/** What an import knows of a picture and of the project. */
interface Known {
  readonly size: Size | null;
  readonly idOf: ReadonlyMap<string, ClassId>;
  readonly attributes: AttributePlan;
}

function* planPicture(job: CocoImport, group: Group, { size, idOf, attributes }: Known, tally: Tally): Steps<Change[]> {
  const { status, annotations } = imageRecord(job.document, group.image);
  const unclaimed = [...annotations];
  const changes: Change[] = [];
  let planned = 0;
  for (const item of group.boxes) {
    if (++planned % AT_ONCE === 0) yield;
    const box = size ? clampToImage(item.box, size) : item.box;
    const classId = idOf.get(item.category)!;
    if (box === null) tally.unusable++;
    else if (claim(unclaimed, classId, box)) tally.duplicates++;
    else {
      const { values, lost } = attributes.values('box', item.attributes ?? []);
      const bare: Annotation = { id: job.newId(), classId, box, provenance: { kind: 'imported' } };
      const after = carrying(bare, item.iscrowd ? withValue(values, CROWD.id, true) : values);
      tally.lostValues += lost;
      const at = annotations.length + changes.length;
      changes.push({ type: 'annotation', image: group.image, id: after.id, at, before: null, after });
      if (item.segmented) tally.segmentations++;
    }
  }
  tally.annotations += changes.length;
  const grows = changes.length > 0;
  changes.push(...planImageValues(job, group, attributes, tally));
  const next = nextStatus(status, group, grows);
  if (next !== status) changes.push({ type: 'status', image: group.image, before: status, after: next });
  return changes;
}

/** What the file says of the picture; what a person said of it stays. */
function planImageValues(job: CocoImport, { image, entries }: Group, plan: AttributePlan, tally: Tally): Change[] {
  const { values, lost } = plan.values(
    'image',
    entries.flatMap((entry) => entry.attributes ?? []),
  );
  tally.lostValues += lost;
  const before = imageRecord(job.document, image).attributes ?? NO_ATTRIBUTES;
  const after = { ...values, ...before };
  const same = isEmpty(values) || Object.keys(after).length === Object.keys(before).length;
  return same ? [] : [{ type: 'imageAttributes', image, before, after }];
}

/** Takes the existing box out of the list that an imported one repeats: two equal boxes need two equal partners. */
function claim(unclaimed: Annotation[], classId: ClassId, box: Box): boolean {
  const place = unclaimed.findIndex((annotation) => annotation.classId === classId && isSame(annotation.box, box));
  if (place >= 0) unclaimed.splice(place, 1);
  return place >= 0;
}

const isSame = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) <= SAME &&
  Math.abs(a.y - b.y) <= SAME &&
  Math.abs(a.width - b.width) <= SAME &&
  Math.abs(a.height - b.height) <= SAME;

function nextStatus(status: ImageStatus, group: Group, grows: boolean): ImageStatus {
  if (status !== 'unseen') return grows ? 'in progress' : status;
  const said = group.entries.find((entry) => entry.status !== null)?.status ?? 'unseen';
  return said === 'unseen' && grows ? 'in progress' : said;
}

const differs = (said: Size | null, real: Size): boolean =>
  said !== null &&
  !(said.width === real.width && said.height === real.height) &&
  !(said.width === real.height && said.height === real.width);
