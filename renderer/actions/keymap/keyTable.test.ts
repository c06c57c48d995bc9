import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY_PRESETS } from '../../../shared/ipc/app';
import { words as en } from '../../../shared/words/en';
import { words as zhCN } from '../../../shared/words/zh-CN';
import { actions } from '../registry';
import { ACTION_GROUPS } from '../types';
import { actionOfKey, effectiveKeymap } from './keymap';
import { PRESETS } from './presets';

const root = join(__dirname, '../../..');

/** How documents write keys; on macOS Ctrl is Cmd. */
const WRITTEN: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  Plus: '+',
  Minus: '-',
  Digits: '0…9',
};

const written = (key: string, arrows: string): string =>
  `\`${key
    .split(/\+(?=.)/)
    .map((part) => (part === 'Arrows' ? arrows : (WRITTEN[part] ?? part)))
    .join('+')}\``;

interface Texts {
  readonly words: typeof en | typeof zhCN;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly arrows: string;
}

/** All actions with their keys in every preset. */
function document({ words, title, text, action, arrows }: Texts): string {
  const keymaps = KEY_PRESETS.map((preset) => effectiveKeymap(actions, PRESETS[preset]));
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const presets = KEY_PRESETS.map((preset) => words.keys[`preset.${preset}`]);
  const tables = ACTION_GROUPS.map((group) => [
    `## ${words.actions[`group.${group}`]}`,
    '',
    row([action, ...presets]),
    row(['---', ...presets.map(() => '---')]),
    ...actions
      .filter((one) => one.group === group)
      .map(({ id }) =>
        row([words.actions[id], ...keymaps.map((keymap) => keymap[id].map((key) => written(key, arrows)).join(' '))]),
      ),
    '',
  ]);
  return [`# ${title}`, '', text, '', ...tables.flat()].join('\n');
}

test.each([
  [
    'docs/guide/keys.md',
    {
      words: en,
      title: 'All keys',
      text: 'Choose a preset, or change single keys, with `F2`; all other settings open with `Ctrl+,`. On macOS `Ctrl` is `Cmd`.',
      action: 'action',
      arrows: 'arrows',
    },
  ],
  [
    'docs/guide/keys.zh-CN.md',
    {
      words: zhCN,
      title: '全部快捷键',
      text: '按 `F2` 选择按键方案或修改单个按键；`Ctrl+,` 打开其他设置。在 macOS 上 `Ctrl` 是 `Cmd`。',
      action: '操作',
      arrows: '方向键',
    },
  ],
])('%s lists every action (after a change: npx vitest run renderer/actions/keymap -u)', async (file, texts) => {
  await expect(document(texts)).toMatchFileSnapshot(join(root, file));
});

/** Keys that a page of the guide names, as keymaps write them. */
const keysIn = (file: string): readonly string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /`((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9,?]|Space|Tab|Enter|Delete|F\d\d?))`/g,
    ),
  ].map(([, key = '']) => key.replace('Ctrl', 'Mod'));

test.each(['tutorial', 'tutorial.zh-CN', 'labelling', 'labelling.zh-CN'])(
  'each key that %s.md names does something',
  (page) => {
    const keys = keysIn(`docs/guide/${page}.md`);
    expect(keys.length).toBeGreaterThan(0);
    const keymap = effectiveKeymap(actions);
    expect(keys.filter((key) => actionOfKey(keymap, key) === null)).toEqual([]);
  },
);
