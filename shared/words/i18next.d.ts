import 'i18next';
import type { words } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    keySeparator: false;
    resources: typeof words;
    returnNull: false;
  }
}
