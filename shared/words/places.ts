/** Where a person sets what a sentence asks for, as ends of sentences: the window and the command line have their own. */
export interface LabelStudioPlaces {
  /** Makes a folder of pictures readable. */
  readonly root: string;
  /** Says where Label Studio is. */
  readonly address: string;
  /** Hands a token over. */
  readonly token: string;
  /** Does the same again. */
  readonly again: string;
}
