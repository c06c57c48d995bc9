import { Funnel } from 'lucide-react';
import { useStore } from 'zustand';
import { asClassId } from '../../../shared/dataset/ids';
import type { Range } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { NumberField } from '../../ui/NumberField';
import { Popover } from '../../ui/Popover';

interface RangeRowProps {
  readonly name: string;
  readonly leastLabel: string;
  readonly mostLabel: string;
  readonly value: Range | null;
  readonly top: number;
  readonly step: number;
  readonly digits: number;
  readonly title?: string;
  readonly onChange: (range: Range | null) => void;
}

/** Two numbers; at the ends of what is possible they ask for nothing. */
function RangeRow(props: RangeRowProps) {
  const { name, leastLabel, mostLabel, value, top, step, digits, title, onChange } = props;
  const { t } = useWords();
  const set = (least: number, most: number): void => {
    const range = { least: least <= 0 ? null : least, most: most >= top ? null : most };
    onChange(range.least === null && range.most === null ? null : range);
  };
  const [least, most] = [value?.least ?? 0, value?.most ?? top];
  const shared = { min: 0, max: top, step, digits, width: 70 };
  return (
    <div className="row filter-row" title={title}>
      <span className="s12 t2 grow">{name}</span>
      <NumberField {...shared} label={leastLabel} value={least} onChange={(next) => set(next, Math.max(next, most))} />
      <span className="s12 t3">{t('queue:to')}</span>
      <NumberField {...shared} label={mostLabel} value={most} onChange={(next) => set(Math.min(next, least), next)} />
    </div>
  );
}

/** More boxes than this are one and the same to the filter. */
const MANY = 999;

function Choices() {
  const { t } = useWords();
  const { queue, project } = useStores();
  const filter = useStore(queue, (state) => state.filter);
  const classes = useStore(project, (state) => state.document.classes);
  return (
    <div className="col filter-panel">
      <h3 className="s12 strong">{t('queue:filterBy')}</h3>
      <label className="row filter-row">
        <span className="s12 t2 grow">{t('queue:class')}</span>
        <select
          className="select s12"
          aria-label={t('queue:class')}
          value={filter.classId ?? ''}
          onChange={({ target }) =>
            queue.setFilter({ classId: target.value === '' ? null : asClassId(Number(target.value)) })
          }
        >
          <option value="">{t('queue:classAny')}</option>
          {classes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <RangeRow
        name={t('queue:boxes')}
        leastLabel={t('queue:boxesLeast')}
        mostLabel={t('queue:boxesMost')}
        value={filter.boxes}
        top={MANY}
        step={1}
        digits={0}
        onChange={(boxes) => queue.setFilter({ boxes })}
      />
      <RangeRow
        name={t('queue:score')}
        leastLabel={t('queue:scoreLeast')}
        mostLabel={t('queue:scoreMost')}
        value={filter.score}
        top={1}
        step={0.05}
        digits={2}
        title={t('queue:scoreHint')}
        onChange={(score) => queue.setFilter({ score })}
      />
    </div>
  );
}

/** What the list can be narrowed to apart from name and status. */
export function FilterButton() {
  const { t } = useWords();
  return (
    <Popover
      className="btn soft icon filter-button"
      kind="dialog"
      align="end"
      width={300}
      label={t('queue:filters')}
      button={<Funnel className="ic s" aria-hidden="true" />}
    >
      {() => <Choices />}
    </Popover>
  );
}
