import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Formats, formatsFor } from './formats';
import type { Translate } from './translator';

/** Texts and formats in the language of the window; the component follows a switch of language. */
export function useWords(): { readonly t: Translate; readonly format: Formats } {
  const { t, i18n } = useTranslation();
  const format = useMemo(() => formatsFor(i18n.language), [i18n.language]);
  return { t: t as unknown as Translate, format };
}
