import { Fragment } from 'react';
import { actions } from '../../actions/registry';
import type { ActionGroup } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
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

/** Most alternatives that are shown for one action. */
const MOST = 2;

/** The keys of an action: alternatives, the four arrows as one, a row of digits by its ends. */
function ActionKeys({ keys }: { readonly keys: readonly string[] }) {
  const [first = '', ...others] = keys;
  if (first.endsWith('ArrowLeft'))
    return (
      <>
        {first.includes('+') ? <Keys of={first.slice(0, first.lastIndexOf('+'))} /> : null}
        <kbd>← ↑ → ↓</kbd>
      </>
    );
  if (keys.length > 4)
    return (
      <>
        <Keys of={first} />–<Keys of={others[others.length - 1] ?? ''} />
      </>
    );
  return keys.slice(0, MOST).map((key, at) => (
    <Fragment key={key}>
      {at === 0 ? null : <span className="t3">/</span>}
      <Keys of={key} />
    </Fragment>
  ));
}

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
                    <ActionKeys keys={keys} />
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
