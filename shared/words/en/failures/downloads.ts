import type { DownloadFailures } from '../../../failure/codes/downloads';

const BY_HAND =
  'You can also fetch {{url}} with any other program or computer, and drop the file on the window or run `rtmlabel models import FILE`.';

export const downloadFailures: Record<keyof DownloadFailures, string> = {
  'download.unreachable': `{{host}} cannot be reached ({{reason}}). Check the network, or set a proxy or a mirror in the settings. ${BY_HAND}`,
  'download.proxyUnreachable': `The proxy {{proxy}} cannot be reached ({{reason}}). Check it in the settings or in HTTPS_PROXY. ${BY_HAND}`,
  'download.proxyLogin':
    'The proxy {{proxy}} asks for a name and a password. Write them into its address in the settings: http://NAME:PASSWORD@HOST:PORT. It was to fetch {{url}}.',
  'download.proxyInvalid':
    '{{proxy}} is not a proxy that can be used. Expected an address like http://HOST:PORT in the settings or in HTTPS_PROXY.',
  'download.mirrorInvalid':
    '{{mirror}} is not a mirror that can be used. Expected an address that begins with https:// or http://.',
  'download.certificate': `{{host}} could not prove who it is ({{reason}}). If your company's proxy reads https, name its certificate file in the environment variable NODE_EXTRA_CA_CERTS. ${BY_HAND}`,
  'download.notThere': `{{host}} does not have the file (answer {{status}}). If that is a mirror, it may be incomplete: leave it empty in the settings. ${BY_HAND}`,
  'download.refused': `{{host}} does not give the file now (answer {{status}}). Try again later. ${BY_HAND}`,
  'download.badAnswer': `{{host}} answered with something that is not the file ({{found}}). A login page of the network may be in between: open any page in a browser, then try again. ${BY_HAND}`,
  'download.tooManyRedirects': `{{url}} was sent on more than {{limit, number}} times without an end. Check the mirror in the settings. ${BY_HAND}`,
  'download.insecureRedirect': `{{url}} was sent on to {{to}}, which is not protected by https, so it was not followed. ${BY_HAND}`,
  'download.brokenOff': `The connection for {{file}} broke off again and again ({{reason}}). What has arrived is kept; start the download again to go on. ${BY_HAND}`,
  'download.wrongSize': `{{host}} says that {{file}} has {{found, number}} bytes; it should have {{expected, number}}. Nothing of it was used. ${BY_HAND}`,
  'download.wrongHash': `{{file}} from {{host}} is not the file it should be: its SHA-256 begins with {{found}}, expected {{expected}}. It was deleted; try again. ${BY_HAND}`,
  'download.noSpace':
    '{{file}} needs {{needed, number}} MB of free space in {{folder}}; there are {{free, number}} MB. Free some space and try again.',
  'download.writeFailed': '{{file}} could not be written: {{reason}}. Check the folder and its permissions.',
};
