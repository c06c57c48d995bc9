import { useVirtualizer } from '@tanstack/react-virtual';
import { Funnel, Images } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { imageRecord } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { ImageHeader } from './ImageHeader';
import { ImageRow } from './ImageRow';
import { type Filter, filterImages, type Problems, problemsOf, rowFigures } from './rows';

const ROW = 52;
const ALL: Filter = { text: '', status: null };
/** Rows that one press of a key goes on. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function Empty({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useWords();
  return filtered ? (
    <div className="empty">
      <Funnel className="ic l" aria-hidden="true" />
      <b>{t('images:noMatchTitle')}</b>
      <span>{t('images:noMatch')}</span>
      <button type="button" className="link" onClick={onClear}>
        {t('images:clearFilter')}
      </button>
    </div>
  ) : (
    <div className="empty">
      <Images className="ic l" aria-hidden="true" />
      <b>{t('images:emptyTitle')}</b>
      <span>{t('images:empty')}</span>
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly ImageEntry[];
  readonly problems: Problems;
}

/** The rows in view: only those exist, however long the list is. */
function Rows({ rows, problems }: RowsProps) {
  const { t } = useWords();
  const stores = useStores();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const document = useStore(stores.project, (state) => state.document);
  const image = useStore(stores.view, (state) => state.image);
  const threshold = useStore(stores.prediction, (state) => state.threshold);
  const current = useStore(stores.current);
  // Summaries live outside React: this number says when to look again.
  useStore(stores.detections, (state) => state.summaryVersion);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const at = useMemo(() => rows.findIndex(({ path }) => path === image), [rows, image]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? -1;
  useEffect(() => {
    stores.detections.requestSummaries(rows.slice(first, last + 1).map(({ path }) => path));
  }, [stores, rows, first, last]);

  const pick = useCallback((path: ImagePath) => stores.view.show(path), [stores]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
    // Arrows belong to the list while it has the focus, not to the selected box.
    event.preventDefault();
    event.stopPropagation();
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) pick(next.path);
  };
  return (
    <div
      ref={scroller}
      className="image-rows scroll list-focus"
      role="listbox"
      tabIndex={0}
      aria-label={t('images:list')}
      aria-activedescendant={at >= first && at <= last ? `${id}${at}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const entry = rows[index];
          if (!entry) return null;
          const record = imageRecord(document, entry.path);
          const figures = rowFigures(record, stores.detections.summaryOf(entry.path), threshold);
          const here = entry.path === current.image;
          const boxes =
            here && current.detection?.status === 'ready' && record.status !== 'done'
              ? record.annotations.length + current.predictions.length
              : figures.boxes;
          return (
            <ImageRow
              key={entry.path}
              id={`${id}${index}`}
              path={entry.path}
              status={record.status}
              problem={problems.get(entry.path) ?? null}
              boxes={boxes}
              lowest={figures.lowest}
              selected={index === at}
              top={start}
              position={index + 1}
              total={rows.length}
              onPick={pick}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Left panel: all images of the folder, or those the filter lets through. */
export function ImageList({ onHide }: { readonly onHide: () => void }) {
  const { t } = useWords();
  const stores = useStores();
  const [status, setStatus] = useState<Filter['status']>(null);
  const text = useStore(stores.view, (state) => state.filter);
  const filter = useMemo((): Filter => ({ text, status }), [text, status]);
  const setFilter = (next: Filter): void => {
    setStatus(next.status);
    stores.view.setFilter(next.text);
  };
  const entries = useStore(stores.project, (state) => state.entries);
  const document = useStore(stores.project, (state) => state.document);
  const image = useStore(stores.view, (state) => state.image);
  const failed = useStore(stores.batch, (state) => state.failed);
  const problems = useMemo(() => problemsOf(entries, failed), [entries, failed]);
  const rows = useMemo(
    () => filterImages(entries, document, problems, filter, image),
    [entries, document, problems, filter, image],
  );
  useEffect(() => {
    stores.view.setOrder(rows === entries ? null : rows.map(({ path }) => path));
  }, [stores, rows, entries]);
  useEffect(() => () => stores.view.setOrder(null), [stores]);
  return (
    <section className="panel left" aria-label={t('images:title')}>
      <ImageHeader filter={filter} onFilter={setFilter} problems={problems.size} onHide={onHide} />
      {rows.length === 0 ? (
        <Empty filtered={entries.length > 0} onClear={() => setFilter(ALL)} />
      ) : (
        <Rows rows={rows} problems={problems} />
      )}
    </section>
  );
}
