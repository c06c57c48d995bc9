import { expect, test, vi } from 'vitest';
import { asImagePath, type ImagePath } from '../../shared/dataset/ids';
import { fail, failureOf } from '../../shared/failure/failure';
import type { Bridge, EventName } from '../../shared/ipc/contract';
import { createDetectionsSlice } from './detections';

const [here, next] = [asImagePath('a.jpg'), asImagePath('b.jpg')];

/** The page over a main process that cannot predict until `store` says that a batch has stored an image. */
function page() {
  const stored = new Set<ImagePath>();
  const listeners = new Map<EventName, (payload: never) => void>();
  const bridge = {
    call: (name: string, { image }: { image: ImagePath }) => {
      const ok = name !== 'prediction.get' || stored.has(image);
      return Promise.resolve(
        ok ? { ok, value: { image } } : { ok, failure: failureOf(fail('app.unexpected', { message: 'no memory' })) },
      );
    },
    on: (name: EventName, listener: (payload: never) => void) => {
      listeners.set(name, listener);
      return () => undefined;
    },
  } as unknown as Bridge;
  const survivors = { of: () => null, request: () => Promise.resolve() };
  const detections = createDetectionsSlice(bridge, survivors, (work) => work());
  const store = (image: ImagePath): void => {
    stored.add(image);
    listeners.get('prediction.stored')?.({ image } as never);
  };
  const status = (image: ImagePath) => detections.getState().entries.get(image)?.status ?? 'unknown';
  detections.setModel('m');
  return { detections, store, status };
}

test('the current image that failed has its boxes as soon as a batch has stored them', async () => {
  const { detections, store, status } = page();
  detections.want(here, []);
  await vi.waitFor(() => expect(status(here)).toBe('failed'));
  store(here);
  await vi.waitFor(() => expect(status(here)).toBe('ready'));
});

test('an image that failed and was left has its boxes when the person comes back', async () => {
  const { detections, store, status } = page();
  detections.want(here, []);
  await vi.waitFor(() => expect(status(here)).toBe('failed'));
  detections.want(next, []);
  store(here);
  expect(status(here)).toBe('unknown');
  detections.want(here, []);
  await vi.waitFor(() => expect(status(here)).toBe('ready'));
});

test('what later images need is asked once the current one is painted, and only for the image the person is on then', async () => {
  const asked: (readonly ImagePath[])[] = [];
  const bridge = {
    call: async (name: string, { images }: { images: readonly ImagePath[] }) => {
      if (name === 'prediction.ahead') asked.push(images);
      return { ok: true, value: {} };
    },
    on: () => () => undefined,
  } as unknown as Bridge;
  const painted: (() => void)[] = [];
  const survivors = { of: () => null, request: () => Promise.resolve() };
  const detections = createDetectionsSlice(bridge, survivors, (work) => void painted.push(work));
  detections.setModel('m');
  detections.want(here, [next]);
  detections.want(next, [here]);
  expect(asked).toEqual([]);
  for (const work of painted) work();
  expect(asked).toEqual([[here]]);
});
