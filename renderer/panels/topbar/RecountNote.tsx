import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';

/** What stands between the counts and the truth: survivors being computed or read, or of another NMS. */
export function RecountNote() {
  const { t, format } = useWords();
  const { survivors, prediction } = useStores();
  const { main, loading } = useStore(survivors);
  const nmsIou = useStore(prediction, (state) => state.nmsIou);
  const most = useStore(prediction, (state) => state.maxPerImage);
  const known = useStore(survivors, () => survivors.columns().known);
  if (main === null) return null;
  const busy = main.computing ?? loading;
  if (busy !== null)
    return (
      <div className="row recount" role="status">
        <span className="col grow">
          <span className="s11 t2">
            {t(main.computing === null ? 'predictions:loading' : 'predictions:recounting', busy)}
          </span>
          <span className="bar thin" aria-hidden="true">
            <i style={{ width: `${(busy.done / Math.max(1, busy.total)) * 100}%` }} />
          </span>
        </span>
        {main.computing === null ? null : (
          <Button size="sm" onClick={() => survivors.cancelRecount()}>
            {t('common:cancel')}
          </Button>
        )}
      </div>
    );
  if (main.nms.nmsIou !== nmsIou || main.nms.maxPerImage !== most)
    return (
      <div className="row recount" role="status">
        <span className="s11 text-warn grow">
          {t('predictions:stale', { iou: format.score(main.nms.nmsIou), most: main.nms.maxPerImage })}
        </span>
        <Button size="sm" onClick={() => survivors.recount()}>
          {t('predictions:recount')}
        </Button>
      </div>
    );
  return known > 0 ? null : <p className="s12 t3 recount">{t('predictions:nothingStored')}</p>;
}
