import { expect, test } from 'vitest';
import { AppError } from '../../shared/failure/failure';
import { lastErrors, neverLog, scrubbed } from './logText';

neverLog('s3cr3t/token=');
neverLog('short');
neverLog('s3cr3t"\\quoted');

const error = (message: string, more: object = {}): Error => Object.assign(new Error(message), more);

test.each<[string, unknown]>([
  ['an address with a login', 'fetch http://anna:hunter2@proxy:3128/x failed'],
  ['an error about one', error('connect http://anna:hunter2@proxy:3128')],
  ['the cause of an error', new Error('outer', { cause: error('at ftp://anna:hunter2@host/') })],
  ['fields of an error', error('refused', { config: { headers: { authorization: 'hunter2' } } })],
  ['an object', { labelStudio: { token: 'hunter2' } }],
  ['a header', 'Authorization: Token hunter2hunter2'],
  ['an address with a token', 'GET https://host/a.jpg?X-Amz-Signature=hunter2&w=1'],
  ['a failure', new AppError({ code: 'app.badRequest', params: { request: 'x', reason: 'http://a:hunter2@b/' } })],
  ['a known secret', 'the server said s3cr3t/token='],
  ['a known secret in an address', `https://host/?q=${encodeURIComponent('s3cr3t/token=')}`],
  ['a known secret with quotes', { said: 's3cr3t"\\quoted' }],
  ['a known secret in base64', Buffer.from('s3cr3t/token=').toString('base64')],
])('%s comes into the log without its secret', (_what, value) => {
  const text = String(scrubbed(value));
  for (const secret of ['hunter2', 's3cr3t', 'czNjcjN0']) expect(text).not.toContain(secret);
});

test('everything else stays readable', () => {
  expect(scrubbed('a short text')).toBe('a short text');
  expect(scrubbed(12)).toBe(12);
  expect(scrubbed({ a: [1, 'b'] })).toBe('{"a":[1,"b"]}');
  expect(String(scrubbed(error('broken', { code: 'EIO' })))).toMatch(/^Error: broken\n {4}at .*\n\{"code":"EIO"\}$/s);
  const round: { self?: unknown } = {};
  round.self = round;
  expect(String(scrubbed(round))).toContain('Circular');
});

const LOG = `[2026-01-02 03:04:05.678] [info]  started
  with details
[2026-01-02 03:04:06.000] [warn]  first
[2026-01-02 03:04:07.000] [error] uncaught Error: second
    at one
    at two

[2026-01-02 03:04:08.000] [info]  fine
[2026-01-02 03:04:09.000] [error] third
${Array.from({ length: 20 }, (_, at) => `    at ${at}`).join('\n')}
`;

test('the last errors of a log', () => {
  expect(lastErrors(LOG, 2)).toEqual([
    '[2026-01-02 03:04:07.000] [error] uncaught Error: second\n    at one\n    at two',
    `[2026-01-02 03:04:09.000] [error] third\n${Array.from({ length: 7 }, (_, at) => `    at ${at}`).join('\n')}\n    …`,
  ]);
  expect(lastErrors(LOG, 9)).toHaveLength(3);
  expect(lastErrors('', 9)).toEqual([]);
});
