import { type AttributeDefinition, isBuiltIn } from '../../../shared/dataset/attributes';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';

/** Name of an attribute in the language of the window: built-in ones are translated, the project's own are the person's words. */
export function useNames(): (attribute: AttributeDefinition) => string {
  const { t } = useWords();
  return ({ id, name }) => (isBuiltIn(id) ? t(`attributes:builtIn.${id}` as WordKey) : name);
}
