import { expect, it } from 'vitest';
import { isProjectAt } from './labelStudioAddresses';

it.each<[string, string, number, boolean]>([
  ['http://localhost:8080|7', 'http://localhost:8080', 7, true],
  ['http://127.0.0.1:8080|7', 'http://localhost:8080/', 7, true],
  ['http://[::1]:8080|7', 'http://localhost:8080', 7, true],
  ['http://localhost:8080|7', 'http://localhost:8080', 8, false],
  ['http://localhost:8081|7', 'http://localhost:8080', 7, false],
  ['https://studio.example/ls|7', 'https://studio.example/ls/', 7, true],
  ['https://studio.example|7', 'https://other.example', 7, false],
  ['::ffff:10.0.0.2|7', 'http://10.0.0.2', 7, true],
  ['http://localhost:8080|?', 'http://localhost:8080', 7, false],
])('%s at %s, number %i: %s', (key, url, project, is) => {
  expect(isProjectAt(key, url, project)).toBe(is);
});
