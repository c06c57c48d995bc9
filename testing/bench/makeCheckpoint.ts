import { readFileSync } from 'node:fs';
import { writeCheckpoint } from '../checkpoint/writeCheckpoint';
import { tensorOf, type Variant } from '../formula/generator';

/** Writes a variant of formula weights as a `.pth`: golden file, variant, target. */
async function main(golden: string, name: string, target: string): Promise<void> {
  const { variants } = JSON.parse(readFileSync(golden, 'utf8')) as { variants: Record<string, Variant> };
  const variant = variants[name] as Variant;
  const entries = Object.entries(variant.tensors);
  const tensors = new Map(entries.map(([key, shape]) => [key, { shape, data: tensorOf(key, shape, variant) }]));
  await writeCheckpoint(target, { tensors, form: name.startsWith('x') ? 'legacy' : 'zip' });
}

const [, , golden = '', name = '', target = ''] = process.argv;
void main(golden, name, target);
