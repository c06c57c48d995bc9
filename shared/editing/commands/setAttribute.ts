import {
  type AttributeDefinition,
  type AttributeValue,
  attributesOf,
  NO_ATTRIBUTES,
  saidOf,
  withValue,
} from '../../dataset/attributes';
import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { AnnotationId, AttributeId, ImagePath } from '../../dataset/ids';
import type { Change, Diff } from '../diff';
import { carrying, settable } from './attributes';
import { touch } from './touch';

/**
 * Says something of annotations of one image; `null` takes it back. What was accepted stays accepted: box and class are the
 * model's. A value the attribute cannot have changes nothing.
 */
export function setAttribute(
  document: ProjectDocument,
  input: {
    readonly image: ImagePath;
    readonly ids: readonly AnnotationId[];
    readonly attribute: AttributeId;
    readonly value: AttributeValue | null;
  },
): Diff {
  const { image, ids, attribute } = input;
  const value = settable(definition(document, attribute, 'box'), input.value);
  if (value === undefined) return { label: 'setAttribute', changes: [] };
  const wanted = new Set(ids);
  const changes = imageRecord(document, image).annotations.flatMap((before, at): Change[] => {
    if (!wanted.has(before.id) || saidOf(before.attributes, attribute) === value) return [];
    const after = carrying(before, withValue(before.attributes ?? NO_ATTRIBUTES, attribute, value));
    return [{ type: 'annotation', image, id: before.id, at, before, after }];
  });
  return { label: 'setAttribute', changes: changes.length === 0 ? [] : [...touch(document, image), ...changes] };
}

/** Says something of an image; `null` takes it back. */
export function setImageAttribute(
  document: ProjectDocument,
  input: { readonly image: ImagePath; readonly attribute: AttributeId; readonly value: AttributeValue | null },
): Diff {
  const { image, attribute } = input;
  const before = imageRecord(document, image).attributes ?? NO_ATTRIBUTES;
  const value = settable(definition(document, attribute, 'image'), input.value);
  if (value === undefined || saidOf(before, attribute) === value) return { label: 'setImageAttribute', changes: [] };
  const change: Change = { type: 'imageAttributes', image, before, after: withValue(before, attribute, value) };
  return { label: 'setImageAttribute', changes: [...touch(document, image), change] };
}

const definition = (
  { attributes }: ProjectDocument,
  id: AttributeId,
  target: AttributeDefinition['target'],
): AttributeDefinition | undefined => attributesOf(attributes, target).find((one) => one.id === id);
