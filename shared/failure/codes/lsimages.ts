/**
 * Why an image of a Label Studio task could not be had. `image` = its address in the task, secrets hidden; `host` = who
 * was asked; `reason` = the system's own word, e.g. `ECONNREFUSED`.
 */
export interface LabelStudioImageFailures {
  /** Nothing that can be fetched. */
  'lsimages.notAddress': { image: string };
  /** The address is relative and nobody said where Label Studio is. */
  'lsimages.noSite': { image: string };
  /** A cloud address can only be asked for by its task. */
  'lsimages.noTask': { image: string };
  /** `data:` that cannot be decoded. */
  'lsimages.badData': { image: string };
  /** On this disk, but in no folder that may be read. */
  'lsimages.outsideRoots': { image: string };
  /** In a folder that may be read, but not there. */
  'lsimages.notOnDisk': { image: string };
  'lsimages.unreachable': { image: string; host: string; reason: string };
  /** Label Studio calls itself localhost, and nobody answers there: it runs in a container or on another machine. */
  'lsimages.localhost': { image: string; host: string; reason: string };
  'lsimages.certificate': { image: string; host: string; reason: string };
  'lsimages.timeOut': { image: string; host: string; seconds: number };
  /** The connection ended before the image was whole. */
  'lsimages.brokenOff': { image: string; host: string; reason: string };
  /** Megabytes. */
  'lsimages.tooLarge': { image: string; limit: number };
  'lsimages.tooManyRedirects': { image: string; host: string; limit: number };
  /** Link-local, metadata, multicast or no address at all. */
  'lsimages.addressRefused': { image: string; host: string; address: string };
  /** Loopback or private, and the settings forbid that. */
  'lsimages.privateRefused': { image: string; host: string; address: string };
  'lsimages.tokenMissing': { image: string; host: string };
  'lsimages.tokenInvalid': { image: string; host: string };
  'lsimages.tokenRefused': { image: string; host: string; status: number };
  'lsimages.tokenExpired': { image: string; host: string };
  /** Legacy tokens are switched off in this organisation. */
  'lsimages.legacyDisabled': { image: string; host: string };
  /** Label Studio is too old for personal access tokens. */
  'lsimages.noPersonalTokens': { image: string; host: string; status: number };
  /** Old Label Studio gives local files to browsers only (403). */
  'lsimages.localFilesForbidden': { image: string; host: string };
  /** Local files are not served, or no storage of the project covers the folder (404). */
  'lsimages.localFilesNotServed': { image: string; host: string };
  /** Neither an upload on Label Studio's disk nor in its cloud storage. */
  'lsimages.uploadGone': { image: string; host: string; status: number };
  'lsimages.cloudRefused': { image: string; host: string; status: number };
  'lsimages.notThere': { image: string; host: string; status: number };
  /** Another host than Label Studio wants a name and a password. */
  'lsimages.loginRefused': { image: string; host: string; status: number };
  'lsimages.refused': { image: string; host: string; status: number };
  /** An answer, but not one an image is sent in. */
  'lsimages.badAnswer': { image: string; host: string; found: string };
  'lsimages.svg': { image: string };
  /** `found` = what the bytes look like. */
  'lsimages.notImage': { image: string; found: string };
  'lsimages.empty': { image: string };
  /** The folder of fetched images cannot be written. */
  'lsimages.cacheFailed': { image: string; folder: string; reason: string };
}
