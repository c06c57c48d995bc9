import { useState } from 'react';
import { call } from '../../bridge/bridge';
import { useWords } from '../../i18n/useWords';
import { copyReport } from '../../shell/report';
import { told } from '../../shell/session';
import { Button } from '../../ui/Button';

/** The report for a bug, and the log. */
export function ProblemsSection() {
  const { t } = useWords();
  const [network, setNetwork] = useState(false);
  const [copying, setCopying] = useState(false);
  return (
    <>
      <p className="t2">{t('settings:report.text')}</p>
      <label className="option">
        <input type="checkbox" checked={network} onChange={(event) => setNetwork(event.target.checked)} />
        <span className="col">
          {t('settings:report.network')}
          <span className="s12 t3">{t('settings:report.networkHint')}</span>
        </span>
      </label>
      <div className="row">
        <Button
          look="primary"
          disabled={copying}
          onClick={() => {
            setCopying(true);
            void copyReport(network).finally(() => setCopying(false));
          }}
        >
          {t(copying ? 'settings:report.copying' : 'settings:report.copy')}
        </Button>
      </div>
      <hr />
      <p className="t2">{t('settings:log.text')}</p>
      <div className="row">
        <Button onClick={() => void told(call('system.showLog', {}))}>{t('settings:log.show')}</Button>
      </div>
    </>
  );
}
