/**
 * Why a file could not be fetched. `url` = its official address, without credentials; `host` = who was asked, which may be
 * a mirror. `reason` = the system's own word, e.g. `ENOTFOUND`.
 */
export interface DownloadFailures {
  /** Offline, or the server cannot be found or does not let us in. */
  'download.unreachable': { url: string; host: string; reason: string };
  /** No proxy answers at that address. */
  'download.proxyUnreachable': { proxy: string; url: string; reason: string };
  /** The proxy wants a name and a password, or other ones. */
  'download.proxyLogin': { proxy: string; url: string };
  /** Not an address of a proxy we can talk to. */
  'download.proxyInvalid': { proxy: string };
  'download.mirrorInvalid': { mirror: string };
  /** The server's certificate is not trusted here. */
  'download.certificate': { host: string; url: string; reason: string };
  /** The server has no such file (404, 410). */
  'download.notThere': { host: string; url: string; status: number };
  /** Any other answer that is not the file. */
  'download.refused': { host: string; url: string; status: number };
  /** Something answered, but not in a way a file is sent. */
  'download.badAnswer': { host: string; url: string; found: string };
  'download.tooManyRedirects': { url: string; limit: number };
  /** Sent on from https to another protocol. */
  'download.insecureRedirect': { url: string; to: string };
  /** Broken off or stalled again and again. What is there is kept. */
  'download.brokenOff': { file: string; url: string; done: number; total: number | null; reason: string };
  /** Bytes. */
  'download.wrongSize': { file: string; host: string; url: string; expected: number; found: number };
  /** The bytes are not those its name promises. Hex, of equal length. */
  'download.wrongHash': { file: string; host: string; url: string; expected: string; found: string };
  /** Megabytes, rounded so that the sentence stays true. */
  'download.noSpace': { file: string; folder: string; needed: number; free: number };
  'download.writeFailed': { file: string; reason: string };
}
