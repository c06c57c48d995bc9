import type { ClassId } from '../../shared/dataset/ids';
import type { CanvasSettings } from '../../shared/ipc/app';

/** What actions need of the frame around the stores: dialogs, panels, files. The app registers it once. */
export interface Host {
  /** Asks before all shown predictions of a class (null = of all) are accepted or rejected. */
  judgeEverywhere(what: 'accept' | 'reject', classId: ClassId | null): void;
  openDialog(
    name: 'keys' | 'export' | 'batch' | 'labelStudio' | 'palette' | 'editKeys' | 'attributes' | 'recheck' | 'settings',
  ): void;
  /** The keyboard goes to the next part of the window (1) or the one before (-1). */
  focusArea(step: 1 | -1): void;
  togglePanel(side: 'left' | 'right'): void;
  /** The keyboard goes to where a new class is typed. */
  nameClass(): void;
  openFolder(): void;
  openModel(): void;
  importCoco(): void;
  copyReport(): void;
  closeProject(): void;
  /** Remembered settings of the canvas. */
  canvas(): CanvasSettings;
  keepCanvas(change: Partial<CanvasSettings>): void;
}

let present: Host | null = null;

export function setHost(host: Host): void {
  present = host;
}

/** The registered host; before that nothing is on the screen that could run an action. */
export function host(): Host {
  if (present === null) throw new Error('setHost() was not called');
  return present;
}
