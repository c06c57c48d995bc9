import type { ProjectDocument } from '../../dataset/document';
import type { ClassId } from '../../dataset/ids';
import type { Diff } from '../diff';

/**
 * Says which class of the project a class of the model becomes: a class, `null` = ignore it on purpose, `'auto'` = match
 * by name again.
 */
export function setBridge(
  document: ProjectDocument,
  input: { readonly modelClass: string; readonly to: ClassId | null | 'auto' },
): Diff {
  const after = new Map(document.bridge);
  if (input.to === 'auto') after.delete(input.modelClass);
  else after.set(input.modelClass, input.to);
  const same =
    after.size === document.bridge.size && after.get(input.modelClass) === document.bridge.get(input.modelClass);
  return { label: 'setBridge', changes: same ? [] : [{ type: 'bridge', before: document.bridge, after }] };
}
