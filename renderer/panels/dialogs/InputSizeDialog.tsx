import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { NumberField } from '../../ui/NumberField';

/** Sides that are fed to the network are multiples of this. */
const STRIDE = 32;

/** Another input size for a model that takes any. */
export function InputSizeDialog() {
  const { t } = useWords();
  const { model } = useStores();
  const state = useStore(model);
  const [size, setSize] = useState(state.status === 'ready' ? state.info.inputSize.width : 640);
  const use = (): void => {
    closeDialog();
    void told(model.setInputSize(size));
  };
  return (
    <Dialog
      title={t('model:inputSizeTitle')}
      width={420}
      onClose={closeDialog}
      onSubmit={use}
      footer={
        <>
          <span className="grow" />
          <Button onClick={closeDialog}>{t('common:cancel')}</Button>
          <Button look="primary" type="submit">
            {t('model:inputSizeUse', { size })}
          </Button>
        </>
      }
    >
      <p className="t3">{t('model:inputSizeText')}</p>
      <div className="row">
        <NumberField
          label={t('model:inputSizeField')}
          value={size}
          min={STRIDE}
          max={4096}
          step={STRIDE}
          width={96}
          onChange={(value) => setSize(Math.max(STRIDE, Math.round(value / STRIDE) * STRIDE))}
        />
        <span className="s12 t3">{t('model:inputSizeRule', { stride: STRIDE })}</span>
      </div>
    </Dialog>
  );
}
