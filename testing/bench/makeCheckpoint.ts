import { readFileSync } from 'node:fs';
import { writeCheckpoint } from '../checkpoint/writeCheckpoint';
import { tensorOf, type Variant } from '../formula/generator';

/** Biases of classes that are found everywhere with a score of 0.08, and nowhere. */
const [FOUND, ABSENT] = [-2.5, -9];
/** Classes found at each of the 400 cells of the coarsest level at 640. */
const FOUND_CLASSES = 3;

/**
 * Writes a variant of formula weights as a `.pth`: golden file, variant, target.
 * @param calm formula weights are sure of nothing or of tens of thousands of boxes, by the picture; with this every picture
 * has 1,200 candidates at 640, about as many as the real person detector leaves (318 at a quarter of the cells)
 */
async function main(golden: string, name: string, target: string, calm: boolean): Promise<void> {
  const { variants } = JSON.parse(readFileSync(golden, 'utf8')) as { variants: Record<string, Variant> };
  const variant = variants[name] as Variant;
  const entries = Object.entries(variant.tensors);
  const dataOf = (key: string, shape: readonly number[]): Float32Array => {
    const data = tensorOf(key, shape, variant);
    if (!calm || !key.includes('.rtm_cls.')) return data;
    if (key.endsWith('.weight')) return data.fill(0);
    return data.map((_, label) => (key.endsWith('.2.bias') && label < FOUND_CLASSES ? FOUND : ABSENT));
  };
  const tensors = new Map(entries.map(([key, shape]) => [key, { shape, data: dataOf(key, shape) }]));
  await writeCheckpoint(target, { tensors, form: name.startsWith('x') ? 'legacy' : 'zip' });
}

const [, , golden = '', name = '', target = '', calm] = process.argv;
void main(golden, name, target, calm === 'calm');
