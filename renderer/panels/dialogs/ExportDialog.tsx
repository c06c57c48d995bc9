import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_EXPORT_OPTIONS, type ExportOptions, type ExportReport } from '../../../shared/ipc/export';
import { call, listen } from '../../bridge/bridge';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { type Choice, Choices } from './Choices';
import { ExportFinished } from './ExportFinished';
import { Preview, usePreview } from './ExportPreview';

const FORMATS: readonly Choice<ExportOptions['format']>[] = [
  { value: 'coco', name: 'export:formatCoco', hint: 'export:formatCocoHint' },
  { value: 'labelstudio', name: 'export:formatTasks', hint: 'export:formatTasksHint' },
];
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

interface OptionsProps {
  readonly options: ExportOptions;
  readonly set: (change: Partial<ExportOptions>) => void;
}

function CocoChoices({ options, set }: OptionsProps) {
  const { t } = useWords();
  return (
    <>
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
      <p className="s12 t3 choices-hint">{t('export:picturesHint')}</p>
    </>
  );
}

function CocoOptions({ options, set }: OptionsProps) {
  const { t } = useWords();
  return (
    <label className="option">
      <input type="checkbox" checked={options.indent} onChange={({ target }) => set({ indent: target.checked })} />
      <span>{t('export:indent')}</span>
    </label>
  );
}

function TaskOptions({ options, set }: OptionsProps) {
  const { t } = useWords();
  return (
    <>
      <p className="s12 t3">{t('export:tasksHint')}</p>
      <label className="col export-prefix">
        <span>{t('export:prefix')}</span>
        <span className="field">
          <input
            value={options.imagePrefix}
            placeholder="/data/local-files/?d="
            spellCheck={false}
            onChange={({ target }) => set({ imagePrefix: target.value.trim() })}
          />
        </span>
        <span className="s12 t3">{t('export:prefixHint')}</span>
      </label>
    </>
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

/** Export as COCO or as Label Studio's tasks: options, counts, progress, report. */
export function ExportDialog() {
  const { t } = useWords();
  const { project } = useStores();
  const [options, setOptions] = useState(DEFAULT_EXPORT_OPTIONS);
  const [running, setRunning] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  const name = useStore(project, (state) => state.opened?.name ?? '');
  const preview = usePreview(options);
  const blocked = preview !== null && (preview.images === 0 || preview.clashes.length > 0);
  const tasks = options.format === 'labelstudio';
  const set = (change: Partial<ExportOptions>): void => setOptions({ ...options, ...change });
  const start = async (): Promise<void> => {
    if (preview === null || blocked || running) return;
    setRunning(true);
    setReport(await told(call('export.run', options)));
    setRunning(false);
  };
  if (report !== null) return <ExportFinished report={report} onAgain={() => setReport(null)} />;
  return (
    <Dialog
      title={`${t(tasks ? 'export:titleTasks' : 'export:title')} · ${name}`}
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
            {/* Not disabled while counting: what is disabled cannot take the focus. */}
            <Button look="primary" type="submit" data-autofocus disabled={blocked}>
              {t('export:run', { count: preview?.images ?? 0 })}
            </Button>
          </>
        )
      }
    >
      <div className="export-options">
        <Choices
          legend={t('export:format')}
          choices={FORMATS}
          value={options.format}
          // Predictions are of images that are not done.
          onChange={(format) => set({ format, scope: format === 'coco' ? 'done' : 'all' })}
        />
        <Choices
          legend={t('export:scope')}
          choices={SCOPES}
          value={options.scope}
          onChange={(scope) => set({ scope })}
        />
        {tasks ? null : <CocoChoices options={options} set={set} />}
      </div>
      {tasks ? <TaskOptions options={options} set={set} /> : <CocoOptions options={options} set={set} />}
      <h3 className="s12 t3">{t('export:result')}</h3>
      <Preview preview={preview} empty={!tasks} />
    </Dialog>
  );
}
