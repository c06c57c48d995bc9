import { expect, test } from 'vitest';
import { asClassId } from '../../shared/dataset/ids';
import { closeOfProject, dialogStore, type OpenDialog, openDialog } from './dialogs';

test.each<[OpenDialog, boolean]>([
  [{ name: 'deleteClass', id: asClassId(0) }, true],
  [{ name: 'everywhere', what: 'accept', classId: null }, true],
  [{ name: 'bridge' }, true],
  [{ name: 'settings' }, false],
  [{ name: 'models', watch: null }, false],
  [{ name: 'export' }, false],
])('another project is opened from outside: the dialog %o goes: %s', (dialog, goes) => {
  openDialog(dialog);
  closeOfProject();
  expect(dialogStore.getState().open).toEqual(goes ? null : dialog);
});
