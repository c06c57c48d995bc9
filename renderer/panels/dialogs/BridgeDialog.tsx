import { useState } from 'react';
import { useStore } from 'zustand';
import { asClassId } from '../../../shared/dataset/ids';
import { type BridgeRow, unmatched } from '../../../shared/detection/bridge';
import { addClasses } from '../../../shared/editing/commands/classes';
import { setBridge } from '../../../shared/editing/commands/setBridge';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SearchField } from '../../ui/SearchField';

const IGNORE = 'ignore';
const OPEN = '';

function Row({ row }: { readonly row: BridgeRow }) {
  const { t } = useWords();
  const { project } = useStores();
  const classes = useStore(project, (state) => state.document.classes);
  const { modelClass, classId, how } = row;
  const set = (to: Parameters<typeof setBridge>[1]['to']): void =>
    project.dispatch(setBridge(project.getState().document, { modelClass, to }));
  const value = how === 'ignored' ? IGNORE : classId === null ? OPEN : String(classId);
  return (
    <tr className={how === 'none' ? 'is-open' : undefined}>
      <td className="selectable">{modelClass}</td>
      <td>
        <select
          className="select"
          title={value === OPEN ? t('bridge:choose') : undefined}
          aria-label={`${t('bridge:projectClass')}: ${modelClass}`}
          value={value}
          onChange={({ target }) => {
            if (target.value === IGNORE) set(null);
            else if (target.value !== OPEN) set(asClassId(Number(target.value)));
          }}
        >
          {value === OPEN ? <option value={OPEN}>{t('bridge:choose')}</option> : null}
          {classes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={IGNORE}>{t('bridge:ignore')}</option>
        </select>
      </td>
      <td className={`s12 ${how === 'none' ? 'text-warn' : 't3'}`}>{t(`bridge:how.${how}`)}</td>
      <td>
        {how === 'user' || how === 'ignored' ? (
          <button
            type="button"
            className="link s12"
            aria-label={t('bridge:resetOf', { name: modelClass })}
            onClick={() => set('auto')}
          >
            {t('bridge:reset')}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

/** Which class of the project each class of the model becomes; what matches nothing comes first. */
export function BridgeDialog() {
  const { t } = useWords();
  const { project, classBridge } = useStores();
  const bridge = useStore(classBridge, (state) => state.bridge);
  const [filter, setFilter] = useState('');
  const rows = bridge ?? [];
  const missing = unmatched(rows);
  const found = rows.filter(({ modelClass }) => modelClass.toLowerCase().includes(filter.trim().toLowerCase()));
  const sorted = [...found.filter(({ how }) => how === 'none'), ...found.filter(({ how }) => how !== 'none')];
  const matched = rows.length - missing.length;
  return (
    <Dialog
      title={t('bridge:title')}
      width={680}
      onClose={closeDialog}
      footer={
        <>
          <span className="s12 t3 grow">
            {missing.length === 0
              ? t('bridge:allMatched', { count: rows.length })
              : t('bridge:summary', { matched, total: rows.length })}
          </span>
          {missing.length === 0 ? null : (
            <Button onClick={() => project.dispatch(addClasses(project.getState().document, { names: missing }))}>
              {t('bridge:addMissing', { count: missing.length })}
            </Button>
          )}
          <Button look="primary" onClick={closeDialog}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <p className="t3">{bridge === null ? t('bridge:noModel') : t('bridge:intro')}</p>
      {rows.length > 12 ? (
        <SearchField
          first
          label={t('bridge:find')}
          clearLabel={t('images:clearFilter')}
          value={filter}
          onChange={setFilter}
        />
      ) : null}
      <div className="table-scroll scroll">
        <table className="table bridge-table">
          <thead>
            <tr>
              <th scope="col">{t('bridge:modelClass')}</th>
              <th scope="col">{t('bridge:projectClass')}</th>
              <th scope="col">{t('bridge:how')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <Row key={row.modelClass} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
