import type { LabelStudioPushFailures } from '../../../failure/codes/lspush';

const TOKEN =
  'In Label Studio open Account & Settings, make a Personal Access Token, and give it with --token or LABEL_STUDIO_API_KEY.';
const AGAIN = 'What was pushed stays; run the same again for the rest.';

export const lspushFailures: Record<keyof LabelStudioPushFailures, string> = {
  'lspush.badUrl':
    '{{url}} is not the address of a Label Studio. Enter what opens it in a browser, for example http://localhost:8080.',
  'lspush.noToken': `{{host}} wants a token. ${TOKEN}`,
  'lspush.tokenInvalid': `What was given as token for {{host}} is none. ${TOKEN}`,
  'lspush.tokenRefused': `{{host}} does not accept the token (answer {{status}}). It may be revoked. ${TOKEN}`,
  'lspush.tokenExpired': `The token for {{host}} has expired. ${TOKEN}`,
  'lspush.legacyDisabled': `{{host}} has switched legacy tokens off. ${TOKEN} Or switch them on under Organization, Settings, Access Token Settings.`,
  'lspush.noPersonalTokens':
    '{{host}} knows no personal access tokens (answer {{status}}). Copy the Access Token from Account & Settings and give that with --token, and check that the address is right.',
  'lspush.forbidden':
    'The owner of the token may not write predictions at {{host}} (answer {{status}}). Use the token of a member who may change this project.',
  'lspush.unreachable':
    '{{host}} cannot be reached ({{reason}}). Is Label Studio running? Check its address and the network.',
  'lspush.certificate':
    '{{host}} could not prove who it is ({{reason}}). Name its certificate file in the environment variable NODE_EXTRA_CA_CERTS.',
  'lspush.timeOut': `{{host}} did not answer within {{seconds, number}} s, several times. ${AGAIN}`,
  'lspush.brokenOff': `The connection to {{host}} broke off ({{reason}}), several times. ${AGAIN}`,
  'lspush.redirected': '{{host}} sends on to {{to}}. Enter that address of Label Studio instead.',
  'lspush.notLabelStudio':
    '{{host}} answers, but not as Label Studio does ({{found}}). Enter the address that opens Label Studio in a browser, with its path if it has one.',
  'lspush.serverError': `{{host}} answers with an error of its own ({{status}}), several times. Look into the log of Label Studio. ${AGAIN}`,
  'lspush.noProject':
    '{{host}} has no project {{project}}, or the owner of the token may not see it. The number stands in the address of the project: /projects/{{project}}/.',
  'lspush.noMatch':
    'No class of the model is a label of the project “{{project}}”. The model has: {{classes}}. The project has: {{labels}}. Rename labels in the project, or add predicted_values="class" to them.',
  'lspush.refused':
    '{{host}} does not take it (answer {{status}}): “{{said}}”. If the labelling interface was changed meanwhile, run the same again.',
  'lspush.dropped':
    '{{host}} took the prediction and did not keep it, which it does when the labelling interface does not allow it. If it was changed meanwhile, run the same again; else look into the log of Label Studio.',
};
