import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/failure/failure';
import { createRunning } from './running';

const response = (): ServerResponse => Object.assign(new EventEmitter(), { writableEnded: false }) as never;

it('shows how far each request is, and forgets what is done', () => {
  let changes = 0;
  const running = createRunning(8, () => changes++);
  const work = running.add(response());
  work.begin('7', 3);
  work.task(true);
  work.task(false);
  expect(running.list()).toMatchObject([{ project: '7', tasks: 3, done: 1, failed: 1 }]);
  expect(changes).toBe(4);
  work.finish();
  work.task(true);
  expect(running.list()).toEqual([]);
});

it('refuses what is too much', () => {
  const running = createRunning(1, () => undefined);
  running.add(response());
  expect(() => running.add(response())).toThrow(AppError);
});

it.each([
  ['a person stopped it', (running: ReturnType<typeof createRunning>) => running.cancel(), 'labelstudio.stopped'],
  ['the client left', (_: unknown, client: ServerResponse) => client.emit('close'), 'labelstudio.clientGone'],
  ['nothing', () => undefined, undefined],
])('why it ended: %s', (_, how, code) => {
  const running = createRunning(8, () => undefined);
  const client = response();
  const work = running.add(client);
  how(running, client);
  expect(work.signal.aborted).toBe(code !== undefined);
  expect(work.ended()?.failure.code).toBe(code);
});
