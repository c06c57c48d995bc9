import type { LabelStudioFailures } from '../../../failure/codes/labelstudio';

export const labelStudioFailures: Record<keyof LabelStudioFailures, string> = {
  'labelstudio.config':
    'The label config of this Label Studio project cannot be read: {{reason}}. Open Settings, Labeling Interface, Code in Label Studio and correct it there.',
};
