import { actions } from '../../actions/registry';
import type { ActionGroup } from '../../actions/types';
import { closeDialog } from '../../app/dialogs';
import { useWords } from '../../i18n/useWords';
import { Dialog } from '../../ui/Dialog';
import { Keys } from '../../ui/Keys';

const GROUPS: readonly ActionGroup[] = ['image', 'box', 'class', 'view', 'project'];

/** What the mouse does: not an action, but people look for it here. */
const MOUSE = [
  ['mouse.draw', 'mouse.drawHow'],
  ['mouse.cycle', 'mouse.cycleHow'],
  ['mouse.zoom', 'mouse.zoomHow'],
  ['mouse.pan', 'mouse.panHow'],
] as const;

/** Long rows of keys (arrows, digits) show the first and the last. */
const shown = (keys: readonly string[]): readonly string[] =>
  keys.length <= 3 ? keys : [keys[0] as string, '…', keys[keys.length - 1] as string];

/** All keys, as the actions define them. */
export function KeysDialog() {
  const { t } = useWords();
  return (
    <Dialog title={t('topbar:keys')} width={880} onClose={closeDialog}>
      <div className="keys-grid">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`actions:group.${group}`)}</h3>
            {actions
              .filter((one) => one.group === group && one.keys.length > 0)
              .map(({ id, keys }) => (
                <div key={id} className="key">
                  <span>{t(`actions:${id}`)}</span>
                  <span className="row nowrap">
                    {shown(keys).map((key) => (key === '…' ? <span key={key}>…</span> : <Keys key={key} of={key} />))}
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
