import { PanelLeftClose, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ImageStatus } from '../../../shared/dataset/document';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { StatusDot } from '../../ui/marks';
import { SearchField } from '../../ui/SearchField';
import { type Filter, type StatusFilter, statusWord } from './rows';

const STATUSES: readonly ImageStatus[] = ['unseen', 'in progress', 'done', 'skipped'];

interface ImageHeaderProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Images that cannot be read; they count as problem, not as unseen. */
  readonly problems: number;
  readonly onHide: () => void;
}

/** How many images there are of each status; a click narrows the list to them. */
function StatusCounts({ filter, onFilter, problems }: Omit<ImageHeaderProps, 'onHide'>) {
  const { t, format } = useWords();
  const stores = useStores();
  const byStatus = useStore(stores.project, (state) => state.counts.byStatus);
  const counted = (status: StatusFilter): number => {
    if (status === 'problem') return problems;
    return status === 'unseen' ? Math.max(0, byStatus.unseen - problems) : byStatus[status];
  };
  const shown: readonly StatusFilter[] = problems > 0 ? [...STATUSES, 'problem'] : STATUSES;
  return (
    <div className="row status-counts" role="toolbar" aria-label={t('images:filterStatus')}>
      {shown.map((status) => (
        <button
          key={status}
          type="button"
          className="status-count"
          aria-pressed={filter.status === status}
          aria-label={t('images:statusCount', { status: t(statusWord(status)), count: counted(status) })}
          title={t(statusWord(status))}
          onClick={() => onFilter({ ...filter, status: filter.status === status ? null : status })}
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
  const { done, skipped, 'in progress': progress } = useStore(stores.project, (state) => state.counts.byStatus);
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

/** Title, filter and progress over the image list. */
export function ImageHeader(props: ImageHeaderProps) {
  const { filter, onFilter, onHide } = props;
  const { t, format } = useWords();
  const stores = useStores();
  const total = useStore(stores.project, (state) => state.entries.length);
  return (
    <div className="image-header">
      <div className="panel-head">
        <h2>{t('images:title')}</h2>
        <span className="s12 t3 grow">{format.number(total)}</span>
        <IconButton size="sm" label={t('images:hide')} onClick={onHide}>
          <PanelLeftClose className="ic s" />
        </IconButton>
      </div>
      <SearchField
        label={t('images:filter')}
        clearLabel={t('images:clearFilter')}
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <StatusCounts {...props} />
      <Progress />
    </div>
  );
}
