import { CircleCheck } from 'lucide-react';
import type { ExportReport } from '../../../shared/ipc/export';
import { call } from '../../bridge/bridge';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Reasons } from './Reasons';

/** What was written where, and what could not be. */
export function ExportFinished({ report, onAgain }: { readonly report: ExportReport; readonly onAgain: () => void }) {
  const { t } = useWords();
  const images = t('common:image', { count: report.images });
  const boxes = t('common:box', { count: report.annotations });
  return (
    <Dialog
      title={t('export:finished')}
      width={560}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={onAgain}>{t('export:another')}</Button>
          <span className="grow" />
          <Button onClick={() => void told(call('export.reveal', { path: report.path }))}>{t('common:reveal')}</Button>
          <Button look="primary" data-autofocus onClick={closeDialog}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <div className="note info">
        <CircleCheck className="ic text-ok" aria-hidden="true" />
        <div>
          <p>{t('export:finishedText', { images, boxes })}</p>
          <p className="mono selectable" data-testid="export-path">
            {report.path}
          </p>
          {report.predictions === 0 ? null : <p>{t('export:predictions', { count: report.predictions })}</p>}
          {report.beside.length === 0 ? null : (
            <p className="s12 selectable">{t('export:beside', { names: report.beside.join(', ') })}</p>
          )}
        </div>
      </div>
      {report.tinyBoxes === 0 ? null : <p className="s12 t3">{t('export:tiny', { count: report.tinyBoxes })}</p>}
      {report.outsideBoxes === 0 ? null : (
        <p className="s12 t3">{t('export:outside', { count: report.outsideBoxes })}</p>
      )}
      {report.skipped.length === 0 ? null : (
        <>
          <p className="text-warn">{t('export:skipped', { count: report.skipped.length })}</p>
          <Reasons files={report.skipped} />
        </>
      )}
    </Dialog>
  );
}
