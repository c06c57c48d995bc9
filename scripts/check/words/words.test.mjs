// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are source texts
import { describe, expect, it } from 'vitest';
import { allowing } from './allowed.mjs';
import { mismatches } from './catalogues.mjs';
import { createMentions, unusedKeys } from './keys.mjs';
import { textsIn } from './texts.mjs';

const found = (source, file = 'renderer/a.tsx') =>
  textsIn(file, source, (word) => word === 'moveBox').map(({ text }) => text);

describe('texts outside of the catalogues', () => {
  it.each([
    ['a text in an element', 'const a = <p>Save</p>;', ['Save']],
    ['between values', 'const a = <p>{n} boxes</p>;', ['boxes']],
    ['chosen', "const a = <p>{on ? 'On' : t('a:off')}</p>;", ['On']],
    ['a default', "const a = <p>{name ?? 'unnamed'}</p>;", ['unnamed']],
    ['put together', 'const a = <p>{`${n} left`}</p>;', ['… left']],
    ['a tooltip', 'const a = <b title="Save" />;', ['Save']],
    ['a name for screen readers', "const a = <b aria-label={on ? 'hide' : 'show'} />;", ['hide', 'show']],
    ['a placeholder', 'const a = <input placeholder={`at least ${n}`} />;', ['at least …']],
    ['an alternative', 'const a = <img alt="preview" />;', ['preview']],
    ['a property of a control', "const a = <Switch label='dark' />;", ['dark']],
    ['a menu', "const a = { role: 'quit', label: 'Quit' };", ['Quit']],
    ['a dialog', "dialog.showMessageBox({ message: 'Lost', buttons: ['Keep', 'Close'] });", ['Lost', 'Keep', 'Close']],
    ['a box of the system', "dialog.showErrorBox('Sorry', text);", ['Sorry']],
    ['what is printed', "process.stdout.write('Done\\n'); console.log(x);", ['Done']],
    ['a description of an option', "command.option('--out <file>').description('Where to');", ['Where to']],
    ['a sentence anywhere', "const a = 'no such image'; tell('warn', a);", ['no such image']],
    ['Chinese anywhere', "const separator = '；'; const a = '图片';", ['图片']],
  ])('%s', (_what, source, expected) => expect(found(source)).toEqual(expected));

  it.each([
    ['keys', "const a = <p title={t('a:b')}>{t(`a:c.${d}`)}</p>;"],
    ['style classes', "const a = <p className={`row ${on ? 'is on' : ''}`} />;"],
    ['style classes that are assigned', "element.className = 'btn primary';"],
    ['techniques', 'const a = <path d="M 0 0 L 10 10" role="img" data-kind="some kind" />;'],
    ['signs and numbers', 'const a = <p>{n} / {m} · × 100 %</p>;'],
    ['symbols of coordinates', 'const a = <p>x <b>{x}</b></p>;'],
    ['errors of programming', "throw new TypeError('never so many');"],
    ['the log', "log.warn('worker', 'it has gone away');"],
    ['comparisons', "const a = kind === 'some kind' ? 1 : 2;"],
    ['types', "type A = 'first one' | 'second one';"],
    ['modules', "import a from './some file';"],
    ['labels of diffs', "const a = { label: 'moveBox' };"],
    ['kinds of notices', "tell('warn', t('a:b'));"],
    ['addresses', 'const a = <input placeholder="http://localhost:8080" />;'],
  ])('not %s', (_what, source) => expect(found(source)).toEqual([]));

  it('says where', () => expect(textsIn('a.tsx', '\n\nconst a = <p>Save</p>;')).toEqual([{ line: 3, text: 'Save' }]));

  it('allows what has a reason, where it has one', () => {
    const list = [{ file: /^a\.ts$/, text: /^A$/ }, { file: /^b\.ts$/ }];
    expect(allowing('a.ts', 'A', list)).toBe(list[0]);
    expect(allowing('a.ts', 'B', list)).toBeUndefined();
    expect(allowing('b.ts', 'B', list)).toBe(list[1]);
  });
});

describe('unused keys', () => {
  const unused = (source, texts) => {
    const mentions = createMentions();
    mentions.add('a.tsx', source);
    return unusedKeys({ a: Object.fromEntries(texts.map((key) => [key, ''])) }, mentions);
  };

  it.each([
    ['nothing', '', ['b'], ['a:b']],
    ['itself', "t('a:b')", ['b', 'c'], ['a:c']],
    ['a plural', "t('a:b', { count })", ['b_one', 'b_other', 'c_one', 'c_other'], ['a:c']],
    [
      'a template',
      "type K = 'on' | 'off'; t(`a:state.${k}`)",
      ['state.on', 'state.off', 'state.lost'],
      ['a:state.lost'],
    ],
    ['a part in two', "f('x', 'y'); t(`a:at.${k}`)", ['at.x.y', 'at.x.z'], ['a:at.x.z']],
    ['an area asked by template', "const t = (k) => u(`a:${k}`); t('b'); t(`cc.${'d'}`)", ['b', 'cc.d', 'e'], ['a:e']],
    ['a name of a property', 'const l = { b: 1 }; t(`a:${k}`)', ['b', 'c'], ['a:c']],
    ['a template of anything', "f('a', 'b'); f(`${x}:${y}`)", ['b'], ['a:b']],
  ])('named by %s', (_what, source, texts, expected) => expect(unused(source, texts)).toEqual(expected));
});

describe('differences between the languages', () => {
  it.each([
    ['none', { b: '{{n}} of {{m, number}}' }, { b: '{{ m, number }} {{n}}' }, []],
    ['a key', { b: 'x', c: 'y' }, { b: 'x' }, ['a:c is not in Chinese']],
    ['a key too many', { b: 'x' }, { b: 'x', c: 'y' }, ['a:c is not in English']],
    ['a placeholder', { b: '{{n}} x' }, { b: 'x' }, ['a:b: {{n}} is not in Chinese']],
    ['another placeholder', { b: 'x' }, { b: '{{n}} x' }, ['a:b: {{n}} is not in English']],
    [
      'its format',
      { b: '{{n, number}}' },
      { b: '{{n}}' },
      ['a:b: {{n,number}} is not in Chinese', 'a:b: {{n}} is not in English'],
    ],
    [
      'one without its number',
      { b_one: 'a box', b_other: '{{count}}' },
      { b_one: '{{count}} 个', b_other: '{{count}}' },
      [],
    ],
    ['a form', { b_one: 'x' }, { b_one: 'x' }, ['a:b_one has no _other']],
    ['nothing said', { b: 'x' }, { b: ' ' }, ['a:b is empty']],
  ])('%s', (_what, en, zh, expected) => expect(mismatches({ a: en }, { a: zh })).toEqual(expected));
});
