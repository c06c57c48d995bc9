import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { NO_FILTER, type QueueFilter, type Range } from '../../../shared/project/settings';
import { isOpenFilter, withoutPart } from '../../../shared/queue/filter';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { statusWord } from './rows';

/** `≥ 2`, `≤ 5`, `2–5`. */
function rangeText({ least, most }: Range, number: (value: number) => string): string {
  if (least === null) return `≤ ${number(most ?? 0)}`;
  if (most === null) return `≥ ${number(least)}`;
  return least === most ? number(least) : `${number(least)}–${number(most)}`;
}

/** The filters in use, each with a way to take it off. */
export function FilterChips() {
  const { t, format } = useWords();
  const { queue, project } = useStores();
  const filter = useStore(queue, (state) => state.filter);
  const classes = useStore(project, (state) => state.document.classes);
  const shown = useStore(queue, (state) => state.rows?.length ?? null);
  const total = useStore(project, (state) => state.entries.length);
  if (isOpenFilter(filter)) return null;
  const className = classes.find(({ id }) => id === filter.classId)?.name ?? '';
  const texts: Partial<Record<keyof QueueFilter, string>> = {
    ...(filter.text.trim() === '' ? {} : { text: t('queue:chip.text', { text: filter.text.trim() }) }),
    ...(filter.status === null ? {} : { status: t(statusWord(filter.status)) }),
    ...(filter.classId === null ? {} : { classId: className }),
    ...(filter.boxes === null
      ? {}
      : { boxes: t('queue:chip.boxes', { range: rangeText(filter.boxes, format.number) }) }),
    ...(filter.score === null
      ? {}
      : { score: t('queue:chip.score', { range: rangeText(filter.score, format.score) }) }),
  };
  return (
    <div className="row filter-chips" role="toolbar" aria-label={t('queue:active')}>
      {(Object.entries(texts) as [keyof QueueFilter, string][]).map(([part, text]) => (
        <button
          key={part}
          type="button"
          className="chip filter-chip"
          aria-label={t('queue:remove', { filter: text })}
          title={t('queue:remove', { filter: text })}
          onClick={() => queue.setFilter(withoutPart(filter, part))}
        >
          <span className="cut">{text}</span>
          <X className="ic xs" aria-hidden="true" />
        </button>
      ))}
      {Object.keys(texts).length < 2 ? null : (
        <button type="button" className="link s11" onClick={() => queue.setFilter(NO_FILTER)}>
          {t('queue:clear')}
        </button>
      )}
      <span className="grow" />
      {shown === null ? null : <span className="s11 t3 nowrap">{t('queue:matching', { shown, total })}</span>}
    </div>
  );
}
