import { expect, test } from 'vitest';
import type { Bridge } from '../../shared/ipc/contract';
import type { ModelState } from '../../shared/ipc/model';
import { createModelSlice } from './model';

const [loading, ready] = [{ status: 'loading' }, { status: 'ready' }] as unknown as [ModelState, ModelState];

/** Main whose reply and events come when the test says so. */
function rig() {
  let tell: (state: ModelState) => void = () => undefined;
  let reply: (state: ModelState) => void = () => undefined;
  const bridge = {
    call: () =>
      new Promise((resolve) => {
        reply = (value) => resolve({ ok: true, value });
      }),
    on: (_name: string, listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Bridge;
  const model = createModelSlice(bridge);
  return { model, tell: (state: ModelState) => tell(state), reply: (state: ModelState) => reply(state) };
}

test('a reply says how the model is', async () => {
  const { model, reply } = rig();
  const asked = model.refresh();
  reply(loading);
  await asked;
  expect(model.getState()).toBe(loading);
});

test('a reply that an event has overtaken is not believed: the model would be loading for ever', async () => {
  const { model, tell, reply } = rig();
  const asked = model.refresh();
  tell(ready);
  reply(loading);
  await asked;
  expect(model.getState()).toBe(ready);
});
