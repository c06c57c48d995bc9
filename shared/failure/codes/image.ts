export interface ImageFailures {
  'image.notFound': { file: string };
  /** The bytes are of a known format but damaged. */
  'image.broken': { file: string; reason: string };
  /** The bytes are not of a format we read. `found` = what they look like. */
  'image.unsupported': { file: string; found: string };
  'image.empty': { file: string };
  /** More pixels than we decode. `limit` in megapixels. */
  'image.tooLarge': { file: string; width: number; height: number; limit: number };
  /** Two threads that decode pictures died of it. */
  'image.stopsDecoder': { file: string };
  /** Two detector threads died of it. */
  'image.stopsModel': { file: string };
  'image.noPermission': { file: string };
}
