import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ExportOptions, ExportPreview } from '../../../shared/ipc/export';
import { call } from '../../bridge/bridge';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';

/** Counts of what the export would hold, kept up with the options. */
export function usePreview(options: ExportOptions): ExportPreview | null {
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  const { save } = useStores();
  useEffect(() => {
    let current = true;
    // Main counts what is on the disk.
    void save.settled().then(async () => {
      const found = await told(call('export.preview', options));
      if (current) setPreview(found);
    });
    return () => {
      current = false;
    };
  }, [options, save]);
  return preview;
}

/** @param empty whether images without boxes are counted: for tasks they are nothing special */
export function Preview({ preview, empty }: { readonly preview: ExportPreview | null; readonly empty: boolean }) {
  const { t, format } = useWords();
  if (preview === null) return <p className="t3">{t('export:counting')}</p>;
  if (preview.images === 0)
    return (
      <div className="note warn">
        <TriangleAlert className="ic" aria-hidden="true" />
        <p>{t('export:nothing')}</p>
      </div>
    );
  const figures = [
    ['export:images', preview.images],
    ['export:boxes', preview.annotations],
    ['export:classes', preview.categories],
    ...(empty ? [['export:emptyImages', preview.emptyImages] as const] : []),
  ] as const;
  return (
    <>
      <div className="figures">
        {figures.map(([key, count]) => (
          <div key={key}>
            <b>{format.number(count)}</b>
            <span className="s12 t3">{t(key, { count })}</span>
          </div>
        ))}
      </div>
      {preview.clashes.length === 0 ? null : (
        <div className="note error">
          <TriangleAlert className="ic" aria-hidden="true" />
          <div className="selectable">
            <p>{t('export:clashes', { count: preview.clashes.length })}</p>
            {preview.clashes.slice(0, 3).map(([first, second]) => (
              <p key={`${first} ${second}`} className="s12">
                {t('export:clash', { first, second })}
              </p>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
