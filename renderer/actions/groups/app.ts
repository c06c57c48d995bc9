import { host } from '../host';
import type { Action } from '../types';
import { always, isOpen } from './conditions';

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
    id: 'closeProject',
    group: 'app',
    keys: [],
    menu: { menu: 'file', section: 4 },
    enabled: isOpen,
    run: () => host().closeProject(),
  },
  {
    id: 'keys',
    group: 'app',
    keys: ['?'],
    menu: { menu: 'help', section: 1 },
    enabled: always,
    run: () => host().openDialog('keys'),
  },
];
