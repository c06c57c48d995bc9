import { Copy } from 'lucide-react';
import { useWords } from '../../i18n/useWords';
import { copyText } from '../../shell/copyText';
import { Button } from '../../ui/Button';

interface CopyRowProps {
  readonly name: string;
  /** How Label Studio calls it. */
  readonly hint: string;
  /** null = there is none now. */
  readonly value: string | null;
  readonly title?: string;
}

/** Something to be pasted into Label Studio. */
export function CopyRow({ name, hint, value, title }: CopyRowProps) {
  const { t } = useWords();
  return (
    <div className="ls-row ls-copy" title={title}>
      <div className="col">
        <span className="t1">{name}</span>
        <span className="s11 t3">{hint}</span>
      </div>
      <span className={`ls-well mono cut selectable${value === null ? ' t3' : ''}`}>{value ?? '–'}</span>
      <Button
        size="sm"
        disabled={value === null}
        aria-label={t('labelStudio:copyOf', { what: name })}
        onClick={() => void copyText(value ?? '')}
      >
        <Copy className="ic s" aria-hidden="true" />
        {t('labelStudio:copy')}
      </Button>
    </div>
  );
}
