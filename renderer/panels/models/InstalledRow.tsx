import { FolderSearch, ListOrdered, LoaderCircle, Pencil, RefreshCw, TextQuote, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { InstalledModel } from '../../../shared/models/installed';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { removeModel } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { tell, tellFailure } from '../../shell/toasts';
import { useStores } from '../../shell/useStores';
import { RenameField } from '../../ui/RenameField';
import { RowMenu } from '../../ui/RowMenu';
import { NamesDialog } from '../dialogs/NamesDialog';
import { roundMs } from './jobWords';
import { ModelChips } from './ModelChips';
import { ModelFacts } from './ModelFacts';
import { ModelRemarks } from './ModelRemarks';
import { shortNames } from './shortNames';

interface InstalledRowProps {
  readonly model: InstalledModel;
  readonly inUse: boolean;
}

/** What it finds and how large it is. */
function Size({ model, onNames }: { readonly model: InstalledModel; readonly onNames: () => void }) {
  const { t, format } = useWords();
  const { classCount, classNames, bytes } = model;
  const [only] = classNames ?? [];
  return (
    <div className="model-size col s12">
      {classNames === null ? (
        <button type="button" className="link cut" title={t('models:noNames')} onClick={onNames}>
          {t('models:giveNames')}
        </button>
      ) : (
        <span className="cut" title={shortNames(classNames, t)}>
          {classNames.length === 1 && only !== undefined
            ? t('models:oneClass', { name: only })
            : t('common:class', { count: classCount })}
        </span>
      )}
      <span className="s11 t3">{format.bytes(bytes)}</span>
    </div>
  );
}

/** One installed model: choose it, rename it, see what it is. */
export function InstalledRow({ model, inUse }: InstalledRowProps) {
  const { t } = useWords();
  const stores = useStores();
  const { models } = stores;
  const [renaming, setRenaming] = useState(false);
  const [naming, setNaming] = useState(false);
  const [open, setOpen] = useState(false);
  const loading = useStore(models, ({ wanted }) => wanted === model.id);
  const radio = useId();
  const { id, title, msPerImage } = model;

  const rename = (to: string | null): void => {
    setRenaming(false);
    if (to !== null) void told(models.rename(id, to.trim()));
  };
  const verify = async (): Promise<void> => {
    const reply = await models.verify(id);
    if (!reply.ok) {
      tellFailure(reply.failure, describe);
      return;
    }
    await models.refresh();
    const now = models.getState().installed.find((one) => one.id === id);
    if (now?.state === 'ok') tell('ok', t('models:unchanged', { title }));
  };

  return (
    <div className={`model-line${inUse ? ' is-used' : ''}`}>
      <input
        id={radio}
        type="radio"
        name="installed-model"
        aria-label={t('models:use', { title })}
        checked={inUse}
        disabled={model.state !== 'ok'}
        onChange={() => void told(models.use(id))}
      />
      <div className="model-main">
        <div className="row model-title">
          {renaming ? (
            <RenameField label={t('models:renameOf', { title })} value={title} onEnd={rename} />
          ) : (
            <label htmlFor={radio} className="strong t1" title={title}>
              {title}
            </label>
          )}
          {loading ? <LoaderCircle className="ic s spin" aria-hidden="true" /> : null}
          <ModelChips model={model} />
        </div>
        <span className="mono model-version t3 selectable">{model.version}</span>
      </div>
      <Size model={model} onNames={() => setNaming(true)} />
      <span className="model-ms s12" title={t('models:msHint')}>
        {msPerImage === null ? '–' : t('models:ms', { ms: roundMs(msPerImage) })}
      </span>
      <RowMenu
        label={t('models:actionsOf', { title })}
        entries={[
          { text: t('models:rename'), icon: Pencil, run: () => setRenaming(true) },
          { text: t('models:editNames'), icon: ListOrdered, run: () => setNaming(true) },
          { text: t(open ? 'models:hideDetails' : 'models:details'), icon: TextQuote, run: () => setOpen(!open) },
          { text: t('common:reveal'), icon: FolderSearch, run: () => void told(models.reveal(id)) },
          { text: t('models:verify'), icon: RefreshCw, run: () => void verify() },
          { text: t('models:remove'), icon: Trash2, run: () => void removeModel(stores, id) },
        ]}
      />
      <ModelRemarks model={model} onVerify={() => void verify()} />
      {open ? <ModelFacts model={model} /> : null}
      {naming ? (
        <NamesDialog
          name={title}
          count={model.classCount}
          names={model.classNames}
          onUse={(names) => void told(models.setClassNames(id, names))}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}
