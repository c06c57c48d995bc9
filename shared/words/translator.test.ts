import { describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../failure/failure';
import { failures } from './en/failures';
import { createTranslator, type Locale, sentenceOf } from './translator';

const CODES = (Object.keys(failures) as FailureCode[]).filter((code) => /^ls(images|push)\./.test(code));
const said = (locale: Locale, place: 'window' | 'command', code: FailureCode): string =>
  sentenceOf(createTranslator(locale, place), { code, params: {} } as unknown as Failure);

describe.each<Locale>(['en', 'zh-CN'])('what to set, in %s', (locale) => {
  it.each(CODES)('%s: no option in the window, no panel on the command line', (code) => {
    expect(said(locale, 'window', code)).not.toMatch(/--[a-z]|LABEL_STUDIO_API_KEY|command|命令/);
    expect(said(locale, 'command', code)).not.toMatch(/panel|面板/);
  });

  it('each names its own place', () => {
    const names = [
      said(locale, 'window', 'lsimages.legacyDisabled'),
      said(locale, 'command', 'lsimages.legacyDisabled'),
    ];
    expect(names[0]).toMatch(/“(Token|令牌)”/);
    expect(names[1]).toContain('--token');
    expect(said(locale, 'command', 'lsimages.localFilesForbidden')).toContain('--document-root');
  });
});
