import { readFileSync } from 'node:fs';
import { writeCheckpoint } from '../checkpoint/writeCheckpoint';
import { tensorOf, type Variant } from '../formula/generator';

/**
 * Writes a variant of formula weights as a `.pth`: golden file, variant, target.
 * @param calm subtracted from the biases of the classes: formula weights are sure of thousands of boxes, a trained network
 * is not
 */
async function main(golden: string, name: string, target: string, calm: number): Promise<void> {
  const { variants } = JSON.parse(readFileSync(golden, 'utf8')) as { variants: Record<string, Variant> };
  const variant = variants[name] as Variant;
  const entries = Object.entries(variant.tensors);
  const dataOf = (key: string, shape: readonly number[]): Float32Array => {
    const data = tensorOf(key, shape, variant);
    return /rtm_cls\.\d+\.bias$/.test(key) ? data.map((value) => value - calm) : data;
  };
  const tensors = new Map(entries.map(([key, shape]) => [key, { shape, data: dataOf(key, shape) }]));
  await writeCheckpoint(target, { tensors, form: name.startsWith('x') ? 'legacy' : 'zip' });
}

const [, , golden = '', name = '', target = '', calm = '0'] = process.argv;
void main(golden, name, target, Number(calm));
