import { describe, expect, it } from 'vitest';
import {
  catalogue,
  catalogueEntry,
  catalogueEntryByFileName,
  catalogueEntryByHash,
  catalogueFileName,
  parseCatalogue,
} from './catalogue';

/** id, hash prefix, AP, megabytes of weights: from the publishers' tables, in their order. */
const official = [
  ['rtmdet-tiny', '78e30dcc', 41.1, 22.3],
  ['rtmdet-s', '387a891e', 44.6, 40.4],
  ['rtmdet-m', '229f527c', 49.4, 109.6],
  ['rtmdet-l', '5a0be7c4', 51.5, 228.5],
  ['rtmdet-x', 'cc79b9ae', 52.8, 409.4],
  ['rtmdet-x-p6', 'bf32be58', 54.9, 655],
  ['rtmdet-ins-tiny', 'ec670f7e', 40.5, 26],
  ['rtmdet-ins-s', 'fdc5d7ec', 44, 46.7],
  ['rtmdet-ins-m', '6eba602e', 48.8, 123.8],
  ['rtmdet-ins-l', '78d1d652', 51.2, 253.4],
  ['rtmdet-ins-x', '33d4595b', 52.4, 448.2],
  ['rtmdet-nano-person', '05d8511e', 40.3, 4],
  ['rtmdet-m-person', '235e8209', 62.5, 109.5],
  ['rtmdet-nano-hand', '267f9c8f', 76, 4],
  ['rtmdet-tiny-humanart', '7da5554e', 46.6, 22.3],
  ['rtmdet-s-humanart', 'af5bd52d', 50.6, 40.4],
  ['mmyolo-rtmdet-tiny', 'dbb1dc83', 41, 22.3],
  ['mmyolo-rtmdet-s', '0a8c901a', 44.6, 40.4],
  ['mmyolo-rtmdet-m', '40af4fe8', 49.3, 109.6],
  ['mmyolo-rtmdet-l', 'ee3abdc4', 51.4, 228.5],
  ['mmyolo-rtmdet-x', 'b85cd476', 52.8, 409.4],
  ['mmrazor-rtmdet-tiny', 'e1e4197c', 41.8, 22.3],
  ['mmrazor-rtmdet-s', '446ff003', 45.7, 40.4],
  ['mmrazor-rtmdet-m', 'b806f503', 50.2, 109.6],
  ['mmrazor-rtmdet-l', 'c9979722', 52.3, 228.5],
] as const;

/** Full hashes that public code names. */
const TINY = '78e30dcce0c6f594eaff0d6977b84b4103688b4aff0ad1aa16008a8cc854a7fb';
const M = '229f527ca88498e8894a778a62a878a322b4a3ea2cae09ea537d34b7e907792b';

describe('catalogue', () => {
  it('holds every official model that can be converted, and nothing else', () => {
    const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
    const rows = catalogue.map(({ id, sha256Prefix, ap, weightBytes }) => [
      id,
      sha256Prefix,
      ap,
      megabytes(weightBytes),
    ]);
    expect(rows).toEqual(official.map((row) => [...row]));
  });

  it.each(['id', 'title', 'url', 'sha256Prefix', 'config'] as const)('has no %s twice', (field) => {
    const values = catalogue.map((model) => model[field]);
    expect(new Set(values).size).toBe(values.length);
  });

  it('names https addresses whose file name ends in the hash prefix', () => {
    for (const { url, sha256Prefix } of catalogue) {
      expect(new URL(url).href).toBe(url);
      expect(url).toMatch(/^https:\/\/(download\.openmmlab\.com|github\.com)\//);
      expect(url.endsWith(`-${sha256Prefix}.pth`)).toBe(true);
    }
  });

  it('marks what MMYOLO trained as GPL, and a release without a licence as such', () => {
    const licences = (from: string) => [...new Set(catalogue.filter((m) => m.from === from).map((m) => m.licence))];
    expect(licences('MMYOLO')).toEqual(['GPL-3.0']);
    expect(licences('MMRazor')).toEqual(['GPL-3.0']);
    expect(licences('MMPose')).toEqual(['Apache-2.0']);
    expect(licences('MMDetection')).toEqual(['Apache-2.0', null]);
    expect(catalogueEntry('rtmdet-x-p6')?.licence).toBeNull();
  });

  it('says where the classes are not certain', () => {
    const assumed = catalogue.filter(({ classesAssumed }) => classesAssumed).map(({ id }) => id);
    expect(assumed).toEqual(['rtmdet-tiny-humanart', 'rtmdet-s-humanart']);
  });

  it('finds an entry by id, by hash and by file name', () => {
    expect(catalogueEntry('RTMDet-M')?.title).toBe('RTMDet-m');
    expect(catalogueEntry('rtmdet')).toBeUndefined();
    expect(catalogueEntryByHash(TINY)?.id).toBe('rtmdet-tiny');
    expect(catalogueEntryByHash(M)?.id).toBe('rtmdet-m');
    expect(catalogueEntryByHash('0'.repeat(64))).toBeUndefined();
    for (const model of catalogue) expect(catalogueEntryByFileName(catalogueFileName(model))).toBe(model);
    expect(catalogueEntryByFileName('epoch_300.pth')).toBeUndefined();
  });

  it.each([
    ['a hash that is not in the file name', { sha256Prefix: '00000000' }],
    ['a file address', { url: 'file:///tmp/model-78e30dcc.pth' }],
    ['a class count that is not the number of names', { classes: ['cat', 'dog'] }],
    ['a field nobody knows', { colour: 'red' }],
    ['an unknown publisher', { from: 'Somebody' }],
  ])('refuses %s', (_what, change) => {
    expect(() => parseCatalogue([{ ...catalogue[0], ...change }])).toThrow();
    expect(parseCatalogue([catalogue[0]])).toHaveLength(1);
  });
});
