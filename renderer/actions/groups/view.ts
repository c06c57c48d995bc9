import { host } from '../host';
import type { Action } from '../types';
import { hasImage, isOpen } from './conditions';

/** How the image and the window look; nothing here changes the work. */
export const viewActions: readonly Action[] = [
  {
    id: 'fit',
    group: 'view',
    keys: ['F'],
    menu: { menu: 'view', section: 1 },
    enabled: hasImage,
    run: ({ camera }) => camera.fit(),
  },
  {
    id: 'actualSize',
    group: 'view',
    keys: ['Shift+F'],
    menu: { menu: 'view', section: 1 },
    enabled: hasImage,
    run: ({ camera }) => camera.zoomTo(1),
  },
  {
    id: 'zoomIn',
    group: 'view',
    keys: ['Plus'],
    menu: { menu: 'view', section: 1 },
    enabled: hasImage,
    run: ({ camera }) => camera.zoomBy(1.25),
    repeats: true,
  },
  {
    id: 'zoomOut',
    group: 'view',
    keys: ['Minus'],
    menu: { menu: 'view', section: 1 },
    enabled: hasImage,
    run: ({ camera }) => camera.zoomBy(0.8),
    repeats: true,
  },
  {
    id: 'hideBoxes',
    group: 'view',
    keys: ['H'],
    menu: { menu: 'view', section: 2 },
    enabled: hasImage,
    run: ({ view }) => view.setHidden(!view.getState().hidden),
    checked: ({ view }) => view.getState().hidden,
  },
  {
    id: 'toggleLeftPanel',
    group: 'view',
    keys: ['Mod+B'],
    menu: { menu: 'view', section: 4 },
    enabled: isOpen,
    run: () => host().togglePanel('left'),
  },
  {
    id: 'toggleRightPanel',
    group: 'view',
    keys: ['Mod+Shift+B'],
    menu: { menu: 'view', section: 4 },
    enabled: isOpen,
    run: () => host().togglePanel('right'),
  },
];
