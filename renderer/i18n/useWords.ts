import { useSyncExternalStore } from 'react';
import { translator } from './translator';
import { type Words, wordsIn } from './words';

const follow = (heard: () => void): (() => void) => {
  translator.on('languageChanged', heard);
  return () => translator.off('languageChanged', heard);
};
const now = (): string => translator.language;

/** Texts and formats in the language of the window; the component follows a switch of language. */
export const useWords = (): Words => wordsIn(useSyncExternalStore(follow, now));
