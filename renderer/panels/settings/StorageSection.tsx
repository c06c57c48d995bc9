import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CacheFacts } from '../../../shared/ipc/system';
import { useWords } from '../../i18n/useWords';
import { openModels } from '../../shell/modelsRoom';
import { Button } from '../../ui/Button';
import { type Storage, useStorage } from './useStorage';

interface ConfirmProps {
  readonly cache: CacheFacts;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Says what is lost; the harmless answer has the focus. */
function Confirm({ cache: { name, bytes, inUse }, onYes, onNo }: ConfirmProps) {
  const { t, format } = useWords();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className="note warn" role="alert">
      <TriangleAlert className="ic" aria-hidden="true" />
      <div className="col grow">
        <p>
          {t('settings:storage.confirm', {
            size: format.bytes(bytes - inUse),
            lost: t(`settings:storage.${name}.lost`),
          })}
        </p>
        <div className="row remark-acts">
          <Button ref={keep} size="sm" onClick={onNo}>
            {t('settings:storage.keep')}
          </Button>
          <Button size="sm" look="danger" onClick={onYes}>
            {t('settings:storage.confirmYes')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly cache: CacheFacts;
  readonly working: boolean;
  readonly onClean: () => void;
}

function CacheRow({ cache, working, onClean }: RowProps) {
  const { t, format } = useWords();
  const [asking, setAsking] = useState(false);
  const { name, bytes, inUse, busy } = cache;
  const title = t(`settings:storage.${name}`);
  const extra = busy
    ? t('settings:storage.busy')
    : inUse > 0
      ? t('settings:storage.inUse', { size: format.bytes(inUse) })
      : '';
  return (
    <li data-cache={name}>
      <div className="setting">
        <div className="col grow">
          <span className="t1">{title}</span>
          <span className="s12 t3">{t(`settings:storage.${name}.what`)}</span>
        </div>
        <span className="col storage-size">
          <span className="t1">{format.bytes(bytes)}</span>
          {extra === '' ? null : <span className="s11 t3">{extra}</span>}
        </span>
        <Button
          size="sm"
          aria-label={t('settings:storage.cleanOf', { what: title })}
          disabled={working || busy || bytes <= inUse}
          onClick={() => setAsking(true)}
        >
          {t('settings:storage.clean')}
        </Button>
      </div>
      {asking ? (
        <Confirm
          cache={cache}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            onClean();
          }}
        />
      ) : null}
    </li>
  );
}

/** Told only when it lasts. */
function Working({ storage }: { readonly storage: Storage }) {
  const { t } = useWords();
  const { working, late, done, total } = storage;
  const said = (): string => {
    if (working === 'cleaning' && total !== null) return t('settings:storage.cleaning', { done, total });
    return done > 0 ? t('settings:storage.measured', { count: done }) : t('settings:storage.measuring');
  };
  return (
    <p className="row s12 t3 storage-working" role="status">
      {working !== null && late ? (
        <>
          <LoaderCircle className="ic s spin" aria-hidden="true" />
          {said()}
        </>
      ) : null}
    </p>
  );
}

/** Where the disk goes, and a way to get some of it back without losing anybody's work. */
export function StorageSection() {
  const { t, format } = useWords();
  const storage = useStorage();
  const { facts, working, clean } = storage;
  return (
    <>
      <p className="t2">{t('settings:storage.text')}</p>
      {facts === null ? null : (
        <>
          <ul className="storage-list">
            {facts.caches.map((cache) => (
              <CacheRow key={cache.name} cache={cache} working={working !== null} onClean={() => clean(cache.name)} />
            ))}
            <li>
              <div className="setting">
                <div className="col grow">
                  <span className="t1">{t('settings:storage.models', { count: facts.models.count })}</span>
                  <span className="s12 t3">{t('settings:storage.modelsHint')}</span>
                </div>
                <span className="storage-size t1">{format.bytes(facts.models.bytes)}</span>
                <Button size="sm" onClick={openModels}>
                  {t('settings:storage.openModels')}
                </Button>
              </div>
            </li>
          </ul>
          <p className="s11 t3 selectable models-folder">{t('settings:storage.folder', { folder: facts.folder })}</p>
        </>
      )}
      <Working storage={storage} />
    </>
  );
}
