import { useStore } from 'zustand';
import { actions } from '../../actions/registry';
import { ACTION_GROUPS } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { keymapStore } from '../../shell/keymap';
import { Dialog } from '../../ui/Dialog';
import { AllKeys } from '../../ui/Keys';

/** What the mouse does: not an action, but people look for it here. */
const MOUSE = [
  ['mouse.draw', 'mouse.drawHow'],
  ['mouse.cycle', 'mouse.cycleHow'],
  ['mouse.zoom', 'mouse.zoomHow'],
  ['mouse.pan', 'mouse.panHow'],
] as const;

/** Most alternatives that are shown for one action. */
const MOST = 2;

/** All keys of this moment. */
export function KeysDialog() {
  const { t } = useWords();
  const keymap = useStore(keymapStore);
  return (
    <Dialog title={t('topbar:keys')} width={880} onClose={closeDialog}>
      <div className="keys-grid">
        {ACTION_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`actions:group.${group}`)}</h3>
            {actions
              .filter((one) => one.group === group && keymap[one.id].length > 0)
              .map(({ id }) => (
                <div key={id} className="key">
                  <span>{t(`actions:${id}`)}</span>
                  <span className="row nowrap">
                    <AllKeys of={keymap[id].slice(0, MOST)} />
                  </span>
                </div>
              ))}
          </section>
        ))}
        <section>
          <h3>{t('keys:mouse')}</h3>
          {MOUSE.map(([what, how]) => (
            <div key={what} className="key">
              <span>{t(`keys:${what}`)}</span>
              <span className="t3">{t(`keys:${how}`)}</span>
            </div>
          ))}
        </section>
      </div>
    </Dialog>
  );
}
