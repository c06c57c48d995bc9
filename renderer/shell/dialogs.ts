import { createStore } from 'zustand/vanilla';
import type { ProjectDocument } from '../../shared/dataset/document';
import type { ClassId } from '../../shared/dataset/ids';
import type { ImportPlan } from '../../shared/ipc/export';

/** The dialog that is open; at most one. */
export type OpenDialog =
  | { readonly name: 'export' }
  /** `document`: what the plan was made for. */
  | { readonly name: 'import'; readonly plan: ImportPlan; readonly document: ProjectDocument }
  | { readonly name: 'keys' }
  | { readonly name: 'editKeys' }
  | { readonly name: 'settings' }
  | { readonly name: 'palette' }
  /** `watch`: it opened by itself for these jobs and closes when they went well; null = the person opened or used it. */
  | { readonly name: 'models'; readonly watch: readonly number[] | null }
  | { readonly name: 'labelStudio' }
  | { readonly name: 'batch' }
  /** Accepting or rejecting predictions in the whole project; `classId` null = of all classes. */
  | { readonly name: 'everywhere'; readonly what: 'accept' | 'reject'; readonly classId: ClassId | null }
  | { readonly name: 'recheck' }
  | { readonly name: 'bridge' }
  | { readonly name: 'attributes' }
  | { readonly name: 'pasteClasses' }
  | { readonly name: 'deleteClass'; readonly id: ClassId }
  | { readonly name: 'classNames' }
  | { readonly name: 'inputSize' }
  | { readonly name: 'sampleOver' }
  | { readonly name: 'closing' };

interface DialogsState {
  readonly open: OpenDialog | null;
}

export const dialogStore = createStore<DialogsState>(() => ({ open: null }));

export const openDialog = (open: OpenDialog): void => dialogStore.setState({ open });
export const closeDialog = (): void => dialogStore.setState({ open: null });

/** What these would do was thought of for the project they were opened in. */
const OF_PROJECT: ReadonlySet<OpenDialog['name']> = new Set([
  'import',
  'everywhere',
  'recheck',
  'bridge',
  'attributes',
  'pasteClasses',
  'deleteClass',
]);

/** The project is left or another one is shown, which may happen from outside: nothing of the former is done to it. */
export function closeOfProject(): void {
  const { open } = dialogStore.getState();
  if (open !== null && OF_PROJECT.has(open.name)) closeDialog();
}
