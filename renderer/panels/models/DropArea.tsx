import { Lightbulb, Upload } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { draggingStore } from '../../shell/dragging';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';

/** Where a file of one's own comes in; the whole window takes it. */
export function DropArea() {
  const { t } = useWords();
  const { models } = useStores();
  const over = useStore(draggingStore, (state) => state.over);
  return (
    <div className={`drop models-drop${over ? ' is-over' : ''}`}>
      <Upload className="ic l" aria-hidden="true" />
      <b className="s14">{t('models:dropTitle')}</b>
      <span className="s12 t3">{t('models:dropText')}</span>
      <Button onClick={() => void told(models.importDialog())}>{t('models:choose')}</Button>
      <span className="row s12 t3 models-tip">
        <Lightbulb className="ic s" aria-hidden="true" />
        {t('models:dropTip')}
      </span>
    </div>
  );
}
