import { expect, test } from 'vitest';
import { type DropPlan, type Dropped, planDrop } from './dropped';

const file = (name: string): Dropped => ({ name, path: `/d/${name}`, isFolder: false });
const folder = (name: string): Dropped => ({ name, path: `/d/${name}`, isFolder: true });
const plan = (part: Partial<DropPlan>): DropPlan => ({ folder: null, models: [], problem: null, ...part });

test.each<readonly [string, readonly Dropped[], DropPlan]>([
  ['a folder is opened', [folder('photos')], plan({ folder: '/d/photos' })],
  ['a folder that is called like a model is a folder', [folder('a.pth')], plan({ folder: '/d/a.pth' })],
  ['a picture opens its folder', [file('a.JPG')], plan({ folder: '/d/a.JPG' })],
  ['a checkpoint is imported', [file('m.pth')], plan({ models: ['/d/m.pth'] })],
  [
    'several models are imported together',
    [file('m.pth'), file('n.onnx')],
    plan({ models: ['/d/m.pth', '/d/n.onnx'] }),
  ],
  ['a config goes with its checkpoint', [file('m.py'), file('m.pth')], plan({ models: ['/d/m.pth', '/d/m.py'] })],
  ['an odd ending may be a checkpoint', [file('last.ckpt')], plan({ models: ['/d/last.ckpt'] })],
  ['no ending may be a checkpoint', [file('epoch_40')], plan({ models: ['/d/epoch_40'] })],
  ['a folder and a model', [folder('photos'), file('m.pth')], plan({ folder: '/d/photos', models: ['/d/m.pth'] })],
  ['a config alone is told what it belongs to', [file('m.py')], plan({ problem: { key: 'dropConfig', name: 'm.py' } })],
  [
    'two configs could belong to either',
    [file('m.pth'), file('a.py'), file('b.py')],
    plan({ problem: { key: 'dropConfigs', name: 'a.py' } }),
  ],
  ['a text is nothing we read', [file('notes.txt')], plan({ problem: { key: 'dropUnknown', name: 'notes.txt' } })],
  [
    'something out of a browser has no place',
    [{ name: 'a.pth', path: '', isFolder: false }],
    plan({ problem: { key: 'dropNoPath', name: 'a.pth' } }),
  ],
  ['nothing at all', [], plan({ problem: { key: 'dropUnknown', name: '' } })],
])('%s', (_what, dropped, expected) => expect(planDrop(dropped)).toEqual(expected));
