import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { InstalledModel } from '../../../shared/models/installed';

/** Every word of the text stands somewhere in what is known of a thing; case does not matter. */
function matches(text: string, known: readonly (string | null)[]): boolean {
  const all = known.join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Finds a model by name, version, origin, licence, or a class it knows. */
export const foundInstalled = (models: readonly InstalledModel[], text: string): readonly InstalledModel[] =>
  models.filter(({ title, version, sourceName, licence, classNames }) =>
    matches(text, [title, version, sourceName, licence, ...(classNames ?? [])]),
  );

/** Finds an official model by name, publisher, licence, config, or a class it knows beside the 80 of COCO. */
export const foundOfficial = (models: readonly CatalogueModel[], text: string): readonly CatalogueModel[] =>
  models.filter(({ id, title, from, licence, config, classes }) =>
    matches(text, [id, title, from, licence, config, ...(classes === 'coco80' ? ['coco'] : classes)]),
  );

export interface CatalogueGroup {
  readonly key: `${CatalogueModel['from']}.${CatalogueModel['task']}`;
  readonly models: readonly CatalogueModel[];
}

/** Groups by publisher and task, in the order of the catalogue. */
export function grouped(models: readonly CatalogueModel[]): readonly CatalogueGroup[] {
  const groups = new Map<CatalogueGroup['key'], CatalogueModel[]>();
  for (const model of models) {
    const key = `${model.from}.${model.task}` as const;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [model]);
    else group.push(model);
  }
  return [...groups].map(([key, members]) => ({ key, models: members }));
}

export type SizeHint = 'tiny' | 'small' | 'medium' | 'large' | 'huge';

/** Largest weights of each hint in megabytes. */
const HINTS: readonly (readonly [SizeHint, number])[] = [
  ['tiny', 30],
  ['small', 60],
  ['medium', 150],
  ['large', 300],
];

/** What a size means for a person's machine. */
export const hintOf = ({ weightBytes }: Pick<CatalogueModel, 'weightBytes'>): SizeHint =>
  HINTS.find(([, most]) => weightBytes <= most * 1e6)?.[0] ?? 'huge';
