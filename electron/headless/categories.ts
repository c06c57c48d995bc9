import { type ClassRecord, emptyDocument } from '../../shared/dataset/document';
import { buildBridge, unmatched } from '../../shared/detection/bridge';
import type { ModelInfo } from '../../shared/detection/model';
import { applyDiff } from '../../shared/editing/apply';
import { addClasses } from '../../shared/editing/commands/classes';
import { fail } from '../../shared/failure/failure';

/** What the file's categories are and which of them each class of the model becomes. */
export interface Categories {
  readonly names: readonly string[];
  /** Label of the model -> index into `names`; null = no category, its boxes are left out. */
  readonly ofLabel: readonly (number | null)[];
  /** Model classes without a category. */
  readonly unmatched: readonly string[];
}

/**
 * Without a list the model's own classes are the categories; with one, it is the categories and the class bridge maps
 * between the two.
 * @throws AppError `cli.classesNeeded`
 */
export function categoriesOf(
  { name, classCount, classNames }: ModelInfo,
  wanted: readonly string[] | null,
): Categories {
  if (classNames === null) throw fail('cli.classesNeeded', { model: name, count: classCount });
  if (wanted === null) return { names: classNames, ofLabel: classNames.map((_, label) => label), unmatched: [] };
  const document = emptyDocument();
  const classes: readonly ClassRecord[] = applyDiff(document, addClasses(document, { names: wanted })).classes;
  const bridge = buildBridge(classNames, classes, new Map());
  return {
    names: classes.map((one) => one.name),
    ofLabel: bridge.map(({ classId }) => (classId === null ? null : classes.findIndex(({ id }) => id === classId))),
    unmatched: unmatched(bridge),
  };
}
