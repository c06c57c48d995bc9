import { ChevronDown, ChevronRight, ListChecks, TriangleAlert } from 'lucide-react';
import type { ConnectedProject } from '../../../shared/ipc/labelStudio';
import { useWords } from '../../i18n/useWords';
import { Button } from '../../ui/Button';
import { BridgeTable } from './BridgeTable';
import { type BridgeView, bridgeView } from './bridgeView';
import { ProjectThreshold } from './ProjectThreshold';
import { projectName } from './projectName';
import { useNow } from './useNow';

/** Names in a sentence; more are only counted. */
const NAMED = 4;
const named = (names: readonly string[]): string =>
  `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' …' : ''}`;

/** How well model and project fit, in two words. */
function Fit({ project, view }: { readonly project: ConnectedProject; readonly view: BridgeView }) {
  const { t } = useWords();
  if (project.dynamicLabels || project.labels.length === 0 || project.bridge.length === 0) return null;
  if (view.noneMatches) return <span className="chip error">{t('labelStudio:noneMatches')}</span>;
  const open = view.openLabels.length;
  return open === 0 ? (
    <span className="chip ok">{t('labelStudio:allMatched')}</span>
  ) : (
    <span className="chip warn">{t('labelStudio:openLabels', { count: open })}</span>
  );
}

interface InsideProps {
  readonly project: ConnectedProject;
  readonly view: BridgeView;
  readonly onPush: (project: number) => void;
}

/** Facts, then the bridge, or what is missing before there can be one. */
function Inside({ project, view, onPush }: InsideProps) {
  const { t, format } = useWords();
  const now = useNow();
  const { id, labels, bridge, predicted, failed, lastSeen } = project;
  const empty = project.dynamicLabels
    ? t('labelStudio:dynamicLabels')
    : labels.length === 0
      ? t('labelStudio:noLabels')
      : bridge.length === 0
        ? t('labelStudio:noModel')
        : null;
  return (
    <div className="ls-inside">
      <div className="row s12 t3 ls-facts">
        <span>{t('labelStudio:predicted', { count: predicted })}</span>
        {failed === 0 ? null : <span className="text-error">{t('labelStudio:failedTasks', { count: failed })}</span>}
        <span>{t('labelStudio:seen', { ago: format.ago(lastSeen, Math.max(now, lastSeen)) })}</span>
        {/^\d+$/.test(id) ? (
          <Button size="sm" className="ls-whole" onClick={() => onPush(Number(id))}>
            <ListChecks className="ic s" aria-hidden="true" />
            {t('labelStudio:push.ofProject')}
          </Button>
        ) : null}
      </div>
      <ProjectThreshold project={project} />
      {view.noneMatches ? (
        <div className="note error ls-note" role="alert">
          <TriangleAlert className="ic" aria-hidden="true" />
          <p className="selectable">
            {t('labelStudio:noneMatchesText', {
              classes: named(bridge.map(({ className }) => className)),
              labels: named(labels),
            })}
          </p>
        </div>
      ) : null}
      {empty === null ? <BridgeTable project={project} view={view} /> : <p className="s12 t2 ls-note">{empty}</p>}
    </div>
  );
}

interface ProjectCardProps {
  readonly project: ConnectedProject;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onPush: (project: number) => void;
}

/** A project of Label Studio; unfolded, its class bridge. */
export function ProjectCard({ project, open, onOpen, onPush }: ProjectCardProps) {
  const { t } = useWords();
  const view = bridgeView(project);
  const Fold = open ? ChevronDown : ChevronRight;
  return (
    <article className="ls-project" aria-label={projectName(project.id, t)}>
      <button
        type="button"
        className={`ls-project-head${open ? ' is-open' : ''}`}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <Fold className="ic s" aria-hidden="true" />
        <span className="strong t1">{projectName(project.id, t)}</span>
        <span className="s12 t3 cut grow">
          {project.hostname === null ? '' : `${project.hostname.replace(/^https?:\/\//, '')} · `}
          {t('labelStudio:labels', { count: project.labels.length })}
        </span>
        <Fit project={project} view={view} />
      </button>
      {open ? <Inside project={project} view={view} onPush={onPush} /> : null}
    </article>
  );
}
