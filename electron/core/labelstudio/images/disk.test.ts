import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openImageRig, png } from '../../../../testing/imageRig';

const rig = openImageRig();
const posix = process.platform !== 'win32';

/** A Label Studio on this machine, without a token: everything must come from disk. */
const settle = (): void => {
  rig.site = {
    url: rig.labelStudio.url,
    token: null,
    documentRoots: [rig.root],
    uploadDirs: [join(rig.folder, 'media/upload')],
  };
};

describe('on disk: form of the address -> file', () => {
  const CASES: readonly [url: string, file: string][] = [
    ['/data/upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['/label-studio/data/upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['/upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['data/upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['/storage-data/uploaded/?filepath=upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['/storage-data/uploaded/?filepath=upload%2F7%2F1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['/data/upload/7/1a2b3c4d-%E7%8C%AB%201.png', 'media/upload/7/1a2b3c4d-猫 1.png'],
    ['/data/upload/7/1a2b3c4d-猫 1.png', 'media/upload/7/1a2b3c4d-猫 1.png'],
    ['/data/upload/7/1a2b3c4d-100%.png', 'media/upload/7/1a2b3c4d-100%.png'],
    ['/data/local-files/?d=cats/img%20001.png', 'root/cats/img 001.png'],
    ['/data/local-files?d=cats/img%20001.png', 'root/cats/img 001.png'],
    ['/label-studio/data/local-files/?d=cats/img%20001.png', 'root/cats/img 001.png'],
    ['/data/local-files/?d=cats%5Cimg%20001.png', 'root/cats/img 001.png'],
    ['/data/local-files/?d=cats\\img 001.png', 'root/cats/img 001.png'],
    ['/data/local-files/?d=%2Fcats%2Fimg+001.png', 'root/cats/img 001.png'],
    ['/data/local-files/?d=cats/a%2Bb.png', 'root/cats/a+b.png'],
    ['/data/local-files/?d=cats/a+b.png', 'root/cats/a+b.png'],
    ['/data/local-files/?d=%E7%8C%AB/%E4%B8%80.png', 'root/猫/一.png'],
    ['/data/local-files/?d=猫/一.png', 'root/猫/一.png'],
    ['/data/local-files/?x=1&d=cats/50%25.png', 'root/cats/50%.png'],
    // Label Studio's own root is above ours.
    ['/data/local-files/?d=root/cats/img%20001.png', 'root/cats/img 001.png'],
    ['/data/local-files/?d=ROOT/cats/img%20001.png', 'root/cats/img 001.png'],
    ['LS/data/local-files/?d=cats/img%20001.png', 'root/cats/img 001.png'],
    ['LS/data/upload/7/1a2b3c4d-cat.png', 'media/upload/7/1a2b3c4d-cat.png'],
    ['ROOT/cats/img 001.png', 'root/cats/img 001.png'],
    ['ROOT/cats/img%20001.png', 'root/cats/img 001.png'],
    ['file://ROOT/cats/img%20001.png', 'root/cats/img 001.png'],
    ['  /data/upload/7/1a2b3c4d-cat.png\n', 'media/upload/7/1a2b3c4d-cat.png'],
  ];

  it.each(CASES)('%s', async (url, file) => {
    settle();
    const path = await rig.put(file);
    const found = await rig.resolve({ url: url.replace('LS', rig.labelStudio.url).replace('ROOT', rig.root) });
    expect(found).toMatchObject({ file: path, key: path });
    expect(rig.labelStudio.requests).toEqual([]);
  });

  it('the host Label Studio calls itself counts as its own', async () => {
    settle();
    const path = await rig.put('root/a.png');
    const hostname = 'http://mypc.example:8080';
    const found = await rig.resolve({ url: `${hostname}/data/local-files/?d=a.png`, hostname });
    expect(found.file).toBe(path);
  });

  it('a folder that is a link may be a root', async () => {
    settle();
    const path = await rig.put('elsewhere/a.png');
    await symlink(join(rig.folder, 'elsewhere'), join(rig.folder, 'link'), 'junction');
    rig.site = { ...rig.site, documentRoots: [join(rig.folder, 'link')] };
    expect((await rig.resolve({ url: '/data/local-files/?d=a.png' })).file).toBe(path);
    expect((await rig.resolve({ url: join(rig.folder, 'link', 'a.png') })).file).toBe(path);
  });
});

describe('on disk: refused', () => {
  const OUTSIDE = [
    '/data/local-files/?d=../secret.png',
    '/data/local-files/?d=%2e%2e%2fsecret.png',
    '/data/local-files/?d=..%5Csecret.png',
    '/data/local-files/?d=cats/../../secret.png',
    '/data/local-files/?d=a.png%00',
    '/data/upload/../secret.png',
    '/data/upload/7/%2e%2e/%2e%2e/%2e%2e/secret.png',
    '/storage-data/uploaded/?filepath=upload/../../secret.png',
    'FOLDER/secret.png',
    'ROOT/../secret.png',
    'ROOT-not/a.png',
    'file://FOLDER/secret.png',
    'secret.png',
    '/etc/passwd',
    '//server/share/a.png',
    '\\\\server\\share\\a.png',
    'C:\\secret.png',
  ];

  it.each(OUTSIDE)('%s', async (written) => {
    settle();
    await rig.put('secret.png');
    const url = written.replace('FOLDER', rig.folder).replace('ROOT', rig.root);
    expect(await rig.failing({ url })).toEqual({ code: 'lsimages.outsideRoots', params: { image: url } });
    expect(rig.labelStudio.requests).toEqual([]);
  });

  it.runIf(posix)('links that lead out', async () => {
    settle();
    await rig.put('secret/a.png');
    await symlink(join(rig.folder, 'secret'), join(rig.root, 'cats'));
    await symlink(join(rig.folder, 'secret/a.png'), join(rig.root, 'b.png'));
    for (const url of ['/data/local-files/?d=cats/a.png', '/data/local-files/?d=b.png', join(rig.root, 'b.png')])
      expect((await rig.failing({ url })).code, url).toBe('lsimages.outsideRoots');
  });

  it('other hosts and schemes of files', async () => {
    settle();
    for (const url of ['file://server/share/a.png', 'ftp://example.org/a.png', 'javascript:alert(1)', ''])
      expect((await rig.failing({ url })).code, url).toBe('lsimages.notAddress');
  });

  it('what is no picture, whatever its name', async () => {
    settle();
    await rig.put('root/a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await rig.put('root/b.png', Buffer.from('root:x:0:0:root:/root:/bin/sh'));
    await rig.put('root/c.png', new Uint8Array());
    const codeOf = async (d: string): Promise<string> => (await rig.failing({ url: `/data/local-files/?d=${d}` })).code;
    expect(await codeOf('a.png')).toBe('lsimages.svg');
    expect(await codeOf('b.png')).toBe('lsimages.notImage');
    expect(await codeOf('c.png')).toBe('lsimages.empty');
  });

  it.runIf(posix)('folders and pipes are not there', async () => {
    settle();
    rig.site = { ...rig.site, url: null };
    await mkdir(join(rig.root, 'folder.png'));
    execFileSync('mkfifo', [join(rig.root, 'pipe.png')]);
    for (const name of ['folder.png', 'pipe.png']) {
      expect((await rig.failing({ url: `/data/local-files/?d=${name}` })).code).toBe('lsimages.notOnDisk');
      expect((await rig.failing({ url: join(rig.root, name) })).code).toBe('lsimages.notOnDisk');
    }
  });
});

it('an upload that is not on this disk comes through Label Studio', async () => {
  settle();
  rig.labelStudio.files.set('upload/7/a.png', png('remote'));
  rig.site = { ...rig.site, token: '0123456789abcdef0123456789abcdef01234567' };
  expect(await rig.bytes({ url: '/data/upload/7/a.png' })).toEqual(png('remote'));
});
