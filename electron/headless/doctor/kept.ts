import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/app';
import { DEFAULT_LABEL_STUDIO } from '../../../shared/ipc/labelStudio';

const schema = z.object({
  settings: z
    .object({
      mirror: z.string().catch(DEFAULT_SETTINGS.mirror),
      proxy: z.string().catch(DEFAULT_SETTINGS.proxy),
    })
    .catch(DEFAULT_SETTINGS),
  labelStudio: z
    .object({
      settings: z
        .object({
          enabled: z.boolean().catch(DEFAULT_LABEL_STUDIO.enabled),
          port: z.number().catch(DEFAULT_LABEL_STUDIO.port),
          url: z.string().catch(DEFAULT_LABEL_STUDIO.url),
        })
        .catch(DEFAULT_LABEL_STUDIO),
      token: z.string().nullable().catch(null),
    })
    .catch({ settings: DEFAULT_LABEL_STUDIO, token: null }),
});

export type KeptByWindow = z.infer<typeof schema>;

/** What the doctor needs of the window's settings; the usual ones where there are none. */
export async function keptByWindow(dataDir: string): Promise<KeptByWindow> {
  const text = await readFile(join(dataDir, 'settings.json'), 'utf8').catch(() => '{}');
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return schema.parse({});
  }
}
