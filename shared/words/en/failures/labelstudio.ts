import type { LabelStudioFailures } from '../../../failure/codes/labelstudio';

export const labelStudioFailures: Record<keyof LabelStudioFailures, string> = {
  'labelstudio.config':
    'The label config of this Label Studio project cannot be read: {{reason}}. Open Settings, Labeling Interface, Code in Label Studio and correct it there.',
  'labelstudio.badJson': 'The request is not a JSON object.',
  'labelstudio.bodyTooLarge': 'The request is larger than {{megabytes}} MB.',
  'labelstudio.noTasks': 'The request names no tasks.',
  'labelstudio.noControl':
    'The label config has no place for boxes. Add RectangleLabels (or Rectangle and Labels) for the image in the project’s labelling interface.',
  'labelstudio.noImage':
    'Task {{task}} has no image at “{{key}}”. Compare the label config’s value with the data of the task.',
  'labelstudio.busy': '{{waiting}} requests are waiting already. Try again when they are done.',
  'labelstudio.loading': 'The model {{model}} is still loading. Try again in a moment.',
  'labelstudio.portInUse':
    'Port {{port}} is in use by another program. Stop that, or use another port; the next free one is {{free}}.',
  'labelstudio.listen':
    'The server cannot listen on {{host}}, port {{port}} ({{reason}}). Choose another address or port.',
  'labelstudio.needsAuth':
    'On {{host}} other machines can reach the server, so it wants a name and a password: add --basic-auth user:password.',
};
