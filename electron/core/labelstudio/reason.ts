import type { FailureParams } from '../../../shared/failure/codes';
import type { Failure, FailureCode } from '../../../shared/failure/failure';

/** Longest reason phrase: Label Studio puts it into a sentence of its own. */
const LONGEST = 160;

type Reasons = { readonly [C in FailureCode]?: string | ((params: FailureParams[C]) => string) };

const TOKEN = 'enter a Personal Access Token and the Label Studio address in RTMLabel';
const ROOT = 'set the document root in RTMLabel';

const REASONS: Reasons = {
  'app.cancelled': 'Cancelled',
  'image.notFound': 'The image file is gone',
  'image.noPermission': 'The image file may not be read: change its permissions',
  'image.broken': 'The image is damaged',
  'image.empty': 'The image is empty (0 bytes)',
  'image.unsupported': ({ found }) => `The image cannot be read: it is ${found}. Convert it to JPEG or PNG`,
  'image.tooLarge': ({ width, height, limit }) => `The image has ${width} x ${height} pixels, the limit is ${limit} MP`,
  'cli.classesNeeded': 'The model has no class names: enter them in RTMLabel',
  'labelstudio.badJson': 'The request is not JSON',
  'labelstudio.noTasks': 'The request holds no tasks',
  'labelstudio.config': ({ reason }) => `Label config is not valid XML (${reason})`,
  'labelstudio.bodyTooLarge': ({ megabytes }) => `The request has more than ${megabytes} MB`,
  'labelstudio.bodyStalled': ({ seconds }) => `The request stopped in the middle: nothing came for ${seconds} s`,
  'labelstudio.noControl': 'Label config has no RectangleLabels (or Rectangle) for an Image',
  'labelstudio.noImage': ({ task, key }) => `Task ${task} has no image under "${key}"`,
  'labelstudio.busy': ({ waiting }) => `RTMLabel is busy: ${waiting} requests wait. Try again`,
  'labelstudio.loading': 'RTMLabel is still loading the model: try again in a moment',
  'labelstudio.namesNeeded': 'The model has no class names: enter them in RTMLabel',
  'labelstudio.stopped': 'Stopped in RTMLabel: ask again',
  'model.none': 'No model is chosen in RTMLabel',
  'lsimages.notAddress': 'Not an address of an image',
  'lsimages.noSite': 'Image not reachable: enter the Label Studio address in RTMLabel',
  'lsimages.noTask': 'Cloud image without task id cannot be fetched',
  'lsimages.badData': 'The embedded image data cannot be decoded',
  'lsimages.outsideRoots': `Image is outside of the allowed folders: ${ROOT}`,
  'lsimages.notOnDisk': `Image not found on disk: ${ROOT}`,
  'lsimages.unreachable': ({ host, reason }) => `${host} not reachable for the image (${reason})`,
  'lsimages.localhost': ({ host, reason }) =>
    `${host} not reachable (${reason}): Label Studio in Docker? Enter its address in RTMLabel`,
  'lsimages.certificate': ({ host }) => `The certificate of ${host} is not trusted: set NODE_EXTRA_CA_CERTS`,
  'lsimages.timeOut': ({ host, seconds }) => `${host} did not send the image within ${seconds} s`,
  'lsimages.brokenOff': ({ host }) => `The connection to ${host} broke off while the image came`,
  'lsimages.tooLarge': ({ limit }) => `The image has more than ${limit} MB`,
  'lsimages.tooManyRedirects': ({ host }) => `Too many redirects for the image, last by ${host}`,
  'lsimages.addressRefused': ({ host }) => `No images are fetched from ${host}`,
  'lsimages.privateRefused': ({ host }) => `${host} is a private address: put the image into Label Studio instead`,
  'lsimages.tokenMissing': `Label Studio wants a token for the image: ${TOKEN}`,
  'lsimages.tokenInvalid': `The Label Studio token is none: ${TOKEN}`,
  'lsimages.tokenRefused': ({ status }) => `Label Studio refused the token (${status}): ${TOKEN}`,
  'lsimages.tokenExpired': `The Label Studio token has expired: ${TOKEN}`,
  'lsimages.legacyDisabled': `Legacy tokens are disabled in Label Studio: ${TOKEN}`,
  'lsimages.noPersonalTokens':
    'This Label Studio knows no Personal Access Tokens: enter the legacy Access Token in RTMLabel',
  'lsimages.localFilesForbidden': `Label Studio does not give out local files (403): ${ROOT}`,
  'lsimages.localFilesNotServed': `Label Studio does not serve this local file (404): ${ROOT}, or add a Local Files storage`,
  'lsimages.uploadGone': ({ status }) => `The uploaded image is gone from Label Studio (${status})`,
  'lsimages.cloudRefused': ({ status }) => `Label Studio could not fetch the image from the cloud storage (${status})`,
  'lsimages.notThere': ({ host, status }) => `The image is not at ${host} (${status})`,
  'lsimages.loginRefused': ({ host, status }) =>
    `${host} wants a login for the image (${status}): set task data credentials`,
  'lsimages.refused': ({ host, status }) => `${host} refused the image (${status})`,
  'lsimages.badAnswer': ({ host }) => `${host} answered with something that is not an image`,
  'lsimages.svg': 'The image is an SVG drawing: convert it to PNG',
  'lsimages.notImage': ({ found }) => `Not an image: it is ${found}`,
  'lsimages.empty': 'The image is empty (0 bytes)',
  'lsimages.cacheFailed': 'RTMLabel could not write its image cache: check the free space',
};

/**
 * A failure as the reason phrase of an HTTP answer, the only part of it that Label Studio shows: English, printable ASCII,
 * short, never with a token. The full sentence, in the reader's language, is in RTMLabel's log of requests.
 */
export function asciiReason(failure: Failure): string {
  const reason = REASONS[failure.code] as string | ((params: Failure['params']) => string) | undefined;
  const text =
    typeof reason === 'function'
      ? reason(failure.params)
      : (reason ?? `RTMLabel failed (${failure.code}): see its log`);
  // Anything else arrives mangled, or makes Node throw.
  const ascii = text.replace(/[^\x20-\x7e]+/g, '?').trim();
  return ascii.length <= LONGEST ? ascii : `${ascii.slice(0, LONGEST - 3)}...`;
}
