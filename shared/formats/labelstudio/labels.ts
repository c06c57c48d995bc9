import { normalisedName } from '../../dataset/className';
import { synonymKey } from '../../detection/synonyms';
import { type LabelOption, resultName } from './config';

/** The label that a model class becomes, as results must call it, and why. */
export interface LabelMatch {
  readonly label: string;
  readonly how: 'user' | 'predictedValues' | 'exact' | 'normalised' | 'synonym';
}

/**
 * One entry per model class, in their order; null = boxes of this class are left out. The first rule that hits wins, within
 * it the first label of the config: the user's table (`null` in it = leave out; a label that is gone does not count), then
 * `predicted_values` exactly and apart from case, spaces, `_` and `-`, then alias or value exactly, then normalised, then
 * synonyms and Chinese names. Several classes may become one label.
 */
export function matchLabels(
  classNames: readonly string[],
  labels: readonly LabelOption[],
  own: ReadonlyMap<string, string | null>,
): readonly (LabelMatch | null)[] {
  const results = new Set(labels.map(resultName));
  const rules = rulesOf(labels);
  return classNames.map((name) => {
    const chosen = own.get(name);
    if (chosen === null) return null;
    if (chosen !== undefined && results.has(chosen)) return { label: chosen, how: 'user' };
    for (const { how, keyOf, index } of rules) {
      const label = index.get(keyOf(name));
      if (label !== undefined) return { label, how };
    }
    return null;
  });
}

interface Rule {
  readonly how: LabelMatch['how'];
  readonly keyOf: (name: string) => string;
  /** Key -> result name of the first label that has it. */
  readonly index: ReadonlyMap<string, string>;
}

function rulesOf(labels: readonly LabelOption[]): readonly Rule[] {
  const predicted = ({ predictedValues }: LabelOption) => predictedValues;
  const names = ({ alias, value }: LabelOption) => (alias === null ? [value] : [alias, value]);
  const rule = (how: Rule['how'], namesOf: (label: LabelOption) => readonly string[], keyOf: Rule['keyOf']): Rule => {
    const index = new Map<string, string>();
    for (const label of labels) {
      for (const key of namesOf(label).map(keyOf)) if (key !== '' && !index.has(key)) index.set(key, resultName(label));
    }
    return { how, keyOf, index };
  };
  const exactly = (name: string) => name;
  return [
    rule('predictedValues', predicted, exactly),
    rule('predictedValues', predicted, normalisedName),
    rule('exact', names, exactly),
    rule('normalised', names, normalisedName),
    rule('synonym', names, synonymKey),
  ];
}
