import type { ClassId } from '../../../shared/dataset/ids';
import { deleteClass } from '../../../shared/editing/commands/classes';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** A class with boxes: how many would go with it. */
export function DeleteClassDialog({ id }: { readonly id: ClassId }) {
  const { t } = useWords();
  const { project } = useStores();
  const { document, counts } = project.getState();
  const name = document.classes.find((one) => one.id === id)?.name ?? '';
  const count = counts.byClass.get(id) ?? 0;
  const images = [...document.images.values()].filter(({ annotations }) =>
    annotations.some(({ classId }) => classId === id),
  ).length;
  const remove = (): void => {
    closeDialog();
    project.dispatch(deleteClass(project.getState().document, { id }));
  };
  return (
    <Dialog
      title={t('classes:deleteTitle', { name })}
      width={460}
      onClose={closeDialog}
      footer={
        <>
          <span className="grow" />
          <Button data-autofocus onClick={closeDialog}>
            {t('classes:keep')}
          </Button>
          <Button look="danger" onClick={remove}>
            {t('classes:deleteConfirm', { count })}
          </Button>
        </>
      }
    >
      <p>{t('classes:deleteText', { count, images })}</p>
    </Dialog>
  );
}
