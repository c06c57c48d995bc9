import { Eye, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { go } from '../../actions/images';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { useStores } from '../../shell/useStores';
import { type Nodded, watchSubmissions } from '../../store/nodding';
import { Button, IconButton } from '../../ui/Button';

/** Watches how fast images are accepted while the project is open. */
function useNodded(): readonly [Nodded | null, () => void] {
  const { project } = useStores();
  const [nodded, setNodded] = useState<Nodded | null>(null);
  useEffect(() => {
    const look = () => {
      const { nodding } = infoStore.getState().settings;
      return nodding.show ? nodding : null;
    };
    return watchSubmissions(project, look, setNodded);
  }, [project]);
  return [nodded, () => setNodded(null)];
}

/** A quiet note over the picture: boxes were accepted faster than a person can look. It stops nothing. */
export function NoddingNote() {
  const { t } = useWords();
  const stores = useStores();
  const shown = useStore(infoStore, (info) => info.settings.nodding.show);
  const [nodded, dismiss] = useNodded();
  if (nodded === null || !shown) return null;
  const never = (): void => {
    dismiss();
    void updateSettings({ nodding: { ...infoStore.getState().settings.nodding, show: false } });
  };
  return (
    <div className="nodding-note" role="status">
      <Eye className="ic text-accent" aria-hidden="true" />
      <div className="grow">
        <b className="s13">{t('recheck:noteTitle', { count: nodded.images })}</b>
        <p className="s12 t2">{t('recheck:noteText', { count: nodded.boxes })}</p>
        <div className="row">
          <Button
            size="sm"
            onClick={() => {
              dismiss();
              go(stores, -1);
            }}
          >
            {t('recheck:noteBack')}
          </Button>
          <Button size="sm" look="ghost" onClick={never}>
            {t('recheck:noteNever')}
          </Button>
        </div>
      </div>
      <IconButton size="sm" label={t('recheck:noteDismiss')} onClick={dismiss}>
        <X className="ic s" />
      </IconButton>
    </div>
  );
}
