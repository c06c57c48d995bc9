import type { LabelStudioImageFailures } from '../../../failure/codes/lsimages';
import type { LabelStudioPlaces } from '../../places';
import { byCommand, inWindow } from './labelStudioPlaces';

const sentences = ({ root, address, token }: LabelStudioPlaces): Record<keyof LabelStudioImageFailures, string> => {
  const onDisk = `If the pictures lie on this machine, ${root}: they are then read straight from disk.`;
  const makeToken = `In Label Studio open Account & Settings, make a Personal Access Token, and ${token}.`;
  return {
    'lsimages.notAddress':
      '{{image}} is not an address of an image. Expected http(s), a file of Label Studio, a cloud address (s3, gs, azure-blob) or embedded data.',
    'lsimages.noSite': `{{image}} lies in Label Studio, but its address is not known: ${address}.`,
    'lsimages.noTask':
      '{{image}} lies in a cloud and can only be fetched through a task of Label Studio, but the request names no task. Open the image as a task, or use an http address.',
    'lsimages.badData': '{{image}} holds embedded data that cannot be decoded. Import the task again.',
    'lsimages.outsideRoots': `{{image}} is in no folder that may be read. To have it read, ${root}; links that lead out of a folder count as outside.`,
    'lsimages.notOnDisk': `{{image}} is not on this disk. Was it moved? If it lies elsewhere, ${root}.`,
    'lsimages.unreachable': `{{image}}: {{host}} cannot be reached ({{reason}}). Check the network. If the address of Label Studio is wrong, ${address}.`,
    'lsimages.localhost': `{{image}}: Label Studio calls itself {{host}}, but does not answer there ({{reason}}). It probably runs in a container or on another machine: ${address}, as a browser of this machine opens it. ${onDisk}`,
    'lsimages.certificate':
      '{{image}}: {{host}} could not prove who it is ({{reason}}). Name its certificate file in the environment variable NODE_EXTRA_CA_CERTS.',
    'lsimages.timeOut':
      '{{image}}: {{host}} did not send it within {{seconds, number}} s. Try again, or bring the pictures nearer to this machine.',
    'lsimages.brokenOff':
      '{{image}}: the connection to {{host}} broke off before all of it was here ({{reason}}). Try again; if it stays so, look into the log of that server.',
    'lsimages.tooLarge': '{{image}} has more than {{limit, number}} MB. Scale it down, or let it be read from disk.',
    'lsimages.tooManyRedirects':
      '{{image}} was sent on more than {{limit, number}} times without an end, last by {{host}}. Check the address in a browser.',
    'lsimages.addressRefused':
      '{{image}}: {{host}} stands for {{address}}, an address that no image is fetched from. Correct the address in the task.',
    'lsimages.privateRefused': `{{image}}: {{host}} stands for {{address}}, which is private. While other machines may use RTMLabel, it fetches pictures only from Label Studio and from public addresses: put the picture into Label Studio, or let RTMLabel listen on this machine alone.`,
    'lsimages.tokenMissing': `{{image}}: {{host}} wants a token. ${makeToken} A token goes to one address only: ${address}.`,
    'lsimages.tokenInvalid': `{{image}}: what is entered as token for {{host}} is none. ${makeToken}`,
    'lsimages.tokenRefused': `{{image}}: {{host}} does not accept the token (answer {{status}}). It may be revoked, or its owner may not see this project. ${makeToken}`,
    'lsimages.tokenExpired': `{{image}}: the token for {{host}} has expired. ${makeToken}`,
    'lsimages.legacyDisabled': `{{image}}: {{host}} has switched legacy tokens off. ${makeToken} Or switch them on under Organization, Settings, Access Token Settings.`,
    'lsimages.noPersonalTokens': `{{image}}: {{host}} knows no personal access tokens (answer {{status}}). Copy the Access Token from Account & Settings, ${token}, and check that Label Studio's address is right.`,
    'lsimages.localFilesForbidden': `{{image}}: {{host}} gives local files only to browsers (answer 403), as old Label Studio does. ${onDisk}`,
    'lsimages.localFilesNotServed': `{{image}}: {{host}} does not serve this local file (answer 404). Start Label Studio with LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true and add a Local Files storage whose folder holds it. ${onDisk}`,
    'lsimages.uploadGone':
      '{{image}}: {{host}} has no such upload (answer {{status}}). It may have been deleted: upload it again, or delete the task.',
    'lsimages.cloudRefused':
      '{{image}}: {{host}} did not fetch it from the cloud (answer {{status}}). Check in the project under Cloud Storage that a storage covers it; old Label Studio cannot do this at all: update it, or use http addresses.',
    'lsimages.notThere': '{{image}} is not at {{host}} (answer {{status}}). Open the address in a browser.',
    'lsimages.loginRefused':
      '{{image}}: {{host}} wants a name and a password, or other ones (answer {{status}}). Enter them in the project as task data credentials.',
    'lsimages.refused':
      '{{image}}: {{host}} does not give it now (answer {{status}}). Look into the log of that server.',
    'lsimages.badAnswer':
      '{{image}}: {{host}} answered in a way no image is sent ({{found}}). Open the address in a browser.',
    'lsimages.svg': '{{image}} is an SVG drawing, which has no pixels. Convert it to PNG.',
    'lsimages.notImage':
      '{{image}} is no image that can be read: it is {{found}}. Convert it to JPEG or PNG, or correct the address.',
    'lsimages.empty': '{{image}} is empty (0 bytes). Upload it again.',
    'lsimages.cacheFailed':
      '{{image}} could not be kept in {{folder}}: {{reason}}. Check the folder and its free space.',
  };
};

/** As the window says it. */
export const lsimagesFailures = sentences(inWindow);

/** As the command line says it. */
export const lsimagesByCommand = sentences(byCommand);
