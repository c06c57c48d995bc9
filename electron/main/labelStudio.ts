import { AppError, fail, failureOf } from '../../shared/failure/failure';
import type {
  LabelChoice,
  LabelStudioChange,
  LabelStudioState,
  ServerState,
  ThresholdChoice,
} from '../../shared/ipc/labelStudio';
import { DEFAULT_PREDICTION_SETTINGS } from '../../shared/project/settings';
import { createBackend } from '../core/labelstudio/backend';
import { createFiles } from '../core/labelstudio/files';
import { type BasicAuth, checkLogin } from '../core/labelstudio/guard';
import { defaultDocumentRoots, defaultUploadDirs } from '../core/labelstudio/images/folders';
import { createImageResolver } from '../core/labelstudio/images/resolver';
import { type Listening, listen } from '../core/labelstudio/listen';
import { createMemoryCache } from '../core/labelstudio/memoryCache';
import type { ReadyModel } from '../core/labelstudio/parts';
import { createPredictService } from '../core/predict/service';
import { addressesOf, isProjectAt } from './labelStudioAddresses';
import type { KeptLabelStudio } from './labelStudioKept';
import { createPushHost, type PushHost } from './labelStudioPush';
import type { ModelHost } from './modelHost';
import { createRequestLog } from './requestLog';
import { createSecret, type Vault } from './secrets';

/** Label Studio's ML backend inside the window: it answers with the model of the window. */
export interface LabelStudio {
  state(): LabelStudioState;
  /** Listens when it did so in the last session. */
  resume(): Promise<void>;
  /** Never rejects: what goes wrong is in the state. */
  start(): Promise<LabelStudioState>;
  stop(): Promise<LabelStudioState>;
  update(change: LabelStudioChange): Promise<LabelStudioState>;
  setLabel(choice: LabelChoice): LabelStudioState;
  setThreshold(choice: ThresholdChoice): LabelStudioState;
  readonly push: PushHost;
  clearLog(): LabelStudioState;
  cancel(): LabelStudioState;
  /** The window has another model, or none: whoever waits for the old one is told so. */
  modelChanged(): void;
  dispose(): Promise<void>;
}

export interface LabelStudioParts {
  /** Of the program. */
  readonly version: string;
  readonly models: Pick<ModelHost, 'state' | 'detector'>;
  kept(): KeptLabelStudio;
  keep(kept: KeptLabelStudio): void;
  readonly vault: Vault;
  /** Folder for fetched images, this process's alone. */
  readonly cacheDir: string;
  /** Called with the state after a change; many changes in a row become few calls. */
  readonly tell: (state: LabelStudioState) => void;
}

/** The page hears of changes at most this often, in milliseconds. */
const TELL_EVERY = 200;
/** More projects than this are not shown. */
const MOST_PROJECTS = 50;
/** A change of these makes the server listen anew. */
const OF_THE_DOOR = ['port', 'lan', 'user', 'password'] as const;

export function createLabelStudio(parts: LabelStudioParts): LabelStudio {
  const { models, kept, vault } = parts;
  const keep = (change: Partial<KeptLabelStudio>): void => parts.keep({ ...kept(), ...change });
  const settings = () => kept().settings;
  const log = createRequestLog();
  const files = createFiles();
  const token = createSecret(vault, kept().token, (encrypted) => keep({ token: encrypted }));
  const password = createSecret(vault, kept().password, (encrypted) => keep({ password: encrypted }));
  let server: Listening | null = null;
  let serverState: ServerState = { status: 'off' };
  let present: (ReadyModel & { readonly key: string }) | null = null;
  let cache = createMemoryCache();
  let timer: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const tell = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      parts.tell(state());
    }, TELL_EVERY);
  };
  /** Starts and stops come one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = turn.then(work);
    turn = run.catch(() => undefined);
    return run;
  };

  const auth = (): BasicAuth | null => {
    const { user } = settings();
    const secret = password.get();
    return user === '' || secret === null ? null : { user, password: secret };
  };

  const resolver = createImageResolver({
    site: () => ({
      url: settings().url || null,
      token: token.get(),
      documentRoots: [...settings().documentRoots, ...defaultDocumentRoots()],
      uploadDirs: defaultUploadDirs(),
    }),
    cacheDir: parts.cacheDir,
    privateHosts: () => !settings().lan,
  });

  /** The window's model with a predict service of its own: its images are not those of the open project. */
  const model = (): ReadyModel | null => {
    const { nmsIou, maxPerImage } = DEFAULT_PREDICTION_SETTINGS;
    const now = models.state();
    if (now.status === 'none') throw fail('model.none', {});
    if (now.status === 'failed') throw new AppError(now.failure);
    const detector = models.detector();
    if (now.status === 'loading' || detector === null) return null;
    const { info } = detector;
    if (info.classNames === null) throw fail('labelstudio.namesNeeded', { model: info.name, count: info.classCount });
    if (present?.service.detector === detector) return present;
    const key = `${info.sha256} ${info.inputSize.width}x${info.inputSize.height} ${info.preprocessing}`;
    if (present?.key !== key) cache = createMemoryCache();
    const summary = { nmsIou, maxPerImage };
    const service = createPredictService({ fileOf: files.fileOf, detector, cache, summary });
    present = { info, service, key };
    return present;
  };

  const labelsOf = (isIt: (key: string) => boolean): ReadonlyMap<string, string | null> =>
    new Map(
      kept()
        .choices.filter(({ project }) => isIt(project))
        .map(({ className, label }) => [className, label]),
    );
  const thresholdOf = (isIt: (key: string) => boolean): number | null =>
    kept().thresholds.find(({ project }) => isIt(project))?.threshold ?? null;

  const push = createPushHost({
    site: () => ({ url: settings().url, token: token.get() }),
    model,
    modelName: () => nameOf(models),
    resolver,
    files,
    own(project) {
      const isIt = (key: string): boolean => isProjectAt(key, settings().url, project);
      return { labels: labelsOf(isIt), threshold: thresholdOf(isIt) };
    },
    kept: () => kept().push,
    keep: (unfinished) => keep({ push: unfinished }),
    tell,
  });

  const backend = createBackend(
    {
      version: parts.version,
      model,
      modelName: () => nameOf(models),
      resolver,
      settings: () => ({
        threshold: settings().threshold,
        nmsIou: DEFAULT_PREDICTION_SETTINGS.nmsIou,
        maxPerImage: DEFAULT_PREDICTION_SETTINGS.maxPerImage,
        guard: { hosts: settings().hosts, auth: auth() },
      }),
      ownLabels: (project) => labelsOf((key) => key === project),
      ownThreshold: (project) => thresholdOf((key) => key === project),
      onRequest(entry) {
        log.add(entry);
        tell();
      },
      onWork: tell,
    },
    files,
  );

  const state = (): LabelStudioState => ({
    server: serverState,
    settings: settings(),
    token: token.state(),
    password: password.state(),
    lastHealth: log.lastHealth(),
    projects: backend.projects().slice(0, MOST_PROJECTS),
    running: backend.running(),
    log: log.list(),
    push: push.state(),
  });
  const told = (): LabelStudioState => {
    tell();
    return state();
  };

  const open = async (): Promise<void> => {
    const { lan, port } = settings();
    try {
      const login = auth();
      if (lan && login === null) throw fail('labelstudio.passwordNeeded', {});
      if (login !== null) checkLogin(login);
      server = await listen(backend.handle, lan ? '0.0.0.0' : 'loopback', port);
      serverState = { status: 'on', port: server.port, addresses: addressesOf(server.port, lan) };
    } catch (thrown) {
      serverState = { status: 'failed', failure: failureOf(thrown) };
    }
    tell();
  };
  const close = async (): Promise<void> => {
    const old = server;
    server = null;
    serverState = { status: 'off' };
    backend.cancel();
    await old?.close();
    tell();
  };
  const apply = ({ token: newToken, password: newPassword, ...change }: LabelStudioChange): void => {
    keep({ settings: { ...settings(), ...change } });
    if (newToken !== undefined) token.set(newToken);
    if (newPassword !== undefined) password.set(newPassword);
  };

  return {
    state,
    resume: () => inTurn(async () => (settings().enabled ? open() : undefined)),
    start: () =>
      inTurn(async () => {
        keep({ settings: { ...settings(), enabled: true } });
        if (server === null) await open();
        return told();
      }),
    stop: () =>
      inTurn(async () => {
        keep({ settings: { ...settings(), enabled: false } });
        await close();
        return told();
      }),
    update: (change) =>
      inTurn(async () => {
        const anew = settings().enabled && OF_THE_DOOR.some((name) => change[name] !== undefined);
        // Nobody may come in with the old rules through the new door, or the other way round.
        if (anew) await close();
        apply(change);
        if (anew) await open();
        return told();
      }),
    setLabel({ project, className, choice }) {
      const others = kept().choices.filter((one) => one.project !== project || one.className !== className);
      const label = choice.kind === 'label' ? choice.label : null;
      keep({ choices: choice.kind === 'auto' ? others : [...others, { project, className, label }] });
      return told();
    },
    setThreshold({ project, threshold }) {
      const others = kept().thresholds.filter((one) => one.project !== project);
      keep({ thresholds: threshold === null ? others : [...others, { project, threshold }] });
      return told();
    },
    push,
    clearLog() {
      log.clear();
      return told();
    },
    cancel() {
      backend.cancel();
      return told();
    },
    modelChanged() {
      push.modelChanged();
      if (present !== null && models.detector() !== present.service.detector) backend.cancel();
      tell();
    },
    dispose: () =>
      inTurn(async () => {
        await Promise.all([close(), push.dispose()]);
        if (timer !== null) clearTimeout(timer);
        await resolver.dispose();
      }),
  };
}

const nameOf = (models: Pick<ModelHost, 'state'>): string => {
  const state = models.state();
  return state.status === 'none' ? '' : state.status === 'ready' ? state.info.name : state.name;
};
