import type { ProjectDocument } from '../../../shared/dataset/document';
import type { ImportPlan } from '../../../shared/ipc/export';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { carryOut } from '../../shell/importing';
import { tell, undoStep } from '../../shell/toasts';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

const NAMES_SHOWN = 8;

const shortList = (names: readonly string[]): string =>
  names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ' …' : '');

interface ImportDialogProps {
  readonly plan: ImportPlan;
  /** What the plan was made for. */
  readonly document: ProjectDocument;
}

/** What an import would do, before it does it. */
export function ImportDialog({ plan, document }: ImportDialogProps) {
  const { t } = useWords();
  const stores = useStores();
  const { project } = stores;
  const boxes = t('common:box', { count: plan.annotations });
  const images = t('common:image', { count: plan.images });
  const nothing = plan.diff.changes.length === 0;
  const names = shortList(plan.newClasses);
  const attributes = shortList(plan.newAttributes);
  const grown = shortList(plan.grownAttributes);
  const notes = [
    ['export:importNewClasses', plan.newClasses.length],
    ['export:importNewAttributes', plan.newAttributes.length],
    ['export:importGrownAttributes', plan.grownAttributes.length],
    ['export:importMissing', plan.missingCount],
    ['export:importDuplicates', plan.duplicates],
    ['export:importUnusable', plan.unusable],
    ['export:importSegmentations', plan.segmentations],
    ['export:importLostValues', plan.lostValues],
    ['export:importOtherSizes', plan.otherSizes],
  ] as const;
  const add = (): void => {
    closeDialog();
    if (!carryOut(stores, plan, document)) return;
    tell('ok', t('export:importDone', { boxes }), undoStep(t('common:undo'), project));
  };
  return (
    <Dialog
      title={t(nothing ? 'export:importNothingTitle' : 'export:importTitle')}
      width={520}
      onClose={closeDialog}
      onSubmit={nothing ? closeDialog : add}
      footer={
        <>
          <span className="s12 t3 grow">{nothing ? null : t('export:importUndo')}</span>
          <Button onClick={closeDialog}>{t(nothing ? 'common:close' : 'common:cancel')}</Button>
          {nothing ? null : (
            <Button look="primary" type="submit" data-autofocus>
              {plan.annotations === 0 ? t('export:importTake') : t('export:importAdd', { count: plan.annotations })}
            </Button>
          )}
        </>
      }
    >
      <p className="selectable">{t('export:importText', { file: plan.file, boxes, images })}</p>
      <ul className="plain-list">
        {notes
          .filter(([, count]) => count > 0)
          .map(([key, count]) => (
            <li key={key}>{t(key, { count, names, attributes, grown })}</li>
          ))}
      </ul>
      {plan.missing.length === 0 ? null : (
        <pre className="area mono selectable missing-list">{plan.missing.join('\n')}</pre>
      )}
    </Dialog>
  );
}
