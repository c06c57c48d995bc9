import type { Stores } from '../../store/stores';
import { host } from '../host';
import type { Action } from '../types';
import { always, isOpen } from './conditions';

/** Hands that press Ctrl+S are told that there is nothing to do; after a failure it tries again. */
function saveNow({ save, notices }: Stores): void {
  if (save.getState().status === 'failed') save.retry();
  else notices.tell({ kind: 'info', key: 'noticeSaved', params: {}, undoable: false });
}

/** Undo, files, and the rooms of the program. */
export const appActions: readonly Action[] = [
  {
    id: 'undo',
    group: 'app',
    keys: ['Mod+Z'],
    menu: { menu: 'edit', section: 1 },
    enabled: ({ project }) => project.getState().undoLabel !== null,
    run: ({ project }) => void project.undo(),
    repeats: true,
  },
  {
    id: 'redo',
    group: 'app',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    menu: { menu: 'edit', section: 1 },
    enabled: ({ project }) => project.getState().redoLabel !== null,
    run: ({ project }) => void project.redo(),
    repeats: true,
  },
  {
    id: 'openFolder',
    group: 'app',
    keys: ['Mod+O'],
    menu: { menu: 'file', section: 1 },
    enabled: always,
    run: () => host().openFolder(),
  },
  {
    id: 'openModel',
    group: 'app',
    keys: ['Mod+M'],
    menu: { menu: 'file', section: 2 },
    enabled: always,
    run: () => host().openModel(),
  },
  {
    id: 'labelStudio',
    group: 'app',
    keys: ['Mod+Shift+L'],
    menu: { menu: 'file', section: 2 },
    enabled: always,
    run: () => host().openDialog('labelStudio'),
  },
  {
    id: 'importCoco',
    group: 'app',
    keys: ['Mod+I'],
    menu: { menu: 'file', section: 3 },
    enabled: isOpen,
    run: () => host().importCoco(),
  },
  {
    id: 'export',
    group: 'app',
    keys: ['Mod+E'],
    menu: { menu: 'file', section: 3 },
    enabled: isOpen,
    run: () => host().openDialog('export'),
  },
  {
    id: 'save',
    group: 'app',
    keys: ['Mod+S'],
    menu: { menu: 'file', section: 4 },
    enabled: isOpen,
    run: saveNow,
  },
  {
    id: 'closeProject',
    group: 'app',
    keys: [],
    menu: { menu: 'file', section: 4 },
    enabled: isOpen,
    run: () => host().closeProject(),
  },
  {
    id: 'nextArea',
    group: 'app',
    keys: ['F6'],
    menu: { menu: 'view', section: 4 },
    enabled: isOpen,
    run: () => host().focusArea(1),
  },
  {
    id: 'previousArea',
    group: 'app',
    keys: ['Shift+F6'],
    menu: { menu: 'view', section: 4 },
    enabled: isOpen,
    run: () => host().focusArea(-1),
  },
  {
    id: 'palette',
    group: 'app',
    keys: ['Mod+K', 'Mod+Shift+P'],
    menu: { menu: 'edit', section: 2 },
    enabled: always,
    run: () => host().openDialog('palette'),
  },
  {
    id: 'keys',
    group: 'app',
    keys: ['?'],
    menu: { menu: 'help', section: 1 },
    enabled: always,
    run: () => host().openDialog('keys'),
  },
  {
    id: 'editKeys',
    group: 'app',
    keys: ['F2'],
    menu: { menu: 'help', section: 1 },
    enabled: always,
    run: () => host().openDialog('editKeys'),
  },
  {
    id: 'settings',
    group: 'app',
    keys: ['Mod+,'],
    menu: { menu: 'file', section: 5 },
    enabled: always,
    run: () => host().openDialog('settings'),
  },
  {
    id: 'copyReport',
    group: 'app',
    keys: [],
    menu: { menu: 'help', section: 2 },
    enabled: always,
    run: () => host().copyReport(),
  },
];
