import { Keyboard, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { actions } from '../../actions/registry';
import { ACTION_GROUPS } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { closeDialog, openDialog } from '../../shell/dialogs';
import { keymapStore } from '../../shell/keymap';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { AllKeys, keyText } from '../../ui/Keys';
import { MOUSE } from './mouse';

/** Most alternatives that are shown for one action. */
const MOST = 3;

const print = (): void => window.print();

/** All keys of this moment and what the mouse does; prints on one sheet of paper. */
export function KeySheet() {
  const { t } = useWords();
  const keymap = useStore(keymapStore);
  const preset = useStore(infoStore, (info) => info.settings.keys.preset);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      print();
    };
    // The dialog keeps its keys to itself, so it is listened to on the way down.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  const row = (id: string, what: string, how: React.ReactNode) => (
    <div key={id} className="key">
      <span>{what}</span>
      <span className="row nowrap">{how}</span>
    </div>
  );
  return (
    <Dialog
      title={t('topbar:keys')}
      className="key-sheet"
      width={1080}
      onClose={closeDialog}
      tools={
        <>
          <span className="s12 t3 sheet-preset">{t('keys:likeIn', { preset: t(`keys:preset.${preset}`) })}</span>
          <Button look="ghost" onClick={print}>
            <Printer className="ic" aria-hidden="true" />
            {t('keys:print')}
          </Button>
          <Button onClick={() => openDialog({ name: 'editKeys' })}>
            <Keyboard className="ic" aria-hidden="true" />
            {t('keys:change')}
          </Button>
        </>
      }
    >
      <div className="keys-grid" tabIndex={-1} data-autofocus>
        {ACTION_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`actions:group.${group}`)}</h3>
            {actions
              .filter((one) => one.group === group && keymap[one.id].length > 0)
              .map(({ id }) => row(id, t(`actions:${id}`), <AllKeys of={keymap[id].slice(0, MOST)} />))}
          </section>
        ))}
        <section>
          <h3>{t('keys:mouse')}</h3>
          {MOUSE.map((what) =>
            row(
              what,
              t(`keys:mouse.${what}`),
              <span className="t3">{t(`keys:mouse.${what}How`, { mod: keyText('Mod') })}</span>,
            ),
          )}
        </section>
      </div>
    </Dialog>
  );
}
