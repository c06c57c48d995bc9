import type { ModelJob } from '../../../shared/models/job';
import { useWords } from '../../i18n/useWords';
import { partOf } from './jobWords';

interface DownloadProgressProps {
  readonly title: string;
  readonly download: NonNullable<ModelJob['download']>;
  /** Only the part and the time left, for a narrow column. */
  readonly short?: boolean;
}

/** How far a download is: bytes, speed, time left. */
export function DownloadProgress({ title, download, short = false }: DownloadProgressProps) {
  const { t, format } = useWords();
  const { done, total, bytesPerSecond, secondsLeft } = download;
  const part = partOf(download);
  const got =
    total === null || part === null
      ? t('models:gotSome', { done: format.bytes(done) })
      : short
        ? format.percent(part)
        : t('models:got', { done: format.bytes(done), total: format.bytes(total) });
  const speed = bytesPerSecond === null || short ? null : t('models:speed', { size: format.bytes(bytesPerSecond) });
  const left = secondsLeft === null ? null : format.duration(secondsLeft);
  const rest = short
    ? left
    : [speed, left === null ? null : t('models:left', { time: left })].filter(Boolean).join(' · ');
  return (
    <div className="download">
      <span className="row s11 nowrap">
        <span className="grow t2">{got}</span>
        <span className="t3">{rest}</span>
      </span>
      <div
        className={`bar${part === null ? ' unknown' : ''}`}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === null ? undefined : Math.floor(part * 100)}
      >
        <i style={{ width: `${(part ?? 1) * 100}%` }} />
      </div>
    </div>
  );
}
