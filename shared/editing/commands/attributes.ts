import {
  type AttributeDefinition,
  type AttributeValue,
  type AttributeValues,
  admits,
  attributeNamed,
  attributesOf,
  cleanText,
  isEmpty,
  LONGEST_NAME,
  NO_ATTRIBUTES,
  saidOf,
  withValue,
} from '../../dataset/attributes';
import type { Annotation, ProjectDocument } from '../../dataset/document';
import type { AttributeId } from '../../dataset/ids';
import type { Change, Diff } from '../diff';
import { cleanName } from './classes';

/** Adds an attribute at the end. Nothing happens when its name is empty or taken. */
export function addAttribute(document: ProjectDocument, input: { readonly attribute: AttributeDefinition }): Diff {
  const attribute = tidy(document, input.attribute);
  const free = isFree(document, attribute);
  return defined(document, 'addAttribute', free ? [...document.attributes, attribute] : document.attributes);
}

/** What can be changed of an attribute. */
export type AttributeChange = Partial<Omit<AttributeDefinition, 'id' | 'classes'>> & {
  /** null = all classes. */
  readonly classes?: AttributeDefinition['classes'] | null;
};

/**
 * Changes an attribute. Values follow a choice that is renamed (see `renamedChoices`); those the changed attribute cannot
 * have are taken away, `valuesLost` says before how many. A name that is empty or taken changes nothing.
 */
export function changeAttribute(
  document: ProjectDocument,
  input: { readonly id: AttributeId; readonly change: AttributeChange },
): Diff {
  const label = 'name' in input.change ? 'renameAttribute' : 'changeAttribute';
  const step = changeOf(document, input.id, input.change);
  if (step === null) return { label, changes: [] };
  const list = document.attributes.map((one) => (one.id === input.id ? step.after : one));
  return {
    label,
    changes: [...defined(document, label, list).changes, ...rewritten(document, input.id, step.become)],
  };
}

/** How many boxes and images would lose their value by `changeAttribute`. */
export function valuesLost(document: ProjectDocument, id: AttributeId, change: AttributeChange): number {
  const step = changeOf(document, id, change);
  if (step === null) return 0;
  let lost = 0;
  for (const { value } of valuesIn(document, id)) if (step.become(value) === null) lost++;
  return lost;
}

/** How many boxes and images have a value. */
export const valuesOfAttribute = (document: ProjectDocument, id: AttributeId): number =>
  [...valuesIn(document, id)].length;

/** Moves an attribute to another place in the list (0 = first); screen and export follow. */
export function moveAttribute(
  document: ProjectDocument,
  input: { readonly id: AttributeId; readonly to: number },
): Diff {
  const moved = document.attributes.find(({ id }) => id === input.id);
  const list = document.attributes.filter((one) => one !== moved);
  if (moved !== undefined) list.splice(Math.max(0, Math.min(input.to, list.length)), 0, moved);
  return defined(document, 'moveAttribute', list);
}

/** Removes an attribute with all its values: one step, one undo. */
export function removeAttribute(document: ProjectDocument, input: { readonly id: AttributeId }): Diff {
  const label = 'removeAttribute';
  const list = document.attributes.filter(({ id }) => id !== input.id);
  if (list.length === document.attributes.length) return { label, changes: [] };
  return { label, changes: [...rewritten(document, input.id, () => null), ...defined(document, label, list).changes] };
}

/**
 * Which old choice each new one replaces: lists of the same length are compared place by place, and what stood at a place and
 * is gone was renamed to what is new there.
 */
export function renamedChoices(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  if (before.length !== after.length) return new Map();
  return new Map(
    before.flatMap((old, at): [string, string][] => {
      const now = after[at] as string;
      return after.includes(old) || before.includes(now) ? [] : [[old, now]];
    }),
  );
}

interface Step {
  readonly after: AttributeDefinition;
  /** What becomes of a value; null = it is lost. */
  readonly become: (value: AttributeValue) => AttributeValue | null;
}

function changeOf(document: ProjectDocument, id: AttributeId, change: AttributeChange): Step | null {
  const before = document.attributes.find((one) => one.id === id);
  if (before === undefined) return null;
  const { classes = before.classes ?? null, ...rest } = change;
  const { classes: _, ...old } = before;
  const after = tidy(document, { ...old, ...rest, ...(classes === null ? {} : { classes }) });
  const renamed = after.name !== before.name || after.target !== before.target;
  if (JSON.stringify(after) === JSON.stringify(tidy(document, before)) || (renamed && !isFree(document, after)))
    return null;
  const renames = renamedChoices(before.choices, after.choices);
  const valueAfter = (value: AttributeValue): AttributeValue | null => {
    const now = value === true ? value : (renames.get(value) ?? value);
    return after.target === before.target && admits(after, now) ? now : null;
  };
  return { after, become: valueAfter };
}

/** The definition as it is kept: clean names, each choice once, classes that exist, keys in a fixed order. */
function tidy(document: ProjectDocument, given: AttributeDefinition): AttributeDefinition {
  const { id, name, kind, target, choices } = given;
  const classes = document.classes.map((one) => one.id).filter((one) => given.classes?.includes(one));
  const clean = choices.map((choice) => cleanName(choice).slice(0, LONGEST_NAME)).filter((choice) => choice !== '');
  return {
    id,
    name: cleanName(name).slice(0, LONGEST_NAME).trim(),
    kind,
    target,
    choices: kind === 'choice' ? [...new Set(clean)] : [],
    ...(classes.length === 0 || target === 'image' ? {} : { classes }),
  };
}

/** No other attribute of the target has the name or this id. */
function isFree({ attributes }: ProjectDocument, { id, name, target }: AttributeDefinition): boolean {
  const others = attributes.filter((one) => one.id !== id);
  return name !== '' && attributeNamed(others, target, name) === undefined;
}

function defined(document: ProjectDocument, label: string, list: readonly AttributeDefinition[]): Diff {
  const { attributes } = document;
  const same = list.length === attributes.length && list.every((one, at) => one === attributes[at]);
  return { label, changes: same ? [] : [{ type: 'attributes', before: attributes, after: list }] };
}

function* valuesIn(document: ProjectDocument, id: AttributeId): Generator<{ readonly value: AttributeValue }> {
  for (const { attributes, annotations } of document.images.values())
    for (const values of [attributes, ...annotations.map((one) => one.attributes)]) {
      const value = saidOf(values, id);
      if (value !== null) yield { value };
    }
}

/** Changes every value of one attribute in the project. */
function rewritten(
  document: ProjectDocument,
  id: AttributeId,
  how: (value: AttributeValue) => AttributeValue | null,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [image, record] of document.images) {
    const before = record.attributes ?? NO_ATTRIBUTES;
    const after = changedValues(before, id, how);
    if (after !== before) changes.push({ type: 'imageAttributes', image, before, after });
    record.annotations.forEach((one, at) => {
      const values = one.attributes ?? NO_ATTRIBUTES;
      const now = changedValues(values, id, how);
      if (now !== values)
        changes.push({ type: 'annotation', image, id: one.id, at, before: one, after: carrying(one, now) });
    });
  }
  return changes;
}

function changedValues(
  values: AttributeValues,
  id: AttributeId,
  how: (value: AttributeValue) => AttributeValue | null,
): AttributeValues {
  const before = saidOf(values, id);
  if (before === null) return values;
  const after = how(before);
  return after === before ? values : withValue(values, id, after);
}

/** Those of the values that boxes of the project can have. */
export const askedValues = (
  { attributes }: ProjectDocument,
  values: AttributeValues = NO_ATTRIBUTES,
): AttributeValues =>
  Object.fromEntries(
    attributesOf(attributes, 'box').flatMap((one) => {
      const value = saidOf(values, one.id);
      return value === null || !admits(one, value) ? [] : [[one.id, value]];
    }),
  );

/** The annotation with these values. */
export function carrying({ attributes: _, ...rest }: Annotation, values: AttributeValues): Annotation {
  return isEmpty(values) ? rest : { ...rest, attributes: values };
}

/** The value as it may be set; undefined = the attribute cannot have it. */
export function settable(
  attribute: AttributeDefinition | undefined,
  value: AttributeValue | null,
): AttributeValue | null | undefined {
  if (attribute === undefined) return undefined;
  const clean = attribute.kind === 'text' && typeof value === 'string' ? cleanText(value) : value;
  return clean === null || admits(attribute, clean) ? clean : undefined;
}
