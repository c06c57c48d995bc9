import { describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../../../../shared/failure/failure';
import { failures as english } from '../../../../shared/words/en/failures';
import { failures as chinese } from '../../../../shared/words/zh-CN/failures';
import { jwt, LEGACY } from '../../../../testing/fakeLabelStudio';
import { asciiReason } from '../reason';
import { imageName, redacted } from './redact';

const CODES = (Object.keys(english) as FailureCode[]).filter((code) => /^(lsimages|labelstudio|image)\./.test(code));

/** Parameters as hostile as they come. */
const failureWith = (code: FailureCode, text: string): Failure => {
  const params = new Proxy({}, { get: () => text });
  return { code, params } as unknown as Failure;
};

describe('asciiReason', () => {
  it.each(CODES)('%s can stand in a status line', (code) => {
    for (const text of ['猫\r\nSet-Cookie: x=1\u0000é', 'x'.repeat(1000), '127.0.0.1:8080']) {
      const reason = asciiReason(failureWith(code, text));
      expect(reason).toMatch(/^[\x20-\x7e]{8,160}$/);
    }
  });

  it.each(CODES.filter((code) => code.startsWith('lsimages.')))('%s has a reason of its own', (code) => {
    expect(asciiReason(failureWith(code, 'x'))).not.toContain(code);
  });

  it('anything else is named by its code', () => {
    const failure: Failure = { code: 'app.unexpected', params: { message: 'secret' } };
    expect(asciiReason(failure)).toBe('RTMLabel failed (app.unexpected): see its log');
  });
});

it.each(CODES.filter((code) => code.startsWith('lsimages.')))('%s names the image in both languages', (code) => {
  for (const sentence of [english[code], chinese[code]]) expect(sentence).toContain('{{image}}');
  const holes = (sentence: string): string[] =>
    [...sentence.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').sort();
  expect(holes(chinese[code])).toEqual(holes(english[code]));
});

describe('redacted', () => {
  it.each([
    ['http://me:secret@host/a.png', 'http://host/a.png'],
    ['http://me:sec@ret@host/a.png', 'http://host/a.png'],
    ['see https://token@host:8080/x and more', 'see https://host:8080/x and more'],
    [
      'https://b.s3.amazonaws.com/a.png?X-Amz-Credential=AK%2F1&X-Amz-Date=1&X-Amz-Signature=abc',
      'https://b.s3.amazonaws.com/a.png?X-Amz-Credential=…&X-Amz-Date=1&X-Amz-Signature=…',
    ],
    ['https://a.blob.core.windows.net/c/a.png?sv=1&sig=a%2Bb%3D', 'https://a.blob.core.windows.net/c/a.png?sv=1&sig=…'],
    [
      'https://x/a.png?AWSAccessKeyId=AK&Signature=s&Expires=9',
      'https://x/a.png?AWSAccessKeyId=…&Signature=…&Expires=9',
    ],
    ['/a.png?access_token=x;token=y#z', '/a.png?access_token=…;token=…#z'],
    [`Authorization: Token ${LEGACY}`, 'Authorization: Token …'],
    [`{"access_token":"${LEGACY}","project":"7"}`, '{"access_token":"…","project":"7"}'],
    [`bad ${jwt('refresh', 1)}!`, 'bad eyJ…!'],
    ['data:image/png;base64,iVBORw0KGgo=', 'data:image/png;base64,…'],
    ['/data/local-files/?d=猫/a@b.png', '/data/local-files/?d=猫/a@b.png'],
    [
      '/data/upload/7/da39a3ee5e6b4b0d3255bfef95601890afd80709.png',
      '/data/upload/7/da39a3ee5e6b4b0d3255bfef95601890afd80709.png',
    ],
    ['http://host/a@b.png', 'http://host/a@b.png'],
  ])('%s', (text, shown) => {
    expect(redacted(text)).toBe(shown);
  });

  it('a long name is cut in the middle', () => {
    expect(imageName(`/data/${'a'.repeat(500)}.png`)).toMatch(/^\/data\/a{94}…a{96}\.png$/);
    expect(imageName(`data:image/png;base64,${'A'.repeat(1e6)}`)).toBe('data:image/png;base64,…');
  });

  it.each(['', 'a', 'ab', 'abc'])('a long name of encoded letters is cut between them: %s', (before) => {
    const name = imageName(`/data/local-files/?d=${encodeURIComponent(`${before}${'猫'.repeat(100)}.png`)}`);
    expect(name.length).toBeGreaterThan(180);
    expect(decodeURI(name)).toMatch(new RegExp(`=${before}猫+…猫+\\.png$`));
  });
});
