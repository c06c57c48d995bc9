import { useVirtualizer } from '@tanstack/react-virtual';
import { CheckCheck, Eye, EyeOff } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ImagePath } from '../../../shared/dataset/ids';
import { accept } from '../../actions/boxes';
import { run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { openModels } from '../../shell/modelsRoom';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { predictionRef, refKey } from '../../store/boxRef';
import { primary } from '../../store/selection';
import { Button, IconButton } from '../../ui/Button';
import { keyText } from '../../ui/Keys';
import { BoxRow } from './BoxRow';
import { emptyList } from './empty';
import { Inspector } from './Inspector';
import { type BoxRowData, boxRows, type Tab } from './rows';

const TABS: readonly Tab[] = ['all', 'annotations', 'predictions'];
const ROW = 28;

interface RowsProps {
  readonly image: ImagePath | null;
  readonly rows: readonly BoxRowData[];
}

function Rows({ image, rows }: RowsProps) {
  const { t } = useWords();
  const stores = useStores();
  const scroller = useRef<HTMLUListElement>(null);
  const selected = useStore(stores.selection, primary);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
  });
  const at = selected === null ? -1 : rows.findIndex(({ ref }) => refKey(ref) === refKey(selected));
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <ul ref={scroller} className="box-list scroll" aria-label={t('boxes:list')} data-testid="boxes">
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        // By place: while a threshold moves, rows get other boxes instead of being made anew.
        return row === undefined ? null : <BoxRow key={index} image={image} row={row} top={start} />;
      })}
    </ul>
  );
}

function Empty({ tab }: { readonly tab: Tab }) {
  const { t } = useWords();
  const stores = useStores();
  const current = useCalm(stores.current);
  const model = useStore(stores.model);
  const broken = useCalm(stores.view, (state) => state.problem !== null);
  const again = useStore(stores.recheck, (state) => state.round !== null);
  const { title, text, offersModel } = emptyList(current, model, tab, { broken, again });
  return (
    <div className="empty">
      {title === null ? null : <b>{t(title)}</b>}
      <span>{t(text)}</span>
      {offersModel ? (
        <Button size="sm" onClick={openModels}>
          {t('boxes:chooseModel')}
        </Button>
      ) : null}
    </div>
  );
}

/** Boxes of the current image: annotations of the person, predictions of the model. */
export function BoxPanel() {
  const { t, format } = useWords();
  const stores = useStores();
  const hideKey = useKey('hideBoxes');
  const current = useCalm(stores.current);
  const classes = useStore(stores.project, (state) => state.document.classes);
  const hidden = useStore(stores.view, (state) => state.hidden);
  const [tab, setTab] = useState<Tab>('all');
  const rows = useMemo(() => boxRows(current, classes, tab), [current, classes, tab]);
  const counts = {
    all: current.record.annotations.length + current.predictions.length,
    annotations: current.record.annotations.length,
    predictions: current.predictions.length,
  };
  return (
    <section className="panel boxes" aria-label={t('boxes:title')}>
      <div className="panel-head">
        <h2>{t('boxes:title')}</h2>
        <span className="s12 t3 grow">{format.number(counts.all)}</span>
        <IconButton
          size="sm"
          label={t('boxes:acceptAll')}
          disabled={counts.predictions === 0}
          onClick={() =>
            accept(
              stores,
              stores.current.getState().predictions.map(({ index }) => predictionRef(index)),
            )
          }
        >
          <CheckCheck className="ic s" />
        </IconButton>
        <IconButton
          size="sm"
          label={t(hidden ? 'boxes:show' : 'boxes:hide')}
          hint={keyText(hideKey)}
          aria-pressed={hidden}
          onClick={() => run('hideBoxes', stores)}
        >
          {hidden ? <EyeOff className="ic s" /> : <Eye className="ic s" />}
        </IconButton>
      </div>
      <div className="seg box-tabs" role="radiogroup" aria-label={t('boxes:tabs')}>
        {TABS.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a segmented control is drawn as buttons
          <button key={one} type="button" role="radio" aria-checked={one === tab} onClick={() => setTab(one)}>
            {t(`boxes:${one}`)} <span className="t3">{format.number(counts[one])}</span>
          </button>
        ))}
      </div>
      {rows.length === 0 ? <Empty tab={tab} /> : <Rows image={current.image} rows={rows} />}
      <Inspector />
    </section>
  );
}
