import type { LabelStudioPushFailures } from '../../../failure/codes/lspush';
import type { LabelStudioPlaces } from '../../places';
import { byCommand, inWindow } from './labelStudioPlaces';

const sentences = ({ token, again }: LabelStudioPlaces): Record<keyof LabelStudioPushFailures, string> => {
  const makeToken = `In Label Studio open Account & Settings, make a Personal Access Token, and ${token}.`;
  const rest = `What was pushed stays; ${again} for the rest.`;
  return {
    'lspush.badUrl':
      '{{url}} is not the address of a Label Studio. Enter what opens it in a browser, for example http://localhost:8080.',
    'lspush.noToken': `{{host}} wants a token. ${makeToken}`,
    'lspush.tokenInvalid': `What was given as token for {{host}} is none. ${makeToken}`,
    'lspush.tokenRefused': `{{host}} does not accept the token (answer {{status}}). It may be revoked. ${makeToken}`,
    'lspush.tokenExpired': `The token for {{host}} has expired. ${makeToken}`,
    'lspush.legacyDisabled': `{{host}} has switched legacy tokens off. ${makeToken} Or switch them on under Organization, Settings, Access Token Settings.`,
    'lspush.noPersonalTokens': `{{host}} knows no personal access tokens (answer {{status}}). Copy the Access Token from Account & Settings, ${token}, and check that the address is right.`,
    'lspush.forbidden':
      'The owner of the token may not write predictions at {{host}} (answer {{status}}). Use the token of a member who may change this project.',
    'lspush.unreachable':
      '{{host}} cannot be reached ({{reason}}). Is Label Studio running? Check its address and the network.',
    'lspush.certificate':
      '{{host}} could not prove who it is ({{reason}}). Name its certificate file in the environment variable NODE_EXTRA_CA_CERTS.',
    'lspush.timeOut': `{{host}} did not answer within {{seconds, number}} s, several times. ${rest}`,
    'lspush.brokenOff': `The connection to {{host}} broke off ({{reason}}), several times. ${rest}`,
    'lspush.redirected': '{{host}} sends on to {{to}}. Enter that address of Label Studio instead.',
    'lspush.notLabelStudio':
      '{{host}} answers, but not as Label Studio does ({{found}}). Enter the address that opens Label Studio in a browser, with its path if it has one.',
    'lspush.serverError': `{{host}} answers with an error of its own ({{status}}), several times. Look into the log of Label Studio. ${rest}`,
    'lspush.noProject':
      '{{host}} has no project {{project}}, or the owner of the token may not see it. The number stands in the address of the project: /projects/{{project}}/.',
    'lspush.noMatch':
      'No class of the model ({{classes}}) is a label of the project “{{project}}” ({{labels}}). Rename labels in the project, or add predicted_values="class" to them.',
    'lspush.refused': `{{host}} does not take it (answer {{status}}): “{{said}}”. If the labelling interface was changed meanwhile, ${again}.`,
    'lspush.dropped': `{{host}} took the prediction and did not keep it, which it does when the labelling interface does not allow it. If it was changed meanwhile, ${again}; else look into the log of Label Studio.`,
    'lspush.modelChanged': `Another model was chosen meanwhile. What was pushed stays; ${again} to push what the new model finds.`,
  };
};

/** As the window says it. */
export const lspushFailures = sentences(inWindow);

/** As the command line says it. */
export const lspushByCommand = sentences(byCommand);
