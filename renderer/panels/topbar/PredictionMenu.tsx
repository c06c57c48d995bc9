import { Check, CheckCheck, Ellipsis, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { acceptClass, rejectClass, shownHere } from '../../actions/everywhere';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { MenuItem, Popover } from '../../ui/Popover';

interface PredictionMenuProps {
  /** null = all classes. */
  readonly classId: ClassId | null;
  readonly name: string;
  /** Closes the panel around it. */
  readonly close: () => void;
}

/** Accepts or rejects what is shown of a class, on this image or everywhere. */
export function PredictionMenu({ classId, name, close }: PredictionMenuProps) {
  const { t } = useWords();
  const stores = useStores();
  useStore(stores.boxView);
  const here = useStore(stores.current, () => shownHere(stores, classId).length);
  const everywhere = useStore(stores.shown, ({ boxes, byClass }) =>
    classId === null ? boxes : (byClass.get(classId) ?? 0),
  );
  const act = (closeMenu: () => void, run: () => void): void => {
    closeMenu();
    close();
    run();
  };
  return (
    <Popover
      className="btn ghost sm icon"
      label={classId === null ? t('predictions:actionsOfAll') : t('predictions:actionsOf', { name })}
      align="end"
      button={<Ellipsis className="ic s" aria-hidden="true" />}
    >
      {(closeMenu) => (
        <>
          <MenuItem
            icon={<Check className="ic s" aria-hidden="true" />}
            disabled={here === 0}
            onSelect={() => act(closeMenu, () => acceptClass(stores, classId))}
          >
            {t('predictions:acceptHere', { count: here })}
          </MenuItem>
          <MenuItem
            icon={<X className="ic s" aria-hidden="true" />}
            disabled={here === 0}
            onSelect={() => act(closeMenu, () => rejectClass(stores, classId))}
          >
            {t('predictions:rejectHere', { count: here })}
          </MenuItem>
          <div className="menu-rule" />
          <MenuItem
            icon={<CheckCheck className="ic s" aria-hidden="true" />}
            disabled={everywhere === 0}
            onSelect={() => act(closeMenu, () => openDialog({ name: 'everywhere', what: 'accept', classId }))}
          >
            {t('predictions:acceptAll')}
          </MenuItem>
          <MenuItem
            icon={<X className="ic s" aria-hidden="true" />}
            disabled={everywhere === 0}
            onSelect={() => act(closeMenu, () => openDialog({ name: 'everywhere', what: 'reject', classId }))}
          >
            {t('predictions:rejectAll')}
          </MenuItem>
        </>
      )}
    </Popover>
  );
}
