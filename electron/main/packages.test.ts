import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const require = createRequire(import.meta.url);

interface Builder {
  getConfig(folder: string, file: string | null, changes: object | null): Promise<Record<string, unknown>>;
  validateConfiguration(config: object, log: object): Promise<void>;
}

const { getConfig, validateConfiguration }: Builder = require('app-builder-lib/out/util/config/config');
const yaml: { load(text: string): unknown } = require('js-yaml');

/** electron-builder's own log of what it read. */
const silent = { isEnabled: false, add: () => undefined };

describe('electron-builder.yml', () => {
  const read = () => getConfig(resolve('.'), 'electron-builder.yml', null);

  test('is valid by electron-builder’s schema', async () => {
    await expect(validateConfiguration(await read(), silent)).resolves.toBeUndefined();
  });

  test('the schema can fail', async () => {
    const wrong = { ...(await read()), linux: { target: ['deb'], executable: 'rtmlabel' } };
    await expect(validateConfiguration(wrong, silent)).rejects.toThrow(/configuration\.linux/);
  });

  test('every file that it names is there', async () => {
    const config = await read();
    const named = JSON.stringify(config).match(/(?:\.\/)?(?:build|scripts)\/[\w./-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const file of named) expect(readdirSync(resolve(file, '..'))).toContain(file.split('/').at(-1));
  });

  test('onnxruntime has native parts for every processor that is packed', () => {
    const parts = (system: string): readonly string[] =>
      readdirSync(resolve('node_modules/onnxruntime-node/bin/napi-v6', system)).sort();
    expect(parts('linux')).toEqual(['arm64', 'x64']);
    expect(parts('win32')).toEqual(['arm64', 'x64']);
    // No package for Macs with Intel processors: onnxruntime-node has had none since 1.24.
    expect(parts('darwin')).toEqual(['arm64']);
  });
});

describe('launchers', () => {
  const commands = (file: string, pattern: RegExp): readonly string[] =>
    (pattern.exec(readFileSync(resolve(file), 'utf8'))?.[1] ?? '')
      .split(/[\s|]+/)
      .filter((word) => /^[a-z]/.test(word));
  const program = readFileSync(resolve('electron/headless/program.ts'), 'utf8');

  test.each([
    ['build/linux/rtmlabel.sh', /case "\$1" in\n\s*([^)]*)\)/],
    ['build/mac/rtmlabel', /case "\$1" in\n\s*([^)]*)\)/],
    ['build/win/rtmlabel.cmd', /in \(([^)]*)\)/],
  ])('%s knows every command', (file, pattern) => {
    const own = [...program.matchAll(/new Command\('(\w+)'\)|addCommand\((\w+)Command\(/g)].map(
      ([, name, made]) => name ?? made ?? '',
    );
    expect([...commands(file, pattern)].sort()).toEqual(own.filter((name) => name !== 'rtmlabel').sort());
  });
});

test('the workflow is YAML, and runs on all three systems', () => {
  const text = readFileSync(resolve('.github/workflows/packages.yml'), 'utf8');
  const workflow = yaml.load(text) as { jobs: { package: { strategy: { matrix: { include: { os: string }[] } } } } };
  const systems = workflow.jobs.package.strategy.matrix.include.map(({ os }) => os.replace(/-.*/, ''));
  expect(new Set(systems)).toEqual(new Set(['ubuntu', 'windows', 'macos']));
});

test('the stand-in for fpm sorts what electron-builder says into a control file', async () => {
  interface Fpm {
    parseFpm(args: readonly string[]): { options: Map<string, string[]>; inputs: { from: string; to: string }[] };
    controlFile(options: Map<string, string[]>, kilobytes: number): string;
  }
  const fpm: Fpm = await import(pathToFileURL(resolve('scripts/package/fpm.mjs')).href);
  const { options, inputs } = fpm.parseFpm(
    ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3', '--architecture', 'amd64'].concat(
      ['--name', 'rtmlabel', '--version', '0.1.0', '--description', 'Short\n Long.\n', '--url', 'about:blank'],
      ['/a=b/=/opt/RTMLabel', '/tmp/x=/usr/share/mime/packages/rtmlabel.xml'],
    ),
  );
  expect(inputs).toEqual([
    { from: '/a=b/', to: '/opt/RTMLabel' },
    { from: '/tmp/x', to: '/usr/share/mime/packages/rtmlabel.xml' },
  ]);
  expect(fpm.controlFile(options, 7)).toBe(
    [
      'Package: rtmlabel',
      'Version: 0.1.0',
      'Architecture: amd64',
      'Installed-Size: 7',
      'Depends: libgtk-3-0, libnss3',
      'Description: Short',
      ' Long.',
      ' .',
      '',
    ].join('\n'),
  );
});
