/**
 * Why predictions could not be put into a Label Studio project. `host` = Label Studio; `reason` = the system's own word, e.g.
 * `ECONNREFUSED`; `said` = Label Studio's own words, quoted.
 */
export interface LabelStudioPushFailures {
  'lspush.badUrl': { url: string };
  'lspush.noToken': { host: string };
  'lspush.tokenInvalid': { host: string };
  'lspush.tokenRefused': { host: string; status: number };
  'lspush.tokenExpired': { host: string };
  /** Legacy tokens are switched off in this organisation. */
  'lspush.legacyDisabled': { host: string };
  /** Label Studio is too old for personal access tokens. */
  'lspush.noPersonalTokens': { host: string; status: number };
  /** The token is right, but its owner may not do this. */
  'lspush.forbidden': { host: string; status: number };
  'lspush.unreachable': { host: string; reason: string };
  'lspush.certificate': { host: string; reason: string };
  'lspush.timeOut': { host: string; seconds: number };
  'lspush.brokenOff': { host: string; reason: string };
  /** Another address wants to be asked, e.g. https instead of http. */
  'lspush.redirected': { host: string; to: string };
  /** An answer that Label Studio's API does not give. */
  'lspush.notLabelStudio': { host: string; found: string };
  /** Label Studio itself failed, also after several attempts. */
  'lspush.serverError': { host: string; status: number };
  'lspush.noProject': { host: string; project: number };
  /** No class of the model is a label of the project. */
  'lspush.noMatch': { project: string; classes: string; labels: string };
  /** A request that Label Studio does not take, e.g. a prediction against a label config that has changed. */
  'lspush.refused': { host: string; status: number; said: string };
  /** Label Studio said yes and kept nothing, which it does with predictions its label config does not allow. */
  'lspush.dropped': { host: string };
  /** The window has another model now than the one whose predictions were being pushed. */
  'lspush.modelChanged': Record<string, never>;
}
