import { PanelLeftClose, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type ImageStatus, imageRecord } from '../../../shared/dataset/document';
import type { StatusFilter } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { StatusDot } from '../../ui/marks';
import { SearchField } from '../../ui/SearchField';
import { FilterChips } from './FilterChips';
import { FilterButton } from './FilterPanel';
import { OrderMenu } from './OrderMenu';
import { type Problems, statusWord } from './rows';

const STATUSES: readonly ImageStatus[] = ['unseen', 'in progress', 'done', 'skipped'];

interface ImageHeaderProps {
  /** Images that cannot be read; they count as problem, not as unseen. */
  readonly problems: Problems;
  readonly onHide: () => void;
}

/** How many images there are of each status; a click narrows the list to them. */
function StatusCounts({ problems }: Pick<ImageHeaderProps, 'problems'>) {
  const { t, format } = useWords();
  const stores = useStores();
  const byStatus = useCalm(stores.project, (state) => state.counts.byStatus);
  const present = useStore(stores.queue, (state) => state.filter.status);
  const document = useCalm(stores.project, (state) => state.document);
  const unseen = useMemo(
    () => [...problems.keys()].filter((path) => imageRecord(document, path).status === 'unseen').length,
    [problems, document],
  );
  const counted = (status: StatusFilter): number => {
    if (status === 'problem') return problems.size;
    return status === 'unseen' ? Math.max(0, byStatus.unseen - unseen) : byStatus[status];
  };
  const shown: readonly StatusFilter[] = problems.size > 0 ? [...STATUSES, 'problem'] : STATUSES;
  return (
    <div className="row status-counts" role="toolbar" aria-label={t('images:filterStatus')}>
      {shown.map((status) => (
        <button
          key={status}
          type="button"
          className="status-count"
          aria-pressed={present === status}
          aria-label={t('images:statusCount', { status: t(statusWord(status)), count: counted(status) })}
          title={t(statusWord(status))}
          onClick={() => stores.queue.setFilter({ status: present === status ? null : status })}
        >
          {status === 'problem' ? (
            <TriangleAlert className="ic xs text-warn" aria-hidden="true" />
          ) : (
            <StatusDot status={status} />
          )}
          {format.number(counted(status))}
        </button>
      ))}
    </div>
  );
}

function Progress() {
  const { t } = useWords();
  const stores = useStores();
  const total = useStore(stores.project, (state) => state.entries.length);
  const { done, skipped, 'in progress': progress } = useCalm(stores.project, (state) => state.counts.byStatus);
  const width = (part: number) => ({ width: `${total > 0 ? (part / total) * 100 : 0}%` });
  return (
    <div
      className="bar thin"
      role="progressbar"
      aria-label={t('images:progress', { done, total })}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      title={t('images:progress', { done, total })}
    >
      <i className="ok" style={width(done)} />
      <i className="skipped" style={width(skipped)} />
      <i className="progress" style={width(progress)} />
    </div>
  );
}

/** Title, order, filter and progress over the image list. */
export function ImageHeader({ problems, onHide }: ImageHeaderProps) {
  const { t, format } = useWords();
  const { project, queue } = useStores();
  const total = useStore(project, (state) => state.entries.length);
  const text = useStore(queue, (state) => state.filter.text);
  return (
    <div className="image-header">
      <div className="panel-head">
        <h2>{t('images:title')}</h2>
        <span className="s12 t3">{format.number(total)}</span>
        <span className="grow" />
        <OrderMenu />
        <IconButton size="sm" label={t('images:hide')} onClick={onHide}>
          <PanelLeftClose className="ic s" />
        </IconButton>
      </div>
      <div className="row filter-line">
        <SearchField
          label={t('images:filter')}
          clearLabel={t('images:clearFilter')}
          value={text}
          onChange={(next) => queue.setFilter({ text: next })}
        />
        <FilterButton />
      </div>
      <FilterChips />
      <StatusCounts problems={problems} />
      <Progress />
    </div>
  );
}
