import { z } from 'zod';
import { DEFAULT_LABEL_STUDIO, type LabelStudioSettings } from '../../shared/ipc/labelStudio';

const settings = z.object({
  enabled: z.boolean(),
  port: z.number().int().min(1).max(65_535),
  lan: z.boolean(),
  user: z.string(),
  url: z.string(),
  documentRoots: z.array(z.string()).readonly(),
  hosts: z.array(z.string()).readonly(),
  threshold: z.number().min(0).max(1),
});

/** A person's word on a model class in a project; null = its boxes are left out. */
const keptChoice = z.object({ project: z.string(), className: z.string(), label: z.string().nullable() });

/** A person's threshold for a project. */
const keptThreshold = z.object({ project: z.string(), threshold: z.number().min(0).max(1) });
/** A push that was not finished, at the Label Studio of this address. */
const keptPush = z.object({
  url: z.string(),
  project: z.number().int(),
  title: z.string().nullable(),
  threshold: z.number().min(0).max(1),
});

export type KeptPush = z.infer<typeof keptPush>;
export type KeptChoice = z.infer<typeof keptChoice>;

/** What the settings file holds for Label Studio. */
export interface KeptLabelStudio {
  readonly settings: LabelStudioSettings;
  readonly choices: readonly KeptChoice[];
  readonly thresholds: readonly z.infer<typeof keptThreshold>[];
  readonly push: KeptPush | null;
  /** Encrypted by the system, base64. */
  readonly token: string | null;
  readonly password: string | null;
}

const NOTHING: KeptLabelStudio = {
  settings: DEFAULT_LABEL_STUDIO,
  choices: [],
  thresholds: [],
  push: null,
  token: null,
  password: null,
};

/** Each part falls back alone. */
export const keptLabelStudio = z
  .object({
    settings: z.preprocess(
      (value) => ({ ...DEFAULT_LABEL_STUDIO, ...(typeof value === 'object' ? value : {}) }),
      settings.catch(DEFAULT_LABEL_STUDIO),
    ),
    choices: z.array(keptChoice).readonly().catch([]),
    thresholds: z.array(keptThreshold).readonly().catch([]),
    push: keptPush.nullable().catch(null),
    token: z.string().nullable().catch(null),
    password: z.string().nullable().catch(null),
  })
  .catch(NOTHING);
