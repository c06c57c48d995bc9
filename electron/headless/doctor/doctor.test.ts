import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand, type Outcome, rtmlabel } from '../../../testing/rtmlabel';
import type { Examination } from './examination';

const userData = mkdtempSync(join(tmpdir(), 'rtmlabel-doctor-'));
const SECRETS = ['hunter2', 'ls-secret-token', 'Zm9yYmlkZGVu'];
let site: Server;
const asked: string[] = [];

beforeAll(async () => {
  buildCommand();
  site = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ release: '1.23.0' }));
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  const { port } = site.address() as AddressInfo;
  const settings = {
    settings: { mirror: `http://127.0.0.1:${port}`, proxy: '' },
    labelStudio: {
      settings: { url: `http://anna:hunter2@127.0.0.1:${port}/ls/`, port: 1, enabled: true },
      token: 'Zm9yYmlkZGVu',
    },
  };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  mkdirSync(join(userData, 'label-studio'));
  writeFileSync(join(userData, 'label-studio', 'token'), 'ls-secret-token\n', { mode: 0o600 });
});
afterAll(() => {
  site.close();
  rmSync(userData, { recursive: true });
});

const json = ({ out }: Outcome): Examination => JSON.parse(out);

describe('rtmlabel doctor', () => {
  test('finds out what is there', async () => {
    const outcome = await rtmlabel(['doctor', '--json'], { userData });
    expect(outcome.code).toBe(0);
    // Libraries that miss a driver print so themselves.
    expect(outcome.err).toBe('');
    const { program, devices, folders, models, network, labelStudio } = json(outcome);
    expect(program.packaged).toBe(false);
    expect(devices[0]).toMatchObject({ device: 'cpu', works: true });
    expect(folders.find(({ name }) => name === 'data')).toMatchObject({ path: userData, state: 'writable' });
    expect(folders.find(({ name }) => name === 'models')).toMatchObject({ state: 'absent', free: null });
    expect(models).toEqual([]);
    expect(network?.models.status).toBe(200);
    expect(labelStudio).toMatchObject({ release: '1.23.0', token: 'settings', backendPort: 1, backend: null });
  });

  test('gives no secret away, to the reader or to Label Studio', async () => {
    const env = { HTTPS_PROXY: 'http://anna:hunter2@proxy.invalid:3128' };
    Object.assign(process.env, env);
    try {
      for (const args of [['doctor'], ['doctor', '--json']]) {
        const { out, err } = await rtmlabel(args, { userData });
        for (const secret of SECRETS) expect(out + err).not.toContain(secret);
      }
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
    }
    expect(asked).toContain('/ls/version ');
  });

  test('asks nothing over the network when it must not', async () => {
    asked.length = 0;
    const { network, labelStudio } = json(await rtmlabel(['doctor', '--json', '--offline'], { userData }));
    expect([network, labelStudio.reach, labelStudio.backend, asked]).toEqual([null, null, null, []]);
  });

  test.each([
    ['en_US.UTF-8', /^Devices\n {2}cpu {5}works$/m],
    ['zh_CN.UTF-8', /^计算设备\n {2}cpu {5}可用$/m],
  ])('speaks %s', async (language, line) => {
    const { code, out } = await rtmlabel(['doctor', '--offline'], { userData, language });
    expect(code).toBe(0);
    expect(out).toMatch(line);
  });
});
