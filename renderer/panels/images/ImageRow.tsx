import { ImageOff, TriangleAlert } from 'lucide-react';
import { type CSSProperties, memo, useEffect, useState } from 'react';
import type { ImageStatus } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { Failure } from '../../../shared/failure/failure';
import { thumbnailUrl } from '../../bridge/imageUrl';
import { useWords } from '../../i18n/useWords';
import { StatusDot } from '../../ui/marks';
import { LOW_SCORE, splitPath, statusWord } from './rows';

export interface ImageRowProps {
  readonly id: string;
  readonly path: ImagePath;
  readonly status: ImageStatus;
  readonly problem: Failure | null;
  /** null = not known yet. */
  readonly boxes: number | null;
  readonly lowest: number | null;
  readonly selected: boolean;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly onPick: (path: ImagePath) => void;
}

/** A row is in view for at least this long, in milliseconds, before its picture is asked for: scrolling past asks nothing. */
const REST = 80;

function Thumbnail({ path }: { readonly path: ImagePath }) {
  const [state, setState] = useState<'scrolling' | 'wanted' | 'broken'>('scrolling');
  useEffect(() => {
    const timer = setTimeout(() => setState('wanted'), REST);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span className="thumb">
      {state === 'broken' ? <ImageOff className="ic s" aria-hidden="true" /> : null}
      {state === 'wanted' ? (
        <img src={thumbnailUrl(path)} alt="" decoding="async" draggable={false} onError={() => setState('broken')} />
      ) : null}
    </span>
  );
}

function Meta({ status, problem, boxes, lowest }: ImageRowProps) {
  const { t, format, describe } = useWords();
  if (problem !== null) {
    return (
      <span className="row meta text-warn">
        <TriangleAlert className="ic xs" aria-hidden="true" />
        <span className="cut">{describe(problem)}</span>
      </span>
    );
  }
  const empty = status === 'done' && boxes === 0;
  return (
    <span className="row meta">
      <StatusDot status={status} />
      <span className="grow cut">
        {t(statusWord(status))}
        {boxes === null ? null : ` · ${empty ? t('images:verifiedEmpty') : t('common:box', { count: boxes })}`}
      </span>
      {lowest === null ? null : (
        <span
          className={lowest < LOW_SCORE ? 'text-warn' : undefined}
          title={t('images:lowest', { score: format.score(lowest) })}
        >
          {format.score(lowest)}
        </span>
      )}
    </span>
  );
}

/** One picture of the list. */
export const ImageRow = memo(function ImageRow(props: ImageRowProps) {
  const { id, path, problem, selected, top, position, total, onPick } = props;
  const { describe } = useWords();
  const { name, folder } = splitPath(path);
  return (
    // Focus and keys live on the list around the options (aria-activedescendant).
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className="image-row"
      title={problem === null ? path : `${path}\n${describe(problem)}`}
      style={{ transform: `translateY(${top}px)` } satisfies CSSProperties}
      onClick={() => onPick(path)}
    >
      <Thumbnail key={path} path={path} />
      <span className="col grow">
        <span className="row name">
          <span className="s12 t1 cut grow">{name}</span>
          {folder === '' ? null : <span className="s11 t3 cut folder">{folder}</span>}
        </span>
        <Meta {...props} />
      </span>
    </div>
  );
});
