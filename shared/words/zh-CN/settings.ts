import type { Words } from '../catalogue';
import type { settings as en } from '../en/settings';

export const settings: Words<typeof en> = {
  title: '设置',
  language: '语言',
  'language.system': '跟随系统',
  'language.en': 'English',
  'language.zh-CN': '简体中文',
  canvas: '画布',
  theme: '主题',
  'theme.system': '跟随系统',
  'theme.light': '浅色',
  'theme.dark': '深色',
};
