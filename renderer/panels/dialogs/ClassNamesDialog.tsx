import { useStore } from 'zustand';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { NamesDialog } from './NamesDialog';

/** Class names of the model of the window. */
export function ClassNamesDialog() {
  const { model } = useStores();
  const state = useStore(model);
  if (state.status !== 'ready') return null;
  const { name, classCount, classNames } = state.info;
  return (
    <NamesDialog
      name={name}
      count={classCount}
      names={classNames}
      onUse={(names) => void told(model.setClassNames(names))}
      onClose={closeDialog}
    />
  );
}
