import { z } from 'zod';
import { imagePath, place } from './records';

/** A second look as it stands in its file and comes over IPC. */
export const recheckRound = z.object({
  image: imagePath,
  agreement: z.object({ same: place, moved: place, renamed: place, missed: place, extra: place }),
  kept: z.enum(['first', 'second']),
});
