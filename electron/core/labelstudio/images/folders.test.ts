import { describe, expect, it } from 'vitest';
import { defaultDocumentRoots, defaultUploadDirs } from './folders';

describe('where a Label Studio on this machine keeps uploads', () => {
  it.each([
    ['linux', { HOME: '/home/me' }, '/home/me/.local/share/label-studio/media/upload'],
    ['linux', { HOME: '/home/me', XDG_DATA_HOME: '/data' }, '/data/label-studio/media/upload'],
    ['linux', { HOME: '/home/me', LABEL_STUDIO_BASE_DATA_DIR: '/ls' }, '/ls/media/upload'],
    ['linux', { HOME: '/home/me', HEARTEX_BASE_DATA_DIR: '/hx' }, '/hx/media/upload'],
    ['linux', { HOME: '/home/me', BASE_DATA_DIR: ' ' }, '/home/me/.local/share/label-studio/media/upload'],
    ['darwin', { HOME: '/Users/me' }, '/Users/me/Library/Application Support/label-studio/media/upload'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
      'C:\\Users\\me\\AppData\\Local\\label-studio\\label-studio\\media\\upload',
    ],
    [
      'win32',
      { USERPROFILE: 'C:\\Users\\me' },
      'C:\\Users\\me\\AppData\\Local\\label-studio\\label-studio\\media\\upload',
    ],
  ] as const)('%s %j', (platform, env, dir) => {
    expect(defaultUploadDirs(env, platform)).toEqual([dir]);
  });
});

describe('document root', () => {
  it.each([
    ['linux', {}, []],
    ['linux', { LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: '/pictures' }, ['/pictures']],
    ['linux', { LOCAL_FILES_DOCUMENT_ROOT: '/pictures' }, ['/pictures']],
    ['linux', { LOCAL_FILES_DOCUMENT_ROOT: 'pictures' }, []],
    ['win32', { LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: 'D:\\pictures' }, ['D:\\pictures']],
  ] as const)('%s %j', (platform, env, roots) => {
    expect(defaultDocumentRoots(env, platform)).toEqual(roots);
  });
});
