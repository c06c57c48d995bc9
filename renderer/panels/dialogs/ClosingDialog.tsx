import { useStore } from 'zustand';
import { call } from '../../bridge/bridge';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** The last changes cannot be written: stay, or lose them. */
export function ClosingDialog() {
  const { t } = useWords();
  const { save, session } = useStores();
  const state = useStore(save);
  const lose = (): void => {
    session.abandon();
    void call('app.readyToClose', { lose: true });
  };
  const again = async (): Promise<void> => {
    save.retry();
    if (await save.settled()) await call('app.readyToClose', { lose: false });
  };
  return (
    <Dialog
      title={t('app:closeUnsaved')}
      width={460}
      onClose={closeDialog}
      footer={
        <>
          <Button look="danger" onClick={lose}>
            {t('app:closeAnyway')}
          </Button>
          <span className="grow" />
          <Button onClick={() => void again()}>{t('common:retry')}</Button>
          <Button look="primary" data-autofocus onClick={closeDialog}>
            {t('app:keepOpen')}
          </Button>
        </>
      }
    >
      <p>{t('app:closeUnsavedText')}</p>
      {state.status === 'failed' ? <p className="t3 selectable">{describe(state.failure)}</p> : null}
    </Dialog>
  );
}
