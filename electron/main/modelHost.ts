import { basename, extname } from 'node:path';
import type { DeviceName } from '../../shared/detection/model';
import { fail, failureOf } from '../../shared/failure/failure';
import type { ModelState } from '../../shared/ipc/model';
import type { InstalledModel } from '../../shared/models/installed';
import type { ModelChoice } from '../../shared/project/settings';
import type { Detector, DetectorOptions } from '../core/inference/detector';
import { openDetector } from '../core/inference/openDetector';
import { log } from './log';
import { workersDir } from './paths';

/** The model of the window. */
export interface ModelHost {
  state(): ModelState;
  /** What was asked for last, also while it loads or after it failed. */
  choice(): ModelChoice | null;
  detector(): Detector | null;
  /** Loads a model in place of the present one. Never rejects: a failure is a state. A newer call wins over an older one. */
  load(choice: ModelChoice): Promise<ModelState>;
  /** The same once more, e.g. on another device. Nothing happens without a choice. */
  reload(): void;
  /** Other words for the same network: nothing is loaded again, work that runs goes on. Nothing happens without a ready model. */
  reword(words: { readonly name?: string; readonly classNames?: readonly string[] }): void;
  /** Back to no model. */
  unload(): Promise<void>;
  dispose(): Promise<void>;
}

/** What is the same for every model of this machine. */
export interface RunSettings extends Pick<DetectorOptions, 'onDeath'> {
  /** Where models run, whatever a project remembers. */
  device(): DeviceName;
  /** Processor cores; 0 = all. */
  cores(): number;
}

/**
 * @param installedAs what the models room knows of a file; null = a file from elsewhere
 * @param onChange called after each change of the state; `same` = the network is the one it was before
 */
export function createModelHost(
  installedAs: (file: string) => Promise<InstalledModel | null>,
  onChange: (state: ModelState, same: boolean) => void,
  { device, cores, onDeath }: RunSettings,
): ModelHost {
  let state: ModelState = { status: 'none' };
  let choice: ModelChoice | null = null;
  let detector: Detector | null = null;
  let generation = 0;

  const set = (next: ModelState, same = false): ModelState => {
    state = next;
    onChange(next, same);
    return next;
  };
  const drop = async (): Promise<void> => {
    const old = detector;
    detector = null;
    await old?.dispose();
  };

  const load = async (wanted: ModelChoice): Promise<ModelState> => {
    const mine = ++generation;
    choice = wanted;
    const name = basename(wanted.file, extname(wanted.file));
    set({ status: 'loading', name });
    await drop();
    try {
      const { file, ...options } = wanted;
      const installed = await installedAs(file);
      if (installed?.state === 'missing') throw fail('models.missing', { name: installed.title });
      if (installed?.state === 'changed') throw fail('models.changed', { name: installed.title });
      const opened = await openDetector(file, {
        workersDir,
        ...options,
        device: device(),
        cores: cores() || null,
        ...(onDeath && { onDeath }),
        classNames: options.classNames ?? installed?.classNames ?? null,
        name: installed?.title ?? null,
        sha256: installed?.sha256 ?? null,
      });
      if (mine !== generation) {
        await opened.dispose();
        return state;
      }
      detector = opened;
      return set({ status: 'ready', info: opened.info, device: opened.device, devices: opened.devices });
    } catch (thrown) {
      log.warn('model', wanted.file, thrown);
      return mine === generation ? set({ status: 'failed', name, failure: failureOf(thrown) }) : state;
    }
  };

  return {
    state: () => state,
    choice: () => choice,
    detector: () => detector,
    load,
    reload() {
      if (choice !== null) void load(choice);
    },
    reword({ name, classNames }) {
      if (detector === null || state.status !== 'ready') return;
      const { info } = detector;
      const words = classNames === undefined ? {} : { classNames, classNamesFrom: 'user' as const };
      detector = { ...detector, info: { ...info, ...words, name: name ?? info.name } };
      set({ ...state, info: detector.info }, true);
    },
    async unload() {
      generation++;
      choice = null;
      await drop();
      set({ status: 'none' });
    },
    async dispose() {
      generation++;
      await drop();
    },
  };
}
