import { expect, it } from 'vitest';
import { chosenFiles } from './chosenFiles';

it.each<[readonly string[], ReturnType<typeof chosenFiles>]>([
  [['/a/x.pth'], { models: ['/a/x.pth'], config: null }],
  [['/a/mine.PY', '/a/x.pth', '/a/y.onnx'], { models: ['/a/x.pth', '/a/y.onnx'], config: '/a/mine.PY' }],
  [['/a/no ending'], { models: ['/a/no ending'], config: null }],
])('%j', (files, sorted) => expect(chosenFiles(files)).toEqual(sorted));

it.each([
  [['/a/mine.py'], 'models.configAlone', { file: 'mine.py' }],
  [['/a/x.pth', '/a/mine.py', '/b/other.py'], 'models.manyConfigs', { files: 'mine.py, other.py' }],
])('%j is refused, not silently left', (files, code, params) =>
  expect(() => chosenFiles(files)).toThrow(expect.objectContaining({ failure: { code, params } })),
);
