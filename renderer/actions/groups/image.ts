import { go, goToEnd, reopen, skipAndGo, submitAndGo } from '../images';
import type { Action } from '../types';
import { hasImage } from './conditions';

/** From image to image. */
export const imageActions: readonly Action[] = [
  {
    id: 'submit',
    group: 'image',
    keys: ['Space', 'Enter', 'Mod+Enter'],
    menu: { menu: 'image', section: 1 },
    enabled: hasImage,
    run: submitAndGo,
  },
  {
    id: 'skip',
    group: 'image',
    keys: ['S'],
    menu: { menu: 'image', section: 1 },
    enabled: hasImage,
    run: skipAndGo,
  },
  {
    id: 'next',
    group: 'image',
    keys: ['D', 'PageDown'],
    menu: { menu: 'image', section: 2 },
    enabled: hasImage,
    run: (stores) => go(stores, 1),
    repeats: true,
  },
  {
    id: 'previous',
    group: 'image',
    keys: ['A', 'PageUp'],
    menu: { menu: 'image', section: 2 },
    enabled: hasImage,
    run: (stores) => go(stores, -1),
    repeats: true,
  },
  {
    id: 'firstImage',
    group: 'image',
    keys: ['Home'],
    menu: { menu: 'image', section: 2 },
    enabled: hasImage,
    run: (stores) => goToEnd(stores, 'first'),
  },
  {
    id: 'lastImage',
    group: 'image',
    keys: ['End'],
    menu: { menu: 'image', section: 2 },
    enabled: hasImage,
    run: (stores) => goToEnd(stores, 'last'),
  },
  {
    id: 'reopen',
    group: 'image',
    keys: ['U'],
    menu: { menu: 'image', section: 1 },
    enabled: ({ current }) => ['done', 'skipped'].includes(current.getState().record.status),
    run: reopen,
  },
];
