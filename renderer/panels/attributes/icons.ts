import { CircleQuestionMark, Layers2, type LucideIcon, Scissors, Tag, Users } from 'lucide-react';
import type { AttributeId } from '../../../shared/dataset/ids';

const BUILT_IN: Readonly<Record<string, LucideIcon>> = {
  difficult: CircleQuestionMark,
  occluded: Layers2,
  truncated: Scissors,
  iscrowd: Users,
};

/** Mark of an attribute; those of the project's own share one. */
export const iconOf = (id: AttributeId): LucideIcon => BUILT_IN[id] ?? Tag;
