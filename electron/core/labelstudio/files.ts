import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';

/** Where the images are that are being worked on: the predict service knows them by their keys. */
export interface Files {
  /** Absolute path of a key that is in use. */
  fileOf(key: ImagePath): string;
  /** @returns key for the predict service; `release` when the work is done */
  use(key: string, file: string): { readonly image: ImagePath; release(): void };
}

export function createFiles(): Files {
  const files = new Map<ImagePath, { file: string; users: number }>();
  return {
    fileOf: (key) => files.get(key)?.file ?? key,
    use(key, file) {
      const image = asImagePath(key);
      const entry = files.get(image) ?? { file, users: 0 };
      entry.file = file;
      entry.users++;
      files.set(image, entry);
      return {
        image,
        release() {
          if (--entry.users === 0 && files.get(image) === entry) files.delete(image);
        },
      };
    },
  };
}
