import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../shared/failure/failure';
import { worthTelling } from '../bridge/bridge';

/** A button in a toast. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** It acts on the open project, or on its newest step: the notice goes with another project, or with the next step. */
  readonly goesWith?: 'project' | 'step';
}

/** A notice in passing. The text is already in the language of the window. */
export interface Toast {
  readonly id: number;
  readonly kind: 'error' | 'warn' | 'ok' | 'info';
  readonly text: string;
  readonly action: ToastAction | null;
}

interface ToastsState {
  readonly toasts: readonly Toast[];
}

/** Errors stay until dismissed; the rest goes by itself. Milliseconds. */
const STAYS = 7_000;
/** More than this many would cover the picture: the oldest go. */
const MOST = 4;

export const toastStore = createStore<ToastsState>(() => ({ toasts: [] }));

let lastId = 0;

export function dismissToast(id: number): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Shows a notice; a text that is on screen already is not shown twice. */
export function tell(kind: Toast['kind'], text: string, action: ToastAction | null = null): void {
  const id = ++lastId;
  toastStore.setState(({ toasts }) => ({
    toasts: [...toasts.filter((toast) => toast.text !== text), { id, kind, text, action }].slice(-MOST),
  }));
  if (kind !== 'error') setTimeout(() => dismissToast(id), STAYS);
}

/** "Undo" for the newest step of a project. */
export const undoStep = (label: string, project: { undo(): unknown }): ToastAction => ({
  label,
  run: () => void project.undo(),
  goesWith: 'step',
});

/** The project is left or another one is shown: what would act on the former goes. */
export const dismissOfProject = (): void => keep(({ action }) => action?.goesWith === undefined);

/** Another step was made or taken back: what would undo the former one goes. */
export const dismissOfStep = (): void => keep(({ action }) => action?.goesWith !== 'step');

function keep(isKept: (toast: Toast) => boolean): void {
  if (!toastStore.getState().toasts.every(isKept))
    toastStore.setState(({ toasts }) => ({ toasts: toasts.filter(isKept) }));
}

/** Tells a failure in the language of the window. @param retry offered as a button where trying again makes sense */
export function tellFailure(failure: Failure, sentence: (failure: Failure) => string, action?: ToastAction): void {
  if (worthTelling(failure)) tell('error', sentence(failure), action ?? null);
}
