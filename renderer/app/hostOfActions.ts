import { setHost } from '../actions/host';
import { call } from '../bridge/bridge';
import { infoStore, updateSettings } from '../shell/appInfo';
import { focusArea } from '../shell/areas';
import { openDialog } from '../shell/dialogs';
import { togglePanel, widthOf } from '../shell/layout';
import { copyReport } from '../shell/report';
import { chooseFolder, closeProject, told } from '../shell/session';
import type { Stores } from '../store/stores';

/** What actions need of the window. */
export function registerHost(stores: Stores): void {
  setHost({
    judgeEverywhere: (what, classId) => openDialog({ name: 'everywhere', what, classId }),
    openDialog: (name) => openDialog({ name }),
    focusArea,
    togglePanel,
    nameClass,
    openFolder: () => void chooseFolder(stores),
    openModel: () => openDialog({ name: 'models', watch: null }),
    importCoco: () => void readCoco(stores),
    copyReport: () => void copyReport(false),
    closeProject: () => void closeProject(stores),
    canvas: () => infoStore.getState().settings.canvas,
    keepCanvas: (change) => void updateSettings({ canvas: { ...infoStore.getState().settings.canvas, ...change } }),
  });
}

/** The field stands in the right panel, which may be hidden. */
function nameClass(): void {
  if (widthOf('right') === 0) togglePanel('right');
  const focus = (): void => document.querySelector<HTMLElement>('.class-add input')?.focus();
  // When the panel is there.
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** Reads a COCO file and shows what an import would do. */
async function readCoco({ project }: Stores): Promise<void> {
  const { opened } = project.getState();
  const plan = await told(call('import.coco', {}));
  // Another project may have been opened from outside: the plan is not for that one.
  if (plan !== null && opened === project.getState().opened) openDialog({ name: 'import', plan });
}
