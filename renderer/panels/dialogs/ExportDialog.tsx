import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import {
  DEFAULT_EXPORT_OPTIONS,
  type ExportOptions,
  type ExportPreview,
  type ExportReport,
} from '../../../shared/ipc/export';
import { call, listen } from '../../bridge/bridge';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Reasons } from './Reasons';

interface Choice<T> {
  readonly value: T;
  readonly name: WordKey;
  readonly hint?: WordKey;
}

const SCOPES: readonly Choice<ExportOptions['scope']>[] = [
  { value: 'done', name: 'export:scopeDone', hint: 'export:scopeDoneHint' },
  { value: 'all', name: 'export:scopeAll' },
];
const IDS: readonly Choice<ExportOptions['firstId']>[] = [
  { value: 1, name: 'export:idsOne', hint: 'export:idsOneHint' },
  { value: 0, name: 'export:idsZero' },
];
const NAMES: readonly Choice<ExportOptions['fileNames']>[] = [
  { value: 'relative', name: 'export:namesRelative' },
  { value: 'flat', name: 'export:namesFlat' },
];
const PICTURES: readonly Choice<ExportOptions['images']>[] = [
  { value: 'none', name: 'export:picturesNone' },
  { value: 'folder', name: 'export:picturesFolder' },
  { value: 'zip', name: 'export:picturesZip' },
];

interface ChoicesProps<T> {
  readonly legend: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choices<T extends string | number>({ legend, choices, value, onChange }: ChoicesProps<T>) {
  const { t } = useWords();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="option">
          <input type="radio" name={legend} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>
            {t(choice.name)}
            {choice.hint === undefined ? null : <span className="t3"> {t(choice.hint)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Counts of what the export would hold, kept up with the options. */
function usePreview(options: ExportOptions): ExportPreview | null {
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

function Preview({ preview }: { readonly preview: ExportPreview | null }) {
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
    ['export:emptyImages', preview.emptyImages],
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

function Report({ report, onAgain }: { readonly report: ExportReport; readonly onAgain: () => void }) {
  const { t } = useWords();
  const images = t('common:image', { count: report.images });
  const boxes = t('common:box', { count: report.annotations });
  return (
    <Dialog
      title={t('export:finished')}
      width={560}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={onAgain}>{t('export:another')}</Button>
          <span className="grow" />
          <Button onClick={() => void told(call('export.reveal', { path: report.path }))}>{t('common:reveal')}</Button>
          <Button look="primary" data-autofocus onClick={closeDialog}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <div className="note info">
        <CircleCheck className="ic text-ok" aria-hidden="true" />
        <div>
          <p>{t('export:finishedText', { images, boxes })}</p>
          <p className="mono selectable" data-testid="export-path">
            {report.path}
          </p>
        </div>
      </div>
      {report.tinyBoxes === 0 ? null : <p className="s12 t3">{t('export:tiny', { count: report.tinyBoxes })}</p>}
      {report.outsideBoxes === 0 ? null : (
        <p className="s12 t3">{t('export:outside', { count: report.outsideBoxes })}</p>
      )}
      {report.skipped.length === 0 ? null : (
        <>
          <p className="text-warn">{t('export:skipped', { count: report.skipped.length })}</p>
          <Reasons files={report.skipped} />
        </>
      )}
    </Dialog>
  );
}

function Running(): ReactNode {
  const { t } = useWords();
  const [at, setAt] = useState<{ done: number; total: number } | null>(null);
  useEffect(
    () =>
      listen('task.progress', ({ task, done, total }) => {
        if (task === 'export') setAt({ done, total: total ?? done });
      }),
    [],
  );
  const part = at === null || at.total === 0 ? 0 : at.done / at.total;
  return (
    <div className="col export-running" role="status">
      <span>{at === null ? t('export:running') : t('export:runningCount', at)}</span>
      <span className="bar">
        <i style={{ width: `${part * 100}%` }} />
      </span>
    </div>
  );
}

/** COCO export: options, counts, progress, report. */
export function ExportDialog() {
  const { t } = useWords();
  const { project } = useStores();
  const [options, setOptions] = useState(DEFAULT_EXPORT_OPTIONS);
  const [running, setRunning] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  const name = useStore(project, (state) => state.opened?.name ?? '');
  const preview = usePreview(options);
  const blocked = preview === null || preview.images === 0 || preview.clashes.length > 0;
  const set = (change: Partial<ExportOptions>): void => setOptions({ ...options, ...change });
  const start = async (): Promise<void> => {
    if (blocked || running) return;
    setRunning(true);
    setReport(await told(call('export.run', options)));
    setRunning(false);
  };
  if (report !== null) return <Report report={report} onAgain={() => setReport(null)} />;
  return (
    <Dialog
      title={`${t('export:title')} · ${name}`}
      width={560}
      onClose={() => {
        if (!running) closeDialog();
      }}
      onSubmit={() => void start()}
      footer={
        running ? (
          <>
            <Running />
            <span className="grow" />
            <Button onClick={() => void call('task.cancel', { task: 'export' })}>{t('common:cancel')}</Button>
          </>
        ) : (
          <>
            <span className="s12 t3 grow">{t('export:sameBytes')}</span>
            <Button onClick={closeDialog}>{t('common:cancel')}</Button>
            <Button look="primary" type="submit" data-autofocus disabled={blocked}>
              {t('export:run', { count: preview?.images ?? 0 })}
            </Button>
          </>
        )
      }
    >
      <div className="export-options">
        <Choices
          legend={t('export:scope')}
          choices={SCOPES}
          value={options.scope}
          onChange={(scope) => set({ scope })}
        />
        <Choices
          legend={t('export:ids')}
          choices={IDS}
          value={options.firstId}
          onChange={(firstId) => set({ firstId })}
        />
        <Choices
          legend={t('export:names')}
          choices={NAMES}
          value={options.fileNames}
          onChange={(fileNames) => set({ fileNames })}
        />
        <Choices
          legend={t('export:pictures')}
          choices={PICTURES}
          value={options.images}
          onChange={(images) => set({ images })}
        />
      </div>
      {options.images === 'none' ? null : <p className="s12 t3">{t('export:picturesHint')}</p>}
      <label className="option">
        <input type="checkbox" checked={options.indent} onChange={({ target }) => set({ indent: target.checked })} />
        <span>{t('export:indent')}</span>
      </label>
      <h3 className="s12 t3">{t('export:result')}</h3>
      <Preview preview={preview} />
    </Dialog>
  );
}
