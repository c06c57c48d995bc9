import { normalisedName } from './className';
import type { AttributeId, ClassId } from './ids';

/** `flag` = it is so, or not said; `choice` = one of a list; `text` = free, one or more lines. */
export type AttributeKind = 'flag' | 'choice' | 'text';

/** What an attribute is about. */
export type AttributeTarget = 'box' | 'image';

/** Something a project wants to know of its boxes or images beside the class. */
export interface AttributeDefinition {
  readonly id: AttributeId;
  /** Unique among the attributes of its target, apart from case, spaces, `_` and `-`. It is the key in exported files. */
  readonly name: string;
  readonly kind: AttributeKind;
  readonly target: AttributeTarget;
  /** What a `choice` can be, in the order of its menu; empty for other kinds. */
  readonly choices: readonly string[];
  /** Classes whose boxes are asked for it; absent = all. Values that other boxes have already are kept. */
  readonly classes?: readonly ClassId[];
}

/** A flag that is set, or the text of a choice or text. What nobody said is absent, never `false` or ''. */
export type AttributeValue = true | string;
export type AttributeValues = Readonly<Record<AttributeId, AttributeValue>>;

export const NO_ATTRIBUTES: AttributeValues = Object.freeze({});

/** Longest text, in UTF-16 units: an attribute is a remark, not a document. */
export const LONGEST_VALUE = 1_000;
/** Longest name of an attribute or a choice. */
export const LONGEST_NAME = 100;

const flag = (id: string): AttributeDefinition => ({
  id: id as AttributeId,
  name: id,
  kind: 'flag',
  target: 'box',
  choices: [],
});

/** COCO's crowd: a group of objects in one box. Has its own place in COCO files. */
export const CROWD = flag('iscrowd');

/** Flags that every project has, with the names that VOC, COCO and CVAT give them. They cannot be changed or removed. */
export const BUILT_IN: readonly AttributeDefinition[] = [flag('difficult'), flag('occluded'), flag('truncated'), CROWD];

export const isBuiltIn = (id: AttributeId): boolean => BUILT_IN.some((one) => one.id === id);

/** All attributes of one target in the order of screen and export: built-in ones, then the project's own. */
export const attributesOf = (
  own: readonly AttributeDefinition[],
  target: AttributeTarget,
): readonly AttributeDefinition[] => [...BUILT_IN, ...own].filter((one) => one.target === target);

/** The attribute of this name, however it is written. */
export const attributeNamed = (
  own: readonly AttributeDefinition[],
  target: AttributeTarget,
  name: string,
): AttributeDefinition | undefined => {
  const key = normalisedName(name);
  const all = attributesOf(own, target);
  return all.find((one) => one.name === name) ?? all.find((one) => normalisedName(one.name) === key);
};

/** Value of one attribute, or null when nothing is said. */
export const saidOf = (values: AttributeValues | undefined, id: AttributeId): AttributeValue | null =>
  values?.[id] ?? null;

/** The values with one of them changed; `null` takes it away. */
export function withValue(values: AttributeValues, id: AttributeId, value: AttributeValue | null): AttributeValues {
  const { [id]: _, ...others } = values;
  return value === null ? others : { ...others, [id]: value };
}

export const isEmpty = (values: AttributeValues | undefined): boolean =>
  values === undefined || Object.keys(values).length === 0;

/** The attribute can have this value. */
export const admits = ({ kind, choices }: AttributeDefinition, value: AttributeValue): boolean =>
  kind === 'flag'
    ? value === true
    : value !== true && value !== '' && (kind === 'text' ? value.length <= LONGEST_VALUE : choices.includes(value));

/** The attribute is asked of boxes of this class (null = a class nobody knows). */
export const asksFor = ({ classes }: AttributeDefinition, classId: ClassId | null): boolean =>
  classes === undefined || (classId !== null && classes.includes(classId));

/** A text as it is kept: no blanks around it; null = nothing is left of it. */
export function cleanText(text: string): string | null {
  const clean = text.trim().normalize('NFC').slice(0, LONGEST_VALUE).trim();
  return clean === '' ? null : clean;
}
