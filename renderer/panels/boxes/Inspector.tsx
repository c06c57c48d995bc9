import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { asClassId } from '../../../shared/dataset/ids';
import type { Box } from '../../../shared/geometry/box';
import { clampBox } from '../../../shared/geometry/boxes';
import { changeBoxes, classify } from '../../actions/boxes';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { type BoxRef, refKey } from '../../store/boxRef';
import { primary } from '../../store/selection';
import { Swatch } from '../../ui/marks';
import { NumberField } from '../../ui/NumberField';
import { BoxAttributes } from '../attributes/BoxAttributes';
import { ImageAttributes } from '../attributes/ImageAttributes';
import { type BoxRowData, boxRow } from './rows';

/** Narrowest a box gets by typing, image pixels. */
const SMALLEST = 1;

/** Where the box comes from, in words. */
function useOrigin({ source, score }: BoxRowData): string {
  const { t, format } = useWords();
  const figures = { score: score === null ? '' : format.score(score) };
  return source === 'model' ? t('boxes:origin.prediction', figures) : t(`boxes:origin.${source}`, figures);
}

function Selected({ row }: { readonly row: BoxRowData }) {
  const { t } = useWords();
  const stores = useStores();
  const classes = useStore(stores.project, (state) => state.document.classes);
  const image = useStore(stores.camera, (state) => state.image);
  const origin = useOrigin(row);
  const { box, ref, record } = row;
  const set = (change: Partial<Box>): void => {
    const wanted = clampBox({ ...box, ...change }, image);
    const label = 'width' in change || 'height' in change ? 'resizeBox' : 'moveBox';
    if (wanted.width >= SMALLEST && wanted.height >= SMALLEST) changeBoxes(stores, [{ ref, box: wanted }], label);
  };
  const fields = [
    ['x', 'boxes:x', box.x, (x: number) => set({ x }), image.width - box.width],
    ['y', 'boxes:y', box.y, (y: number) => set({ y }), image.height - box.height],
    ['w', 'boxes:width', box.width, (width: number) => set({ width }), image.width - box.x],
    ['h', 'boxes:height', box.height, (height: number) => set({ height }), image.height - box.y],
  ] as const;
  return (
    <>
      <div className="row">
        {record === null ? null : <Swatch color={record.color} dashed={ref.kind === 'prediction'} />}
        <select
          className="select inspector-class"
          aria-label={t('boxes:classOf')}
          value={record?.id ?? ''}
          onChange={(event) => classify(stores, [ref], asClassId(Number(event.target.value)))}
        >
          {record === null ? <option value="">?</option> : null}
          {classes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <p className="s12 t3 inspector-origin">{origin}</p>
      <div className="inspector-fields">
        {fields.map(([mark, label, value, change, most]) => (
          <NumberField
            key={mark}
            mark={mark}
            label={t(label)}
            value={Math.round(value * 100) / 100}
            digits={Number.isInteger(Math.round(value * 100) / 100) ? 0 : 1}
            min={mark === 'w' || mark === 'h' ? SMALLEST : 0}
            max={Math.max(0, most)}
            onChange={change}
          />
        ))}
      </div>
    </>
  );
}

function OfBoxes({ last, refs }: { readonly last: BoxRef; readonly refs: readonly BoxRef[] }) {
  const { t } = useWords();
  const stores = useStores();
  const current = useStore(stores.current);
  const classes = useStore(stores.project, (state) => state.document.classes);
  const row = useMemo(() => boxRow(current, classes, last), [current, classes, last]);
  if (row === null) return null;
  return (
    <section className="inspector scroll" aria-label={t(refs.length === 1 ? 'boxes:inspector' : 'boxes:inspectorMany')}>
      {refs.length === 1 ? (
        <Selected key={refKey(row.ref)} row={row} />
      ) : (
        <p className="s12 t2">{t('boxes:selectedMany', { count: refs.length })}</p>
      )}
      <BoxAttributes refs={refs} />
    </section>
  );
}

/** The selected box in numbers, what is said of the selected boxes, and of the image. */
export const Inspector = memo(function Inspector() {
  const refs = useStore(useStores().selection, (state) => state.refs);
  const last = primary({ refs });
  return (
    <>
      {last === null ? null : <OfBoxes last={last} refs={refs} />}
      <ImageAttributes />
    </>
  );
});
