import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { trySample } from '../../shell/sample';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** Starting the sample over loses what was labelled in it. */
export function SampleOverDialog() {
  const { t } = useWords();
  const stores = useStores();
  return (
    <Dialog
      title={t('start:overTitle')}
      width={460}
      onClose={closeDialog}
      footer={
        <>
          <span className="grow" />
          <Button data-autofocus onClick={closeDialog}>
            {t('start:overKeep')}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              closeDialog();
              void trySample(stores, true);
            }}
          >
            {t('start:overConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('start:overText')}</p>
    </Dialog>
  );
}
