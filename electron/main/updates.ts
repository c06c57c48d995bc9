import type { UpdateState } from '../../shared/ipc/system';

/** What tells how this copy came onto the machine. */
export interface Installation {
  readonly packaged: boolean;
  readonly platform: string;
  /** The package names a place to look for newer ones (`app-update.yml`). */
  readonly namesPlace: boolean;
  /** Set by AppImages, and by portable programs on Windows. */
  readonly env: { readonly APPIMAGE?: string | undefined; readonly PORTABLE_EXECUTABLE_DIR?: string | undefined };
}

type Why = Extract<UpdateState, { status: 'unavailable' }>['why'];

/**
 * Why this copy cannot replace itself; null = it can. Installers of Windows and AppImages can: deb packages have the
 * system's ways, archives and portable programs are unpacked by hand, and on macOS only signed programs may do it.
 */
export function whyNoUpdates({ packaged, platform, namesPlace, env }: Installation): Why | null {
  if (!packaged) return 'checkout';
  const replaceable =
    (platform === 'win32' && env.PORTABLE_EXECUTABLE_DIR === undefined) ||
    (platform === 'linux' && env.APPIMAGE !== undefined);
  if (!replaceable) return 'package';
  return namesPlace ? null : 'nowhere';
}

/** What is needed of electron-updater. */
export interface Updater {
  /** Looks, and fetches what is newer. @returns its version; null = there is nothing newer */
  fetch(onFound: (version: string) => void): Promise<string | null>;
  /** Ends the program and starts the new version. */
  install(): void;
}

export interface Updates {
  state(): UpdateState;
  look(): Promise<UpdateState>;
  install(): void;
}

export interface UpdatesParts {
  readonly why: Why | null;
  /** The person wants the program to look by itself. */
  wanted(): boolean;
  /** Loaded when it is first needed. */
  updater(): Promise<Updater>;
  tell(state: UpdateState): void;
  onTrouble(thrown: unknown): void;
}

/** Nothing is asked over the network before `look` is called. */
export function createUpdates({ why, wanted, updater, tell, onTrouble }: UpdatesParts): Updates {
  let found: UpdateState | null = null;
  let running: Promise<UpdateState> | null = null;

  const set = (state: UpdateState): UpdateState => {
    found = state;
    tell(state);
    return state;
  };
  const state = (): UpdateState => {
    if (why !== null) return { status: 'unavailable', why };
    return found ?? { status: wanted() ? 'checking' : 'off' };
  };
  const look = async (): Promise<UpdateState> => {
    set({ status: 'checking' });
    try {
      const version = await (await updater()).fetch((on) => set({ status: 'downloading', version: on }));
      return set(version === null ? { status: 'current' } : { status: 'ready', version });
    } catch (thrown) {
      onTrouble(thrown);
      return set({ status: 'failed', reason: thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : '' });
    }
  };

  return {
    state,
    look() {
      if (why !== null || found?.status === 'ready') return Promise.resolve(state());
      running ??= look().finally(() => {
        running = null;
      });
      return running;
    },
    install() {
      if (found?.status === 'ready') void updater().then((one) => one.install());
    },
  };
}
