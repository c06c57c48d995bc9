import { Check, Download, Pencil, Sparkles, SquareDashedMousePointer } from 'lucide-react';
import { memo, type ReactElement, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ImagePath } from '../../../shared/dataset/ids';
import { useWords } from '../../i18n/useWords';
import { clickedOn } from '../../shell/toCanvas';
import { useStores } from '../../shell/useStores';
import { sameRef } from '../../store/boxRef';
import { boxKey } from '../../store/boxView';
import { Score, Swatch } from '../../ui/marks';
import { Marks } from '../attributes/Marks';
import { LOW_SCORE } from '../images/rows';
import { BoxActs } from './BoxActs';
import type { BoxRowData, Source } from './rows';

/** Elements that stay the same: a row that gets another box does not make its signs anew. */
const SOURCES: Readonly<Record<Source, ReactElement>> = {
  model: <Sparkles className="ic s t3" />,
  accepted: <Check className="ic s t3" />,
  edited: <Pencil className="ic s t3" />,
  drawn: <SquareDashedMousePointer className="ic s t3" />,
  imported: <Download className="ic s t3" />,
};

const NO_CLASS = { slot: 16, ring: 0 };

interface BoxRowProps {
  readonly image: ImagePath | null;
  readonly row: BoxRowData;
  readonly top: number;
}

/** One box: click selects it on the canvas; what can be done with it appears where the mouse is. */
export const BoxRow = memo(function BoxRow({ image, row, top }: BoxRowProps) {
  const { t, format } = useWords();
  const stores = useStores();
  const { ref, box, record, score, source, attributes } = row;
  const selected = useStore(stores.selection, (state) => state.refs.some((one) => sameRef(one, ref)));
  const hovered = useStore(stores.selection, (state) => sameRef(state.hovered, ref));
  const key = boxKey(image, ref);
  const unseen = useStore(
    stores.boxView,
    ({ hidden, hiddenClasses }) => hidden.has(key) || (record !== null && hiddenClasses.has(record.id)),
  );
  const marked = useStore(
    stores.boxView,
    ({ hidden, locked, allLocked }) => allLocked || hidden.has(key) || locked.has(key),
  );
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  // What can be done is made where the mouse or the focus is: while a threshold moves, all rows are others all the time.
  const near = over || focused;
  // The box under a mouse that rests has become another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the box
  useEffect(() => {
    if (over) stores.selection.hover(ref);
  }, [key]);
  const name = record?.name ?? '?';
  const isPrediction = ref.kind === 'prediction';
  return (
    <li
      className={`box-row${selected ? ' is-selected' : ''}${hovered ? ' is-hovered' : ''}${unseen ? ' is-unseen' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      data-kind={ref.kind}
      onMouseEnter={() => {
        setOver(true);
        stores.selection.hover(ref);
      }}
      onMouseLeave={() => {
        setOver(false);
        stores.selection.hover(null);
      }}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <button
        type="button"
        className="box-pick"
        aria-pressed={selected}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) stores.selection.toggle(ref);
          else stores.selection.select(ref);
          clickedOn(event);
        }}
      >
        <Swatch color={record?.color ?? NO_CLASS} dashed={isPrediction} />
        <span className="cut grow box-name">{name}</span>
        {attributes === undefined ? null : <Marks values={attributes} />}
        <span className="s11 t3 nowrap box-size">
          {Math.round(box.width)} × {Math.round(box.height)}
        </span>
      </button>
      <span className="box-score">
        {score === null ? (
          <span className="t3">–</span>
        ) : (
          <Score value={score} text={format.score(score)} low={isPrediction && score < LOW_SCORE} />
        )}
      </span>
      <span className="box-acts">{near || marked ? <BoxActs image={image} of={ref} name={name} /> : null}</span>
      <span
        className="box-source"
        role="img"
        aria-label={t(`boxes:source.${source}`)}
        title={t(`boxes:source.${source}`)}
      >
        {SOURCES[source]}
      </span>
    </li>
  );
});
