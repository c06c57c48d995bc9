import type { AttributeDefinition } from '../../dataset/attributes';
import { colorFor } from '../../dataset/colors';
import type { ClassColor, ClassRecord, ProjectDocument } from '../../dataset/document';
import { asClassId, type ClassId } from '../../dataset/ids';
import type { Change, Diff } from '../diff';

/** Name as it is kept: one line, no space around it, NFC. '' = not a name. */
export const cleanName = (name: string): string => name.replace(/\s+/g, ' ').trim().normalize('NFC');

/** Adds classes in this order; names that exist already, repeat or are empty are left out. */
export function addClasses(document: ProjectDocument, input: { readonly names: readonly string[] }): Diff {
  const known = new Set(document.classes.map(({ name }) => name));
  const list = [...document.classes];
  let nextId = document.nextClassId;
  for (const name of input.names.map(cleanName)) {
    if (name === '' || known.has(name)) continue;
    known.add(name);
    const color = colorFor(
      name,
      list.map((one) => one.color),
    );
    list.push({ id: asClassId(nextId++), name, color });
  }
  return changed(document, 'addClasses', list, nextId);
}

/** Renames a class. Nothing happens when another class has the name or it is empty. */
export function renameClass(document: ProjectDocument, input: { readonly id: ClassId; readonly name: string }): Diff {
  const name = cleanName(input.name);
  const free = name !== '' && !document.classes.some((one) => one.name === name);
  return changed(
    document,
    'renameClass',
    free ? document.classes.map((one) => (one.id === input.id ? { ...one, name } : one)) : document.classes,
  );
}

export function recolorClass(
  document: ProjectDocument,
  input: { readonly id: ClassId; readonly color: ClassColor },
): Diff {
  const list = document.classes.map((one) => (one.id === input.id ? { ...one, color: input.color } : one));
  return changed(document, 'recolorClass', list);
}

/** Moves a class to another place in the list (0 = first); digit keys and export follow. */
export function moveClass(document: ProjectDocument, input: { readonly id: ClassId; readonly to: number }): Diff {
  const from = document.classes.findIndex(({ id }) => id === input.id);
  const moved = document.classes[from];
  const to = Math.max(0, Math.min(input.to, document.classes.length - 1));
  if (moved === undefined || from === to) return { label: 'moveClass', changes: [] };
  const list = document.classes.filter(({ id }) => id !== input.id);
  list.splice(to, 0, moved);
  return changed(document, 'moveClass', list);
}

/**
 * Deletes a class with all its boxes, rejections and bridge entries: one step, one undo. Attributes that were asked of it are
 * asked of the others; one that was asked of this class alone is asked of all.
 */
export function deleteClass(document: ProjectDocument, input: { readonly id: ClassId }): Diff {
  const label = 'deleteClass';
  const list = document.classes.filter(({ id }) => id !== input.id);
  if (list.length === document.classes.length) return { label, changes: [] };
  const changes: Change[] = [];
  for (const [image, record] of document.images) {
    // From the back, so that the places of those before stay true.
    for (let at = record.annotations.length - 1; at >= 0; at--) {
      const before = record.annotations[at];
      if (before?.classId === input.id)
        changes.push({ type: 'annotation', image, id: before.id, at, before, after: null });
    }
    for (let at = record.rejections.length - 1; at >= 0; at--) {
      const before = record.rejections[at];
      if (before?.classId === input.id) changes.push({ type: 'rejection', image, at, before, after: null });
    }
  }
  const bridge = new Map([...document.bridge].filter(([, id]) => id !== input.id));
  if (bridge.size < document.bridge.size) changes.push({ type: 'bridge', before: document.bridge, after: bridge });
  const asked = document.attributes.map((one) => withoutClass(one, input.id));
  if (asked.some((one, at) => one !== document.attributes[at]))
    changes.push({ type: 'attributes', before: document.attributes, after: asked });
  return { label, changes: [...changes, ...changed(document, label, list).changes] };
}

function withoutClass(attribute: AttributeDefinition, id: ClassId): AttributeDefinition {
  const { classes, ...rest } = attribute;
  if (classes?.includes(id) !== true) return attribute;
  const left = classes.filter((one) => one !== id);
  return left.length === 0 ? rest : { ...rest, classes: left };
}

function changed(
  document: ProjectDocument,
  label: string,
  list: readonly ClassRecord[],
  nextId: number = document.nextClassId,
): Diff {
  const same = list.length === document.classes.length && list.every((one, at) => one === document.classes[at]);
  if (same) return { label, changes: [] };
  const before = { list: document.classes, nextId: document.nextClassId };
  return { label, changes: [{ type: 'classes', before, after: { list, nextId } }] };
}
