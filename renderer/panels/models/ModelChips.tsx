import { Scale, ShieldCheck } from 'lucide-react';
import type { InstalledModel } from '../../../shared/models/installed';
import { useWords } from '../../i18n/useWords';
import { Popover } from '../../ui/Popover';

/** Whoever passes such weights on has duties. */
export const isCopyleft = (licence: string | null): licence is string => licence !== null && /^A?GPL/i.test(licence);

/** The licence of weights that come with duties, and what it means. */
export function LicenceChip({ licence, title }: { readonly licence: string | null; readonly title: string }) {
  const { t } = useWords();
  if (!isCopyleft(licence)) return null;
  return (
    <Popover
      className="chip warn chip-button"
      kind="dialog"
      width={320}
      label={t('models:gplOf', { licence, title })}
      button={
        <>
          <Scale className="ic" aria-hidden="true" />
          {licence}
        </>
      }
    >
      {() => <p className="s12 chip-text">{t('models:gplText', { licence })}</p>}
    </Popover>
  );
}

/** Where a model is from, and whether that was checked. */
export function ModelChips({ model }: { readonly model: InstalledModel }) {
  const { t } = useWords();
  const { catalogueId, recipe, licence, title } = model;
  return (
    <>
      {catalogueId === null ? (
        <span className="chip" title={model.sourceName}>
          {t(recipe === null ? 'models:from.onnx' : 'models:from.pth')}
        </span>
      ) : (
        <span className="chip ok" title={t('models:verifiedHint')}>
          <ShieldCheck className="ic" aria-hidden="true" />
          {t('models:verified')}
        </span>
      )}
      <LicenceChip licence={licence} title={title} />
    </>
  );
}
