import type { LabelStudioFailures } from '../../../failure/codes/labelstudio';

export const labelStudioFailures: Record<keyof LabelStudioFailures, string> = {
  'labelstudio.config':
    'The label config of this Label Studio project cannot be read: {{reason}}. Open Settings, Labeling Interface, Code in Label Studio and correct it there.',
  'labelstudio.badJson': 'The request is not a JSON object.',
  'labelstudio.bodyTooLarge': 'The request is larger than {{megabytes}} MB.',
  'labelstudio.bodyStalled':
    'The request stopped in the middle: nothing came for {{seconds, number}} s. Look at the network between Label Studio and here, then ask again.',
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
  'labelstudio.passwordNeeded':
    'Other machines are let in only with a name and a password. Enter both in the settings below, then it starts.',
  'labelstudio.passwordLetters':
    'Label Studio can send only Latin letters, digits and signs: choose another name or password for its requests.',
  'labelstudio.namesNeeded':
    '{{model}} does not say what its classes are called ({{count, number}}), so no labels can be found for them. Give the names in the models room.',
  'labelstudio.stopped':
    'The request was stopped here, or another model was chosen while it ran. Nothing of it was stored: ask again in Label Studio.',
  'labelstudio.clientGone':
    'Label Studio hung up after {{seconds, number}} s. What was predicted until then is kept here: ask again for fewer tasks, or raise ML_TIMEOUT_PREDICT where Label Studio is started.',
  'labelstudio.loginRefused':
    'Name or password did not match. In Label Studio, edit the model and choose Basic Authentication; old versions take them in the address: http://name:password@….',
  'labelstudio.fromPage':
    'A web page ({{origin}}) asked, not Label Studio. Web pages are never answered, so that none can use your model in secret.',
  'labelstudio.unknownHost':
    'The request was addressed to {{host}}, a name this machine is not known by. If it is yours, allow it.',
};
