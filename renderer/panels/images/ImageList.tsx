import { useVirtualizer } from '@tanstack/react-virtual';
import { Funnel, Images } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { imageRecord } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { labelThresholds } from '../../../shared/detection/thresholds';
import { NO_FILTER } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { ImageHeader } from './ImageHeader';
import { ImageRow } from './ImageRow';
import { type Problems, problemsOf, rowFigures } from './rows';
import { shownScores } from './shownScores';

const ROW = 52;
/** Rows that one press of a key goes on. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Why the list is empty, and what to do. */
function Empty() {
  const { t } = useWords();
  const { project, queue } = useStores();
  const total = useStore(project, (state) => state.entries.length);
  const { boxes, score, classId } = useStore(queue, (state) => state.filter);
  const asksForScores = boxes !== null || score !== null || classId !== null;
  return total > 0 ? (
    <div className="empty">
      <Funnel className="ic l" aria-hidden="true" />
      <b>{t('queue:noMatchTitle')}</b>
      <span>{t('queue:noMatch', { total })}</span>
      {asksForScores ? <span>{t('queue:noMatchScores')}</span> : null}
      <button type="button" className="link" onClick={() => queue.setFilter(NO_FILTER)}>
        {t('queue:clear')}
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

/** Place of an image in the list; -1 = it is not in it. */
function placeIn(
  rows: readonly ImageEntry[],
  indexOf: ReadonlyMap<ImagePath, number>,
  image: ImagePath | null,
): number {
  // In the folder's own order the place is known; looking for it among 100,000 rows would be felt.
  const place = image === null ? undefined : indexOf.get(image);
  if (place !== undefined && rows[place]?.path === image) return place;
  return rows.findIndex(({ path }) => path === image);
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
  const document = useCalm(stores.project, (state) => state.document);
  const image = useCalm(stores.view, (state) => state.image);
  const prediction = useCalm(stores.prediction);
  const bridge = useStore(stores.classBridge, (state) => state.bridge);
  const thresholds = useMemo(() => labelThresholds(bridge ?? [], prediction), [bridge, prediction]);
  const indexOf = useStore(stores.project, (state) => state.indexOf);
  // Boxes live outside React: this number says when to look again.
  useCalm(stores.survivors, (state) => state.version);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const at = useMemo(() => placeIn(rows, indexOf, image), [rows, indexOf, image]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? -1;
  useEffect(() => {
    void stores.survivors.request(rows.slice(first, last + 1).map(({ path }) => path));
  }, [stores, rows, first, last]);

  const pick = useCallback((path: ImagePath) => stores.view.show(path), [stores]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
    // Arrows belong to the list while it has the focus, not to the selected box.
    event.preventDefault();
    event.stopPropagation();
    // What is rendered lags behind a held key.
    const now = placeIn(rows, indexOf, stores.view.getState().image);
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
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
          const row = indexOf.get(entry.path) ?? -1;
          const { boxes, lowest } = rowFigures(
            record,
            shownScores(stores.survivors.columns(), row, thresholds, record),
          );
          return (
            <ImageRow
              key={entry.path}
              id={`${id}${index}`}
              path={entry.path}
              status={record.status}
              problem={problems.get(entry.path) ?? null}
              boxes={boxes}
              lowest={lowest}
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

/** Left panel: all images of the folder, or those the filter lets through, in the order of the queue. */
export function ImageList({ onHide }: { readonly onHide: () => void }) {
  const { t } = useWords();
  const stores = useStores();
  const entries = useStore(stores.project, (state) => state.entries);
  const queued = useStore(stores.queue, (state) => state.rows);
  const failed = useStore(stores.batch, (state) => state.failed);
  const unreadable = useCalm(stores.view, (state) => state.unreadable);
  const problems = useMemo(() => problemsOf(entries, failed, unreadable), [entries, failed, unreadable]);
  const rows = useMemo(
    () => (queued === null ? entries : Array.from(queued, (row) => entries[row] as ImageEntry)),
    [entries, queued],
  );
  return (
    <section className="panel left" aria-label={t('images:title')}>
      <ImageHeader problems={problems} onHide={onHide} />
      {rows.length === 0 ? <Empty /> : <Rows rows={rows} problems={problems} />}
    </section>
  );
}
