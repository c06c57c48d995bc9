import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isDemo } from '../../../shared/models/demo';
import { useWords } from '../../i18n/useWords';
import { openModels } from '../../shell/modelsRoom';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { useModelInUse } from '../models/inUse';

/** Folders in which the note was put away; until the program ends. */
const awayStore = createStore<{ readonly folders: readonly string[] }>(() => ({ folders: [] }));

/** Over the picture while the demo's model draws the boxes: nobody shall take it for a model for their own work. */
export function DemoNote() {
  const { t } = useWords();
  const { models, project } = useStores();
  const folder = useStore(project, (state) => state.opened?.folder ?? '');
  const inUse = useModelInUse();
  const demo = useStore(models, ({ installed }) => installed.some((model) => model.id === inUse && isDemo(model)));
  const away = useStore(awayStore, ({ folders }) => folders.includes(folder));
  if (!demo || away) return null;
  const dismiss = (): void => awayStore.setState(({ folders }) => ({ folders: [...folders, folder] }));
  return (
    <aside className="demo-note" aria-label={t('start:demo')}>
      <FlaskConical className="ic s" aria-hidden="true" />
      <p className="grow s12">
        <b>{t('start:demo')}</b> {t('start:demoText')}
      </p>
      <Button size="sm" onClick={openModels}>
        {t('start:officialModels')}
      </Button>
      <IconButton size="sm" label={t('start:demoDismiss')} onClick={dismiss}>
        <X className="ic s" />
      </IconButton>
    </aside>
  );
}
