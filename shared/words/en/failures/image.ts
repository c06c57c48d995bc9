import type { ImageFailures } from '../../../failure/codes/image';

export const imageFailures: Record<keyof ImageFailures, string> = {
  'image.notFound': '{{file}} is not there any more. Was it moved or renamed?',
  'image.broken': '{{file}} is damaged: {{reason}}. Copy it again from its source.',
  'image.unsupported': '{{file}} cannot be read: it is {{found}}. Convert it to JPEG or PNG.',
  'image.empty': '{{file}} is empty (0 bytes). Copy it again from its source.',
  'image.tooLarge':
    '{{file}} has {{width}} × {{height}} pixels; up to {{limit}} megapixels can be opened. Scale it down or cut it.',
  'image.stopsDecoder':
    'Reading {{file}} ended unexpectedly, twice, so it is not shown. Save it again in another program.',
  'image.stopsModel':
    'The detector stopped at {{file}} twice, so this image has no predictions. Everything else goes on. To try it once more, load the model again.',
  'image.noPermission': '{{file}} may not be read. Change its permissions.',
};
