import { Copy } from 'lucide-react';
import type { ConnectedProject, RequestEntry } from '../../../shared/ipc/labelStudio';
import { describe, type Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { copyText } from '../../shell/copyText';
import { openModels } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { fixesOf, type Outcome, outcomeOf } from './outcome';
import { projectName } from './projectName';
import { readable } from './readable';
import type { SettingField } from './ServerSettings';

interface RequestRowProps {
  readonly entry: RequestEntry;
  readonly projects: readonly ConnectedProject[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onSetting: (field: SettingField) => void;
  readonly onProject: (key: string) => void;
}

const ASKED = {
  '/setup': 'setup',
  '/webhook': 'webhook',
  '/health': 'health',
  '/train': 'train',
  '/versions': 'versions',
} as const;

function askedText({ path, tasks, method }: RequestEntry, t: Translate): string {
  if (path === '/predict') return t('labelStudio:asked.tasks', { count: tasks });
  const known = ASKED[path as keyof typeof ASKED] as (typeof ASKED)[keyof typeof ASKED] | undefined;
  return known === undefined ? `${method} ${path}` : t(`labelStudio:asked.${known}`);
}

function answeredText({ path, status, boxes, done, tasks }: RequestEntry, outcome: Outcome, t: Translate): string {
  if (path !== '/predict' || status !== 200) return '–';
  return outcome === 'part' ? t('labelStudio:answeredPart', { done, tasks }) : t('common:box', { count: boxes });
}

/** What happened and what to do, in sentences. */
function reasonText(entry: RequestEntry, outcome: Outcome, t: Translate): string {
  const { failure, failed, tasks, method, path } = entry;
  if (outcome === 'empty') return t('labelStudio:nothingMatches');
  if (failure === null && outcome === 'part') return t('labelStudio:lateText');
  if (failure === null) return outcome === 'failed' ? t('labelStudio:unknownPath', { method, path }) : '';
  return outcome === 'part'
    ? `${t('labelStudio:partText', { failed, tasks })} ${describe(failure)}`
    : describe(failure);
}

const CHIP: Record<Outcome, string> = { ok: 'ok', part: 'warn', empty: 'warn', failed: 'error' };
const LONG_MS = 10_000;

/** The buttons that mend what went wrong. */
function Fixes({ entry, outcome, projects, onSetting, onProject }: RequestRowProps & { readonly outcome: Outcome }) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { failure } = entry;
  if (outcome === 'empty') {
    const project = projects.find(({ id }) => id === entry.project);
    return project === undefined ? null : (
      <Button size="sm" onClick={() => onProject(project.key)}>
        {t('labelStudio:fix.project')}
      </Button>
    );
  }
  const host = failure?.code === 'labelstudio.unknownHost' ? failure.params.host : '';
  const { hosts } = labelStudio.getState().settings;
  const acts = {
    token: () => onSetting('token'),
    url: () => onSetting('url'),
    root: () => void told(labelStudio.addRoot()),
    models: openModels,
    host: () => void told(labelStudio.update({ hosts: [...hosts.filter((one) => one !== host), host] })),
  };
  return (failure === null ? [] : fixesOf(failure)).map((fix) => (
    <Button key={fix} size="sm" onClick={acts[fix]}>
      {t(`labelStudio:fix.${fix}`, { host })}
    </Button>
  ));
}

/** One request: when, who, what, how long; what went wrong stands out and says how to mend it. */
export function RequestRow(props: RequestRowProps) {
  const { t, format } = useWords();
  const { entry, projects, open, onToggle } = props;
  const { at, ms, path, peer, method, status } = entry;
  const outcome = outcomeOf(entry, projects);
  const reason = readable(reasonText(entry, outcome, t));
  const time = format.clock(at);
  const asked = askedText(entry, t);
  const answered = answeredText(entry, outcome, t);
  const project = entry.project === null ? '–' : projectName(entry.project, t);
  const answer = status === 0 ? t('labelStudio:unanswered') : t('labelStudio:status', { status });
  const facts = `${method} ${path} · ${t('labelStudio:peer', { peer })} · ${answer}`;
  const copy = (): Promise<void> =>
    copyText([`${new Date(at).toISOString()} ${facts}`, `${project} · ${asked}`, reason].join('\n'));
  return (
    <li className={`ls-request is-${outcome}`}>
      <button type="button" className="ls-request-head" aria-expanded={open} onClick={onToggle}>
        <span className="t3">{time}</span>
        <span className="t1 cut">{project}</span>
        <span className="cut">{asked}</span>
        <span className="cut">{answered}</span>
        <span className="ls-right">
          {ms < LONG_MS ? t('labelStudio:ms', { ms }) : t('labelStudio:seconds', { seconds: format.tenths(ms / 1000) })}
        </span>
        <span className="ls-right">
          <span className={`chip ${CHIP[outcome]}`}>{t(`labelStudio:result.${outcome}`)}</span>
        </span>
        {reason === '' || open ? null : <span className="ls-reason s12 cut">{reason}</span>}
      </button>
      {open ? (
        <div className="ls-details">
          {reason === '' ? null : <p className="t1 selectable">{reason}</p>}
          <p className="s11 t3 selectable">{facts}</p>
          <div className="row">
            <Fixes {...props} outcome={outcome} />
            <Button size="sm" look="ghost" onClick={() => void copy()}>
              <Copy className="ic s" aria-hidden="true" />
              {t('labelStudio:copyDetails')}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}
