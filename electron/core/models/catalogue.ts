import { z } from 'zod';
import entries from '../../../models/catalogue.json';
import type { CatalogueModel } from '../../../shared/models/catalogue';

/** Name of the file behind an entry, e.g. `rtmdet_m_8xb32-300e_coco_20220719_112220-229f527c.pth`. */
export const catalogueFileName = ({ url }: Pick<CatalogueModel, 'url'>): string =>
  new URL(url).pathname.split('/').at(-1) ?? '';

const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: z.string().min(1),
    from: z.enum(['MMDetection', 'MMPose', 'MMYOLO', 'MMRazor']),
    task: z.enum(['detect', 'instance']),
    url: z.url({ protocol: /^https?$/ }),
    sha256Prefix: z.string().regex(/^[0-9a-f]{8}$/),
    bytes: z.int().positive().nullable(),
    weightBytes: z.int().positive(),
    classCount: z.int().positive(),
    classes: z.union([z.literal('coco80'), z.array(z.string().min(1)).min(1)]),
    classesAssumed: z.literal(true).optional(),
    inputSize: z.int().positive().multipleOf(32),
    parametersM: z.number().positive().nullable(),
    ap: z.number().positive().max(100).nullable(),
    apOf: z.enum(['COCO', 'COCO person', 'OneHand10K', 'Human-Art']),
    licence: z.string().min(1).nullable(),
    config: z.string().endsWith('.py'),
  })
  .refine(({ url, sha256Prefix }) => catalogueFileName({ url }).endsWith(`-${sha256Prefix}.pth`), {
    error: 'the file name must end in the hash prefix',
  })
  .refine(({ classes, classCount }) => (classes === 'coco80' ? 80 : classes.length) === classCount, {
    error: 'classCount must be the number of classes',
  });

/** The models of a catalogue file, in its order. @throws ZodError when it is not one */
export const parseCatalogue = (json: unknown): readonly CatalogueModel[] => z.array(schema).parse(json);

/** Every official model that can be fetched and converted (`models/catalogue.json`). */
export const catalogue: readonly CatalogueModel[] = parseCatalogue(entries);

/** The entry of an id, in any case; undefined = there is none. */
export const catalogueEntry = (id: string, models = catalogue): CatalogueModel | undefined =>
  models.find((model) => model.id === id.toLowerCase());

/** The entry whose file has this SHA-256 (lower-case hex): what the bytes say, whatever the file is called. */
export const catalogueEntryByHash = (sha256: string, models = catalogue): CatalogueModel | undefined =>
  models.find(({ sha256Prefix }) => sha256.startsWith(sha256Prefix));

/** The entry that a file of this name (without folder) claims to be; its hash tells whether it is. */
export const catalogueEntryByFileName = (name: string, models = catalogue): CatalogueModel | undefined =>
  models.find((model) => catalogueFileName(model) === name);
