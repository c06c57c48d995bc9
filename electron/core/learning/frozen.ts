import { join } from 'node:path';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import { openLines } from './lineFile';

/**
 * Images that were submitted while a model's predictions of them were stored already: only these say how well the model does
 * on images it has never seen. A model that was trained on submitted images would look better on them than it is.
 */
export interface Frozen {
  has(image: ImagePath): boolean;
  add(image: ImagePath): void;
}

/**
 * @param key of `candidateKey`
 * @param onFailure the list could not be written: after a restart these images teach nothing
 */
export async function openFrozen(stateDir: string, key: string, onFailure: (thrown: unknown) => void): Promise<Frozen> {
  const file = await openLines(join(stateDir, 'candidates', `${key}.frozen`), (plain) =>
    typeof plain === 'string' && plain !== '' ? asImagePath(plain) : null,
  );
  const images = new Set(file.lines);
  return {
    has: (image) => images.has(image),
    add(image) {
      if (images.has(image)) return;
      images.add(image);
      void file.append(image).catch(onFailure);
    },
  };
}
