import type { Checkpoint } from '../../../electron/core/checkpoint/checkpoint';
import { AppError } from '../../../shared/failure/failure';

/** How an input ended: `read` or the code of a refusal; anything else is what the fuzzer looks for. */
export interface Outcome {
  readonly code: string;
  /** What is wrong with it; null = nothing. */
  readonly defect: string | null;
}

const LARGE = 1 << 18;

/**
 * Opens a checkpoint and reads all of it, as the converter and the window will.
 * @param sample called whenever much memory may be in use
 */
export async function outcomeOf(open: () => Promise<Checkpoint>, sample: () => void = () => {}): Promise<Outcome> {
  try {
    const checkpoint = await open();
    sample();
    try {
      for (const [key, shape] of checkpoint.shapes) {
        const values = await checkpoint.read(key);
        if (values.length > LARGE) sample();
        const count = shape.reduce((product, n) => product * n, 1);
        if (values.length !== count) return { code: 'read', defect: `${values.length} values for ${shape.join('x')}` };
      }
      JSON.stringify(checkpoint.metadata);
      return { code: 'read', defect: null };
    } finally {
      sample();
      await checkpoint.close();
    }
  } catch (error) {
    sample();
    return refusal(error);
  }
}

function refusal(error: unknown): Outcome {
  if (!(error instanceof AppError) || !error.failure.code.startsWith('checkpoint.')) {
    return { code: 'crash', defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const { code, params } = error.failure;
  const { found } = params as { found: string };
  const isClean = found.length <= 121 && !/[\p{C}]/u.test(found.replace(/\ufffd/g, ''));
  return { code, defect: isClean ? null : `a sentence with ${JSON.stringify(found.slice(0, 200))}` };
}
