import { Copy } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { copyText } from '../../shell/copyText';
import { Button } from '../../ui/Button';

const SETTINGS = [
  'LABEL_STUDIO_USE_DEFAULT_BANNED_SUBNETS=false',
  'LABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS=169.254.0.0/16,fe80::/10',
];

/** What lets Label Studio 1.23.1 and newer reach a backend on this machine, to be pasted where it is started. */
export function AllowPrivate() {
  const { t } = useWords();
  const word = useStore(infoStore, ({ platform }) => (platform === 'win32' ? 'set' : 'export'));
  const lines = SETTINGS.map((setting) => `${word} ${setting}`);
  return (
    <>
      <pre className="mono selectable ls-lines">{lines.join('\n')}</pre>
      <span className="row">
        <span className="s11 t3 grow">{t('labelStudio:allowHint')}</span>
        <Button
          size="sm"
          aria-label={t('labelStudio:copyOf', { what: t('labelStudio:allowCopy') })}
          onClick={() => void copyText(`${lines.join('\n')}\n`)}
        >
          <Copy className="ic s" aria-hidden="true" />
          {t('labelStudio:copy')}
        </Button>
      </span>
    </>
  );
}
