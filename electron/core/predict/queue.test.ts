import { expect, it } from 'vitest';
import { createQueue, type Priority } from './queue';

/** The order in which what waits behind one running task begins. */
async function orderOf(asked: readonly (readonly [Priority, string])[]): Promise<readonly string[]> {
  const queue = createQueue(1);
  const begun: string[] = [];
  let release = (): void => undefined;
  const first = queue.add('batch', () => new Promise<void>((done) => (release = done)));
  const rest = asked.map(([priority, name]) => queue.add(priority, async () => begun.push(name)));
  release();
  await Promise.all([first, ...rest].map(({ result }) => result));
  return begun;
}

it.each<[string, readonly (readonly [Priority, string])[], string]>([
  [
    'a person, requests, what is needed next, the rest',
    [
      ['batch', 'd'],
      ['ahead', 'c'],
      ['request', 'b'],
      ['person', 'a'],
    ],
    'abcd',
  ],
  [
    'the newest of a person: it is on the screen now',
    [
      ['person', 'c'],
      ['person', 'b'],
      ['person', 'a'],
    ],
    'abc',
  ],
  [
    'the oldest of the requests: under load the others would never come',
    [
      ['request', 'a'],
      ['request', 'b'],
      ['request', 'c'],
    ],
    'abc',
  ],
])('%s', async (_, asked, order) => expect((await orderOf(asked)).join('')).toBe(order));

it('what is taken back does not begin', async () => {
  const queue = createQueue(1);
  let release = (): void => undefined;
  const first = queue.add('request', () => new Promise<void>((done) => (release = done)));
  const second = queue.add('request', async () => 'begun');
  second.withdraw('given up');
  release();
  await first.result;
  await expect(second.result).rejects.toBe('given up');
});
