import type { Recipe } from './recipe';

/** e.g. `RTMDet-m`, `RTMDet-Ins-tiny`, `RTMDet-x-P6`. */
export const architectureName = ({ task, size, p6 }: Pick<Recipe, 'task' | 'size' | 'p6'>): string =>
  ['RTMDet', ...(task === 'instance' ? ['Ins'] : []), ...(size === null ? [] : [size]), ...(p6 ? ['P6'] : [])].join(
    '-',
  );
