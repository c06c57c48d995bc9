import { expect, it } from 'vitest';
import { createSecret, type Vault } from './secrets';

/** Turns the text round: enough to see that it passed through. */
const turned = (text: string): string => [...text].reverse().join('');
const vault: Vault = { available: () => true, encrypt: turned, decrypt: turned };

it('is encrypted where the system can', () => {
  let kept: string | null = null;
  const keep = (text: string | null): void => {
    kept = text;
  };
  const secret = createSecret(vault, null, keep);
  expect(secret.state()).toBe('none');
  secret.set('abc');
  expect(kept).toBe('cba');
  expect([secret.get(), secret.state()]).toEqual(['abc', 'kept']);
  expect(createSecret(vault, kept, keep).get()).toBe('abc');
  secret.set('');
  expect([secret.get(), secret.state(), kept]).toEqual([null, 'none', null]);
});

it.each<[string, Partial<Vault>]>([
  ['there is no keyring', { available: () => false }],
  [
    'it was encrypted elsewhere',
    {
      decrypt: () => {
        throw new Error('no');
      },
    },
  ],
])('what was kept is not used when %s', (_, odd) => {
  const secret = createSecret({ ...vault, ...odd }, 'cba', () => undefined);
  expect([secret.get(), secret.state()]).toEqual([null, 'none']);
});

it('without a keyring it is for this session, and never written', () => {
  const written: (string | null)[] = [];
  const secret = createSecret({ ...vault, available: () => false }, null, (text) => written.push(text));
  secret.set('abc');
  expect([secret.get(), secret.state()]).toEqual(['abc', 'session']);
  expect(written).toEqual([null]);
});
