import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfigFile } from './readConfig';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel 配置 '));
  writeFileSync(join(folder, 'base.py'), 'epochs = 300\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, source: string): string => {
  writeFileSync(join(folder, name), source);
  return join(folder, name);
};

describe('a config as editors write it', () => {
  it.each([
    ['with a byte order mark', '\uFEFF', '\n'],
    ['with line ends of Windows', '', '\r\n'],
    ['with both', '\uFEFF', '\r\n'],
  ])('%s', async (_, mark, end) => {
    const lines = ["_base_ = './base.py'", 'classes = (', "    '猫',", "    'dog')", 'size = 640', ''];
    const { config, missing } = await readConfigFile(file('mine.py', mark + lines.join(end)));
    expect(missing).toEqual([]);
    expect(Object.fromEntries(config)).toEqual({ epochs: 300, classes: ['猫', 'dog'], size: 640 });
  });
});

describe('what a config may make us open', () => {
  it.each(['//server.invalid/share/a.py', '\\\\server.invalid\\share\\a.py', 'mmdet::rtmdet/rtmdet_l.py'])(
    'not %s: it is told as missing',
    async (base) => {
      const source = `_base_ = ['./base.py', r'${base}']\nsize = 640\n`;
      const { config, missing } = await readConfigFile(file('asks.py', source));
      expect(missing).toEqual([base]);
      expect(config.get('epochs')).toBe(300);
    },
  );

  it('nothing by an address of the network, even when it is there', async () => {
    const base = `/${join(folder, 'base.py').replaceAll('\\', '/')}`.replace(/^(?!\/\/)/, '/');
    expect((await readConfigFile(file('asks.py', `_base_ = '${base}'\nsize = 640\n`))).missing).toEqual([base]);
  });

  it('a folder in place of a config is refused by name', async () => {
    await expect(readConfigFile(folder)).rejects.toMatchObject({ failure: { code: 'convert.config' } });
  });

  it.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.py')]);
    const { missing } = await readConfigFile(file('waits.py', "_base_ = './pipe.py'\nsize = 640\n"));
    expect(missing).toEqual(['./pipe.py']);
    await expect(readConfigFile(join(folder, 'pipe.py'))).rejects.toMatchObject({
      failure: { code: 'convert.config' },
    });
  });
});
