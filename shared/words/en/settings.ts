/** Language and theme. */
export const settings = {
  title: 'Settings',
  language: 'Language',
  'language.system': 'Like the system',
  'language.en': 'English',
  'language.zh-CN': '简体中文',
  canvas: 'Canvas',
  theme: 'Theme',
  'theme.system': 'Like the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
} as const;
