import { expect, test } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import { fail, failureOf } from '../../shared/failure/failure';
import { createViewSlice } from './view';

const [good, bad] = [asImagePath('good.jpg'), asImagePath('bad.jpg')];
const damaged = failureOf(fail('image.broken', { file: 'bad.jpg', reason: 'cut off' }));
const known = (view: ReturnType<typeof createViewSlice>) => [...view.getState().unreadable.keys()];

test('an image that could not be shown is known to be unreadable when the person has gone on', () => {
  const view = createViewSlice();
  view.show(bad);
  view.setPainted(bad, damaged);
  view.show(good);
  view.setPainted(good, null);
  expect(view.getState().unreadable.get(bad)).toBe(damaged);
  expect(known(view)).toEqual([bad]);
});

test('a file that was repaired meanwhile is not unreadable any more', () => {
  const view = createViewSlice();
  view.setPainted(bad, damaged);
  view.setPainted(bad, null);
  expect(known(view)).toEqual([]);
});

test('a picture that did not come for another reason says nothing about the file', () => {
  const view = createViewSlice();
  view.setPainted(bad, failureOf(fail('app.unexpected', { message: 'no memory' })));
  expect(known(view)).toEqual([]);
});

test('the images of another project may have the same names', () => {
  const view = createViewSlice();
  view.setPainted(bad, damaged);
  view.show(bad);
  view.show(null);
  expect(known(view)).toEqual([]);
});
