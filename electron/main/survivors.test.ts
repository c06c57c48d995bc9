import { expect, test, vi } from 'vitest';
import type { NmsSettings } from '../../shared/detection/survivors';
import { fail } from '../../shared/failure/failure';
import type { CandidateStore } from '../core/storage/candidateStore';
import type { SurvivorStore } from '../core/storage/survivorStore';
import { createSurvivors } from './survivors';

vi.mock('./log', () => ({ log: { error: () => undefined } }));

const nmsOf = (nmsIou: number): NmsSettings => ({ nmsIou, maxPerImage: 300 });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('of several recounts the last one holds, and only one runs at a time', async () => {
  let nms = nmsOf(0.65);
  let running = 0;
  let most = 0;
  const store = {
    get nms() {
      return nms;
    },
    async compute(wanted: NmsSettings, signal: AbortSignal) {
      most = Math.max(most, ++running);
      // The earlier, the slower.
      for (let left = wanted.nmsIou * 100; left > 0 && !signal.aborted; left--) await turn();
      running--;
      if (signal.aborted) throw fail('app.cancelled', {});
      nms = wanted;
    },
    close: () => Promise.resolve(),
  } as unknown as SurvivorStore;
  const survivors = createSurvivors(
    store,
    { count: 0 } as CandidateStore,
    () => undefined,
    () => undefined,
  );
  await Promise.all([0.6, 0.5, 0.4].map((iou) => survivors.recount(nmsOf(iou))));
  while (survivors.state().computing !== null) await turn();
  await turn();
  expect({ most, iou: nms.nmsIou, running }).toEqual({ most: 1, iou: 0.4, running: 0 });
});
