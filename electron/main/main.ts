import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { app, type BrowserWindow, nativeTheme } from 'electron';
import type { DeviceName } from '../../shared/detection/model';
import { failureOf } from '../../shared/failure/failure';
import type { Settings } from '../../shared/ipc/app';
import { isWorking } from '../../shared/models/job';
import { changeLocale, createTranslator, localeFor } from '../../shared/words/translator';
import { candidateKey } from '../core/storage/candidateStore';
import type { Opening } from './arguments';
import { createCaches } from './caches';
import { createChooseModel } from './chooseModel';
import { type Closing, guardClosing } from './closing';
import { createCovers } from './covers';
import { createDialogs } from './dialogs';
import { setupErrors } from './errors';
import { registerImageScheme, setupImageProtocol } from './imageProtocol';
import { appHandlers } from './ipc/app';
import { exportHandlers } from './ipc/exporting';
import { labelStudioHandlers } from './ipc/labelStudio';
import { learningHandlers } from './ipc/learning';
import { modelHandlers } from './ipc/model';
import { modelsHandlers } from './ipc/models';
import { predictionHandlers } from './ipc/predictions';
import { projectHandlers } from './ipc/project';
import { registerHandlers } from './ipc/register';
import { sampleHandlers } from './ipc/sample';
import { systemHandlers } from './ipc/system';
import { createLabelStudio } from './labelStudio';
import { log, setupLog } from './log';
import { createMenu } from './menu';
import { createModelHost } from './modelHost';
import { createModels, isWanted } from './models';
import { createOpener } from './opener';
import { followOpenings } from './openings';
import { programRoots, setupUserData, userData, workersDir } from './paths';
import { type Recovery, recoverPage } from './recovery';
import { resuming } from './resuming';
import { createSample } from './sample';
import { setupSecurity } from './security';
import { createSend } from './send';
import { openSettings } from './settingsFile';
import { systemLocale } from './systemLocale';
import { createTasks } from './tasks';
import { loadUpdater } from './updater';
import { createUpdates, whyNoUpdates } from './updates';
import { systemVault } from './vault';
import { createWindow, showPage } from './window';
import { createWorkspace } from './workspace';

let window: BrowserWindow | null = null;
let closing: Closing | null = null;
let recovery: Recovery | null = null;
const getWindow = (): BrowserWindow | null => window;
const send = createSend(getWindow);

setupUserData();
setupLog();
setupErrors(send);
registerImageScheme();

const openings = followOpenings(() => {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
});

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
} else app.quit();

function start(): void {
  const settings = openSettings(userData('settings.json'), (what, thrown) => log.error('settings', what, thrown));
  const translator = createTranslator('en');
  const menu = createMenu(translator, send);
  const dialogs = createDialogs(getWindow);
  const tasks = createTasks();
  const models = createModels(settings, send, (model, origin) => {
    if (!isWanted(origin, host.choice())) return;
    void models.registry.fileOf(model.id).then((file) => {
      const device = host.choice()?.device ?? 'cpu';
      return chooseModel({ file, device, inputSize: null, classNames: null });
    });
  });
  /** Ends when the page has been told all states of the model so far. */
  let telling: Promise<void> = Promise.resolve();
  const host = createModelHost(
    models.registry.byFile,
    (state, same) => {
      labelStudio.modelChanged();
      // The page hears of the model when predictions of the old one can no longer be asked for, and of one state after the other.
      const dropped = same ? undefined : workspace.modelChanged();
      telling = telling.then(() => dropped).then(() => send('model.state', state));
    },
    {
      device: () => settings.get().settings.device,
      cores: () => settings.get().settings.cores,
      onDeath: tellDeath,
    },
  );
  const workspace = createWorkspace(host, userData(), send, () => settings.get().settings.threshold);
  const chooseModel = createChooseModel(host, workspace, settings);
  const sample = createSample({
    folder: userData('sample', 'hardware-parts'),
    registry: models.registry,
    workersDir,
    roots: programRoots,
  });
  const { opener, offer } = resuming(
    createOpener({ workspace, models: host, settings, tasks, isDemoFile: sample.isDemoFile }),
    workspace,
  );
  const labelStudio = createLabelStudio({
    version: app.getVersion(),
    models: host,
    kept: () => settings.get().labelStudio,
    keep: (kept) => settings.update({ labelStudio: kept }),
    vault: systemVault,
    cacheDir: userData('label-studio', 'images'),
    tell: (state) => send('labelStudio.state', state),
  });

  const caches = createCaches({
    dataDir: userData(),
    projects: () => settings.get().projects.map(({ folder }) => folder),
    candidatesInUse,
    isBusy: (cache) =>
      (cache === 'labelStudioImages' && labelStudio.state().running.length > 0) ||
      (cache === 'downloads' && models.jobs.list().some(({ phase }) => isWorking(phase))),
    onProgress: (done, total) => send('task.progress', { task: 'storage', done, total }),
  });
  const updates = createUpdates({
    why: whyNoUpdates({
      packaged: app.isPackaged,
      platform: process.platform,
      namesPlace: existsSync(join(process.resourcesPath, 'app-update.yml')),
      env: process.env,
    }),
    wanted: () => settings.get().settings.updates,
    updater: () => loadUpdater(() => settings.get().settings.proxy),
    tell: (state) => send('system.updates', state),
    onTrouble: (thrown) => log.warn('updates', thrown),
  });

  const onSettings = ({ language, theme, device, cores, updates: look }: Settings, before: Settings): void => {
    if (device !== before.device || cores !== before.cores) host.reload();
    if (look && !before.updates) void updates.look();
    nativeTheme.themeSource = theme;
    const locale = language === 'system' ? localeFor(systemLocale()) : language;
    void changeLocale(translator, locale).then(() => menu.refresh());
  };
  const open = ({ folder, models: files }: Opening): void => {
    if (folder !== null) send('app.openFolder', { folder });
    try {
      models.importFiles(files);
    } catch (thrown) {
      send('app.failure', failureOf(thrown));
    }
  };

  setupSecurity();
  setupImageProtocol(workspace, createCovers(settings, sample));
  registerHandlers(
    {
      ...appHandlers({
        settings,
        closing: () => closing,
        menu,
        sample,
        takeStartFolder: () => openings.ready(open) ?? (recovery?.takeFresh() === true ? offer() : null),
        takeRestarted: () => recovery?.takeRestarted() ?? null,
        onSettings,
      }),
      ...projectHandlers({ workspace, opener, dialogs, settings, translator }),
      ...sampleHandlers({ sample, opener, workspace, tasks, send, onModels: models.tell }),
      ...predictionHandlers(workspace),
      ...learningHandlers(workspace),
      ...modelHandlers({ host, models, chooseModel, keepDevice }),
      ...systemHandlers({ caches, updates, translator, startAgain: () => window && showPage(window) }),
      ...modelsHandlers({ models, host, chooseModel, dialogs, translator }),
      ...labelStudioHandlers({ labelStudio, dialogs, translator }),
      ...exportHandlers({ workspace, dialogs, tasks, send, translator }),
    },
    getWindow,
  );
  onSettings(settings.get().settings, settings.get().settings);
  if (settings.get().settings.updates) void updates.look();

  window = createWindow(settings);
  closing = guardClosing(window, send);
  recovery = recoverPage(window, workspace.allSaved);
  window.on('closed', () => {
    window = null;
  });
  loadLastModel();
  void labelStudio.resume();
  tidyUpAtQuit();

  /** A detector thread died: the person is told at which image. */
  function tellDeath(file: string, again: boolean): void {
    log.error('a detector thread died', file, again ? 'the image is tried once more' : 'the image is skipped');
    const inside = workspace.isOpen() ? relative(workspace.work().project.folder, file) : '..';
    const name = inside.startsWith('..') ? basename(file) : inside.replaceAll('\\', '/');
    if (again) send('app.notice', { code: 'model.restarted', params: { file: name } });
    else send('app.failure', { code: 'image.stopsModel', params: { file: name } });
  }

  /** Candidates that the predictions of the open project come from. */
  function candidatesInUse(): { readonly stateDir: string; readonly key: string } | null {
    const detector = host.detector();
    if (detector === null || !workspace.isOpen()) return null;
    return { stateDir: workspace.work().project.stateDir, key: candidateKey(detector.info) };
  }

  function keepDevice(device: DeviceName): void {
    settings.update({ settings: { ...settings.get().settings, device } });
    send('app.settings', settings.get().settings);
  }

  /** The model used last, so that a folder has boxes as soon as it is open. */
  function loadLastModel(): void {
    const file = settings.get().lastModel;
    if (file !== null && existsSync(file)) void host.load({ file, device: 'cpu', inputSize: null, classNames: null });
  }

  /** Closes the project properly before the process ends: snapshot, lock, threads. */
  function tidyUpAtQuit(): void {
    let tidied = false;
    app.on('will-quit', (event) => {
      if (tidied) return;
      event.preventDefault();
      // How far it is now, for the start page.
      opener.remember();
      // What is predicted for Label Studio is pushed before the model goes.
      const model = labelStudio.dispose().finally(() => host.dispose());
      void Promise.allSettled([workspace.close(), model, models.dispose()]).then(() => {
        tidied = true;
        app.quit();
      });
    });
  }
}
