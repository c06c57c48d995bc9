import { CircleHelp, Redo2, Settings2, Share, Undo2 } from 'lucide-react';
import { run } from '../../actions/registry';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { keyText } from '../../ui/Keys';
import { AutoLabel } from './AutoLabel';
import { ModelChip } from './ModelChip';
import { ProjectMenu } from './ProjectMenu';
import { Threshold } from './Threshold';

/** Undo and redo; what they would do stands in the tooltip. */
function History() {
  const { t } = useWords();
  const stores = useStores();
  const undo = useCalm(stores.project, (state) => state.undoLabel);
  const redo = useCalm(stores.project, (state) => state.redoLabel);
  const command = (label: string): string => t(`commands:${label}` as WordKey);
  return (
    <>
      <IconButton
        label={undo === null ? t('topbar:undo') : t('topbar:undoOf', { command: command(undo) })}
        hint={keyText(useKey('undo'))}
        disabled={undo === null}
        onClick={() => run('undo', stores)}
      >
        <Undo2 className="ic" />
      </IconButton>
      <IconButton
        label={redo === null ? t('topbar:redo') : t('topbar:redoOf', { command: command(redo) })}
        hint={keyText(useKey('redo'))}
        disabled={redo === null}
        onClick={() => run('redo', stores)}
      >
        <Redo2 className="ic" />
      </IconButton>
    </>
  );
}

/** Project, model, threshold, batch, and what acts on the whole. */
export function TopBar() {
  const { t } = useWords();
  const stores = useStores();
  return (
    <header className="top-bar">
      <ProjectMenu />
      <span className="divider" />
      <ModelChip />
      <span className="divider" />
      <Threshold />
      <AutoLabel />
      <span className="divider" />
      <History />
      <IconButton label={t('topbar:export')} hint={keyText(useKey('export'))} onClick={() => run('export', stores)}>
        <Share className="ic" />
      </IconButton>
      <IconButton
        label={t('topbar:settings')}
        hint={keyText(useKey('settings'))}
        onClick={() => run('settings', stores)}
      >
        <Settings2 className="ic" />
      </IconButton>
      <IconButton label={t('topbar:keys')} hint={keyText(useKey('keys'))} onClick={() => run('keys', stores)}>
        <CircleHelp className="ic" />
      </IconButton>
    </header>
  );
}
