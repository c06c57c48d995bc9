import { LoaderCircle, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StudioProject } from '../../../shared/ipc/labelStudioPush';
import { describe, type Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { SettingRow } from './fields';
import type { SettingField } from './ServerSettings';
import { ThresholdField } from './ThresholdField';
import { type StudioProjects, useStudioProjects } from './useStudioProjects';

const NONE = '';
const OTHER = 'other';

function optionText({ id, title, tasks }: StudioProject, t: Translate): string {
  return tasks === null
    ? t('labelStudio:push.option', { title, id })
    : t('labelStudio:push.optionTasks', { title, id, count: tasks });
}

interface ProjectChoiceProps {
  readonly list: StudioProjects;
  /** Id of a project, `other`, or nothing. */
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
  readonly onReload: () => void;
}

/** The projects that Label Studio names; when it does not, why. */
function ProjectChoice({ list, chosen, onChoose, onReload }: ProjectChoiceProps) {
  const { t } = useWords();
  const name = t('labelStudio:push.project');
  if (list.status === 'loading')
    return (
      <SettingRow name={name} hint="">
        <span className="row s12 t2 ls-loading" role="status">
          <LoaderCircle className="ic s spin" aria-hidden="true" />
          {t('labelStudio:push.loading')}
        </span>
      </SettingRow>
    );
  const failed = list.status === 'failed';
  const hint = failed ? describe(list.failure) : list.projects.length === 0 ? t('labelStudio:push.none') : '';
  return (
    <SettingRow name={name} controlId="label-studio-push-project" hint={hint} isError={failed}>
      <span className="row">
        <select
          id="label-studio-push-project"
          className="select grow"
          value={chosen}
          onChange={({ target }) => onChoose(target.value)}
        >
          {failed ? null : (
            <option value={NONE} disabled>
              {t('labelStudio:push.choose')}
            </option>
          )}
          {failed
            ? null
            : list.projects.map((project) => (
                <option key={project.id} value={project.id}>
                  {optionText(project, t)}
                </option>
              ))}
          <option value={OTHER}>{t('labelStudio:push.another')}</option>
        </select>
        <IconButton size="sm" label={t('labelStudio:push.reload')} onClick={onReload}>
          <RotateCw className="ic s" />
        </IconButton>
      </span>
    </SettingRow>
  );
}

interface NumberSettingProps {
  readonly text: string;
  readonly onType: (text: string) => void;
}

/** The number of a project, typed. */
function NumberSetting({ text, onType }: NumberSettingProps) {
  const { t } = useWords();
  const wrong = text.trim() !== '' && numberOf(text) === null;
  return (
    <SettingRow
      name={t('labelStudio:push.number')}
      controlId="label-studio-push-number"
      hint={t(wrong ? 'labelStudio:push.noNumber' : 'labelStudio:push.numberHint')}
      hintId="label-studio-push-number-hint"
      isError={wrong}
    >
      <div className={`field${wrong ? ' is-error' : ''}`}>
        <input
          id="label-studio-push-number"
          className="s12"
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby="label-studio-push-number-hint"
          value={text}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </SettingRow>
  );
}

const numberOf = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text.trim()) : null);

interface PushFormProps {
  /** Number of the project that a person has asked for. */
  readonly asked: number | null;
  readonly onStart: () => void;
  readonly onSetting: (field: SettingField) => void;
}

/** Which project, from which score; then it starts. */
export function PushForm({ asked, onStart, onSetting }: PushFormProps) {
  const { t } = useWords();
  const { labelStudio, model } = useStores();
  const { url, threshold: usual } = useStore(labelStudio, (state) => state.settings);
  const version = useStore(model, (state) => (state.status === 'ready' ? state.info.version : null));
  const [list, reload] = useStudioProjects(url);
  const [choice, setChoice] = useState(asked === null ? NONE : String(asked));
  const [typed, setTyped] = useState(asked === null ? '' : String(asked));
  const [own, setOwn] = useState<number | null>(null);

  const projects = list.status === 'listed' ? list.projects : [];
  const known = projects.find(({ id }) => String(id) === choice);
  // What was asked for and is not in the list, or nothing could be listed: the number stands for it.
  const byNumber = list.status === 'failed' || choice === OTHER || (choice !== NONE && known === undefined);
  const chosen = byNumber ? OTHER : choice;
  const project = byNumber ? numberOf(typed) : (known?.id ?? null);
  const threshold = own ?? known?.threshold ?? usual;
  const start = (): void => {
    if (project === null) return;
    onStart();
    void told(labelStudio.push({ project, threshold }));
  };
  return (
    <div className="addresses ls-push-form">
      <SettingRow name={t('labelStudio:url')} hint="">
        <span className="row ls-loading">
          <span className="mono grow selectable ls-breaks">{url}</span>
          <button type="button" className="link s12" onClick={() => onSetting('url')}>
            {t('labelStudio:push.change')}
          </button>
        </span>
      </SettingRow>
      <ProjectChoice
        list={list}
        chosen={chosen}
        onChoose={(to) => {
          setChoice(to);
          setOwn(null);
        }}
        onReload={reload}
      />
      {list.status !== 'loading' && byNumber ? <NumberSetting text={typed} onType={setTyped} /> : null}
      <SettingRow name={t('labelStudio:threshold')} hint={t('labelStudio:push.thresholdHint')}>
        <ThresholdField label={t('labelStudio:push.threshold')} value={threshold} onChange={setOwn} />
      </SettingRow>
      <div className="ls-push-go">
        <p className="s12 t3">
          {version === null ? t('labelStudio:push.needsModel') : t('labelStudio:push.rule', { version })}
        </p>
        <Button look="primary" disabled={version === null || project === null} onClick={start}>
          {t('labelStudio:push.start')}
        </Button>
      </div>
    </div>
  );
}
