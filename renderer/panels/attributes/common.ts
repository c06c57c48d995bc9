import {
  type AttributeDefinition,
  type AttributeValue,
  type AttributeValues,
  asksFor,
  attributesOf,
  isBuiltIn,
  saidOf,
} from '../../../shared/dataset/attributes';
import type { AttributeId, ClassId } from '../../../shared/dataset/ids';

/** Value that all boxes share; null = none says anything, `mixed` = they differ. */
export type CommonValue = { readonly value: AttributeValue | null } | 'mixed';

export function commonValue(boxes: readonly (AttributeValues | undefined)[], id: AttributeId): CommonValue {
  const first = saidOf(boxes[0], id);
  return boxes.every((one) => saidOf(one, id) === first) ? { value: first } : 'mixed';
}

/** The project's own attributes to ask of boxes of these classes: those that any of them is asked for, or has a value of. */
export const askedOf = (
  own: readonly AttributeDefinition[],
  boxes: readonly { readonly classId: ClassId | null; readonly attributes?: AttributeValues | undefined }[],
): readonly AttributeDefinition[] =>
  attributesOf(own, 'box').filter(
    (one) =>
      !isBuiltIn(one.id) &&
      boxes.some(({ classId, attributes }) => asksFor(one, classId) || saidOf(attributes, one.id) !== null),
  );
