import { expect, it } from 'vitest';
import type { RequestEntry } from '../../shared/ipc/labelStudio';
import { createRequestLog } from './requestLog';

const entry = (id: number, path: string, status = 200): RequestEntry => ({
  id,
  at: id,
  method: 'GET',
  path,
  peer: '::1',
  project: null,
  tasks: 0,
  boxes: 0,
  done: 0,
  failed: 0,
  ms: 1,
  status,
  failure: null,
});

it('keeps the newest, and of health checks only those that went wrong', () => {
  const log = createRequestLog(2);
  expect(log.lastHealth()).toBeNull();
  for (const one of [entry(1, '/setup'), entry(2, '/health'), entry(3, '/health', 401), entry(4, '/predict')])
    log.add(one);
  expect(log.list().map(({ id }) => id)).toEqual([4, 3]);
  expect(log.lastHealth()).toBe(2);
  log.clear();
  expect(log.list()).toEqual([]);
  expect(log.lastHealth()).toBe(2);
});
