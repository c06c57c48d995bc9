import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createCalm } from './calm';

/** A pace that waits for `turn`. */
function rig() {
  let waiting: (() => void)[] = [];
  const calm = createCalm((work) => waiting.push(work));
  const turn = (): number => {
    const now = waiting;
    waiting = [];
    for (const work of now) work();
    return now.length;
  };
  return { calm, turn };
}

test('what follows calmly has the last state after the paint, told once', () => {
  const { calm, turn } = rig();
  const source = createStore(() => ({ at: 0 }));
  const follower = calm.of(source);
  const heard: number[] = [];
  follower.subscribe(({ at }) => heard.push(at));
  for (const at of [1, 2, 3]) source.setState({ at });
  expect(follower.getState()).toEqual({ at: 0 });
  expect(turn()).toBe(1);
  expect(heard).toEqual([3]);
  expect(turn()).toBe(0);
});

test('slices that change together are told together', () => {
  const { calm, turn } = rig();
  const [image, boxes] = [createStore(() => ({ name: 'a' })), createStore(() => ({ count: 1 }))];
  const followers = [calm.of(image), calm.of(boxes)] as const;
  image.setState({ name: 'b' });
  boxes.setState({ count: 2 });
  expect(turn()).toBe(1);
  expect(followers.map((one) => one.getState())).toEqual([{ name: 'b' }, { count: 2 }]);
});

test('a change that another one brings while catching up is not lost', () => {
  const { calm, turn } = rig();
  const source = createStore(() => ({ at: 0 }));
  const follower = calm.of(source);
  follower.subscribe(({ at }) => {
    if (at === 1) source.setState({ at: 2 });
  });
  source.setState({ at: 1 });
  turn();
  turn();
  expect(follower.getState()).toEqual({ at: 2 });
});

test('who catches up has the last state at once, and is not told again', () => {
  const { calm, turn } = rig();
  const source = createStore(() => ({ at: 0 }));
  const follower = calm.of(source);
  const heard: number[] = [];
  follower.subscribe(({ at }) => heard.push(at));
  source.setState({ at: 1 });
  calm.catchUp();
  turn();
  source.setState({ at: 2 });
  turn();
  expect(heard).toEqual([1, 2]);
});

test('one source has one follower, that of another source is another', () => {
  const { calm } = rig();
  const [a, b] = [createStore(() => 1), createStore(() => 1)];
  expect(calm.of(a)).toBe(calm.of(a));
  expect(calm.of(a)).not.toBe(calm.of(b));
});
