import { setHost } from '../actions/host';
import { infoStore, updateSettings } from '../shell/appInfo';
import { focusArea } from '../shell/areas';
import { openDialog } from '../shell/dialogs';
import { chooseCoco } from '../shell/importing';
import { togglePanel, widthOf } from '../shell/layout';
import { copyReport } from '../shell/report';
import { chooseFolder, closeProject } from '../shell/session';
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
    importCoco: () => void chooseCoco(stores),
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
