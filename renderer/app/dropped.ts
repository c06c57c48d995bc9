/** A thing that was dropped on the window. */
export interface Dropped {
  readonly name: string;
  /** Absolute path; '' when it has none on this computer. */
  readonly path: string;
  readonly isFolder: boolean;
}

export interface DropPlan {
  /** Folder, or picture in it, to open. */
  readonly folder: string | null;
  /** Checkpoints and ONNX models, with their config. */
  readonly models: readonly string[];
  /** Why nothing is done. `name` = the file it is about. */
  readonly problem: { readonly key: DropProblem; readonly name: string } | null;
}

export type DropProblem = 'dropNoPath' | 'dropConfig' | 'dropConfigs' | 'dropUnknown';

const PICTURE = /\.(jpe?g|jpe|jfif|mpo|png|apng|webp|bmp|dib|gif|tiff?|avif)$/i;
const CONFIG = /\.py$/i;
/** Surely no model. Everything else may be a checkpoint under another name: the reader looks at its bytes. */
const OTHER = /\.(txt|md|json|ya?ml|xml|csv|tsv|log|html?|pdf|docx?|xlsx?|mp4|avi|mov|mkv|exe|dll|sh|bat|js|ts)$/i;

const nothing = (key: DropProblem, name: string): DropPlan => ({ folder: null, models: [], problem: { key, name } });

/** What is to be done with things that were dropped together. */
export function planDrop(dropped: readonly Dropped[]): DropPlan {
  const placeless = dropped.find(({ path }) => path === '');
  if (placeless !== undefined) return nothing('dropNoPath', placeless.name);
  const places = dropped.filter(({ isFolder, name }) => isFolder || PICTURE.test(name));
  const files = dropped.filter((one) => !places.includes(one));
  const configs = files.filter(({ name }) => CONFIG.test(name));
  const models = files.filter(({ name }) => !CONFIG.test(name) && !OTHER.test(name));
  const folder = places[0]?.path ?? null;
  const [config] = configs;
  if (models.length === 0 && folder === null)
    return config === undefined ? nothing('dropUnknown', files[0]?.name ?? '') : nothing('dropConfig', config.name);
  if (models.length > 0 && configs.length > 1) return nothing('dropConfigs', config?.name ?? '');
  const imported = models.length === 0 ? [] : [...models, ...configs].map(({ path }) => path);
  return { folder, models: imported, problem: null };
}
