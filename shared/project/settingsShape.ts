import { z } from 'zod';
import { imagePath } from './records';
import { DEFAULT_PROJECT_SETTINGS, type PredictionSettings, type ProjectSettings, type ViewState } from './settings';

export const predictionSettings: z.ZodType<PredictionSettings> = z.object({
  threshold: z.number().min(0).max(1),
  nmsIou: z.number().min(0).max(1),
  maxPerImage: z.number().int().min(1).max(10_000),
});

export const viewState: z.ZodType<ViewState> = z.object({
  image: imagePath.nullable(),
  zoom: z.number().positive().nullable(),
  filter: z.string().max(1_000),
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
