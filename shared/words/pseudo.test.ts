import { describe, expect, it } from 'vitest';
import { pseudoText } from './pseudo';
import { changeLocale, createTranslator, localeFor } from './translator';

describe('pseudoText', () => {
  it.each([
    ['Save', '⟦Šååṽéé⟧'],
    ['{{done, number}} of {{total, number}} images', '⟦{{done, number}} ööƒ {{total, number}} îîɱååĝééš·⟧'],
    ['hmm', '⟦ĥɱɱ··⟧'],
    ['{{name}}', '⟦{{name}}⟧'],
    ['A\nB', '⟦Åå\nƁ·⟧'],
  ])('%s', (text, expected) => expect(pseudoText(text)).toBe(expected));

  it('leaves no plain letter, for every letter', () => {
    const all = 'the quick brown fox jumps over the lazy dog';
    expect(pseudoText(all + all.toUpperCase())).not.toMatch(/[a-z]/i);
  });

  it('is about 40 % longer', () => {
    const text = 'Open a folder of photographs. It becomes a project and is listed here from then on.';
    expect(pseudoText(text).length / text.length).toBeCloseTo(1.4, 1);
  });
});

describe('as a language', () => {
  it.each([
    ['en-XA', 'en-XA'],
    ['en-XA.UTF-8', 'en-XA'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
    ['zh-Hans-CN', 'zh-CN'],
  ])('a system that speaks %s is answered in %s', (system, locale) => expect(localeFor(system)).toBe(locale));

  it('has placeholders, plurals and sentences of the command line', async () => {
    const translator = createTranslator('en');
    await changeLocale(translator, 'en-XA');
    expect(translator.t('classes:boxesOf', { count: 1 })).toBe('⟦1 ƀööẋ îîñ ţĥîîš þŕööĵééçţ···⟧');
    expect(translator.t('classes:boxesOf', { count: 1200 })).toMatch(/^⟦1,200 ƀööẋééš /);
    expect(createTranslator('en-XA', 'command').t('failures:lsimages.legacyDisabled')).toContain('--ţöö');
    await changeLocale(translator, 'en');
    expect(translator.t('common:cancel')).toBe('Cancel');
  });
});
