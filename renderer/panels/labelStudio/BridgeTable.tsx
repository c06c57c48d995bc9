import { useState } from 'react';
import type { ConnectedProject, LabelChoice, LabelRow } from '../../../shared/ipc/labelStudio';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import type { BridgeView } from './bridgeView';

const IGNORE = 'ignore';
const OPEN = '';
/** In front of a label's own name, so that no name is taken for a word of ours. */
const LABEL = 'label:';

const CHIP: Partial<Record<LabelRow['how'], string>> = {
  user: ' accent',
  ignored: ' accent',
  synonym: ' info',
  none: ' warn',
};

type Choose = (className: string, choice: LabelChoice['choice']) => void;

interface RowProps {
  readonly row: LabelRow;
  readonly labels: readonly string[];
  readonly onChoose: Choose;
}

/** A class of the model, and the label it becomes. */
function ClassRow({ row, labels, onChoose }: RowProps) {
  const { t } = useWords();
  const { className, label, how } = row;
  const value = how === 'ignored' ? IGNORE : label === null ? OPEN : LABEL + label;
  return (
    <tr>
      <td className="selectable">{className}</td>
      <td>
        <select
          className="select"
          aria-label={t('labelStudio:labelOf', { name: className })}
          value={value}
          onChange={({ target }) => {
            if (target.value === IGNORE) onChoose(className, { kind: 'ignore' });
            else if (target.value !== OPEN)
              onChoose(className, { kind: 'label', label: target.value.slice(LABEL.length) });
          }}
        >
          {value === OPEN ? <option value={OPEN}>{t('labelStudio:noLabel')}</option> : null}
          {labels.map((name) => (
            <option key={name} value={LABEL + name}>
              {name}
            </option>
          ))}
          <option value={IGNORE}>{t('labelStudio:leaveOut')}</option>
        </select>
      </td>
      <td>
        <span className="row end">
          {how === 'user' || how === 'ignored' ? (
            <button
              type="button"
              className="link s12"
              aria-label={t('labelStudio:autoOf', { name: className })}
              onClick={() => onChoose(className, { kind: 'auto' })}
            >
              {t('labelStudio:auto')}
            </button>
          ) : null}
          <span className={`chip${CHIP[how] ?? ''}`}>{t(`labelStudio:how.${how}`)}</span>
        </span>
      </td>
    </tr>
  );
}

interface OpenProps {
  readonly label: string;
  readonly view: BridgeView;
  readonly onChoose: Choose;
}

/** A label that nothing becomes: which class is it? */
function OpenRow({ label, view, onChoose }: OpenProps) {
  const { t } = useWords();
  const options = (rows: readonly LabelRow[]) =>
    rows.map(({ className }) => (
      <option key={className} value={LABEL + className}>
        {className}
      </option>
    ));
  return (
    <tr className="is-open">
      <td>
        <select
          className="select"
          aria-label={t('labelStudio:chooseClassFor', { label })}
          value={OPEN}
          onChange={({ target }) => onChoose(target.value.slice(LABEL.length), { kind: 'label', label })}
        >
          <option value={OPEN}>{t('labelStudio:chooseClass')}</option>
          {view.rest.length === 0 ? null : <optgroup label={t('labelStudio:free')}>{options(view.rest)}</optgroup>}
          {view.settled.length === 0 ? null : (
            <optgroup label={t('labelStudio:taken')}>{options(view.settled)}</optgroup>
          )}
        </select>
      </td>
      <td className="selectable t1">{label}</td>
      <td>
        <span className="row end">
          <span className="chip warn">{t('labelStudio:how.none')}</span>
        </span>
      </td>
    </tr>
  );
}

/** More classes without a label than this are folded away. */
const FEW = 6;

interface BridgeTableProps {
  readonly project: ConnectedProject;
  readonly view: BridgeView;
}

/** Model class -> label of the project; what is open comes first. */
export function BridgeTable({ project, view }: BridgeTableProps) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const [all, setAll] = useState(false);
  const choose: Choose = (className, choice) =>
    void told(labelStudio.setLabel({ project: project.key, className, choice }));
  const { openLabels, settled, rest } = view;
  const many = rest.length > FEW;
  const shown = [...settled, ...(many && !all ? [] : rest)];
  return (
    <>
      <table className="table ls-bridge">
        <thead>
          <tr>
            <th scope="col">{t('labelStudio:modelClass')}</th>
            <th scope="col">{t('labelStudio:label')}</th>
            <th scope="col">{t('labelStudio:how')}</th>
          </tr>
        </thead>
        <tbody>
          {openLabels.map((label) => (
            <OpenRow key={label} label={label} view={view} onChoose={choose} />
          ))}
          {shown.map((row) => (
            <ClassRow key={row.className} row={row} labels={project.labels} onChoose={choose} />
          ))}
        </tbody>
      </table>
      {rest.length === 0 ? null : (
        <div className="row s12 t3 ls-rest">
          <span className="grow">{t('labelStudio:rest', { count: rest.length })}</span>
          {many ? (
            <button type="button" className="link nowrap" onClick={() => setAll(!all)}>
              {t(all ? 'labelStudio:hideRest' : 'labelStudio:showRest')}
            </button>
          ) : null}
        </div>
      )}
    </>
  );
}
