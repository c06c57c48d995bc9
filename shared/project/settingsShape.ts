import { z } from 'zod';
import { classId, imagePath, status } from './records';
import {
  DEFAULT_PROJECT_SETTINGS,
  FIRST_VIEW,
  NO_FILTER,
  type PredictionSettings,
  type ProjectSettings,
  type QueueFilter,
  type Range,
  type ViewState,
} from './settings';

const score = z.number().min(0).max(1);

/** What older versions did not write has its default, so that their files go on being read. */
export const predictionSettings: z.ZodType<PredictionSettings> = z.object({
  threshold: score,
  nmsIou: score,
  maxPerImage: z.number().int().min(1).max(10_000),
  perClass: z.record(z.string().regex(/^\d+$/), score).default({}),
  hiddenClasses: z.array(classId).max(10_000).default([]),
});

const bound = z.number().nonnegative().nullable();
const range: z.ZodType<Range | null> = z.object({ least: bound, most: bound }).nullable();

const filter: z.ZodType<QueueFilter> = z.object({
  text: z.string().max(1_000),
  status: z.union([status, z.literal('problem')]).nullable(),
  classId: classId.nullable(),
  boxes: range,
  score: range,
});

export const viewState: z.ZodType<ViewState> = z.object({
  image: imagePath.nullable(),
  zoom: z.number().positive().nullable(),
  center: z.object({ x: z.number(), y: z.number() }).nullable().default(null),
  order: z.enum(['name', 'lowest', 'uncertain', 'disagreement', 'effort', 'class']).default(FIRST_VIEW.order),
  descending: z.boolean().default(false),
  // Older versions kept the text alone.
  filter: z.union([filter, z.string().transform((text): QueueFilter => ({ ...NO_FILTER, text }))]),
});

const modelChoice = z.object({
  file: z.string().min(1),
  device: z.enum(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']),
  inputSize: z.number().int().positive().nullable(),
  classNames: z.array(z.string()).nullable(),
});

/** Each part falls back alone: a setting is never worth refusing a project. */
const shape = z.object({
  prediction: predictionSettings.catch(DEFAULT_PROJECT_SETTINGS.prediction),
  model: modelChoice.nullable().catch(null),
  view: viewState.catch(DEFAULT_PROJECT_SETTINGS.view),
});

export const encodeSettings = (settings: ProjectSettings): string => `${JSON.stringify(settings, null, 2)}\n`;

/** The settings in a file's text; defaults for what is missing or unusable. */
export function decodeSettings(text: string): ProjectSettings {
  try {
    const value: unknown = JSON.parse(text);
    return shape.parse(typeof value === 'object' && value !== null ? value : {});
  } catch {
    return DEFAULT_PROJECT_SETTINGS;
  }
}
