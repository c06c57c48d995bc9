import { Server } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { AllowPrivate } from './AllowPrivate';
import { ProjectCard } from './ProjectCard';

/** What to do in Label Studio, step by step; what is done here already is left out. */
function Steps() {
  const { t } = useWords();
  const { labelStudio, model } = useStores();
  const on = useStore(labelStudio, ({ settings }) => settings.enabled);
  const hasModel = useStore(model, ({ status }) => status === 'ready' || status === 'loading');
  const steps = [
    ...(hasModel ? [] : (['model'] as const)),
    ...(on ? [] : (['on'] as const)),
    ...(['allow', 'open', 'fill', 'save', 'ask'] as const),
  ];
  return (
    <div className="card ls-steps">
      <div className="row">
        <Server className="ic" aria-hidden="true" />
        <b>{t('labelStudio:stepsTitle')}</b>
      </div>
      <ol>
        {steps.map((step, at) => (
          <li key={step} className="row">
            <span className="ls-step" aria-hidden="true">
              {at + 1}
            </span>
            <div className="col grow">
              <span className="selectable">{t(`labelStudio:step.${step}`)}</span>
              {step === 'allow' ? <AllowPrivate /> : null}
            </div>
          </li>
        ))}
      </ol>
      <p className="s12 t3">{t('labelStudio:stepsOld')}</p>
      <p className="s12 t3">{t('labelStudio:stepsDocker')}</p>
    </div>
  );
}

interface ProjectsProps {
  /** Key of the project that is unfolded; null = the newest, '' = none. */
  readonly shown: string | null;
  readonly onShow: (key: string | null) => void;
  /** The whole project is to be predicted; its number in Label Studio. */
  readonly onPush: (project: number) => void;
}

/** Label Studio's projects that have talked to us, each with its class bridge. */
export function Projects({ shown, onShow, onPush }: ProjectsProps) {
  const { t, format } = useWords();
  const { labelStudio } = useStores();
  const projects = useStore(labelStudio, (state) => state.projects);
  // The order changes with each request: what a person unfolded stays unfolded.
  const open = shown ?? (projects.length === 1 ? projects[0]?.key : null);
  return (
    <section aria-labelledby="ls-projects-title">
      <div className="models-head">
        <h3 id="ls-projects-title">{t('labelStudio:projects')}</h3>
        <span className="s12 t3">{format.number(projects.length)}</span>
      </div>
      {projects.length === 0 ? (
        <Steps />
      ) : (
        <div className="card">
          {projects.map((project) => (
            <ProjectCard
              key={project.key}
              project={project}
              open={project.key === open}
              onOpen={(wanted) => onShow(wanted ? project.key : '')}
              onPush={onPush}
            />
          ))}
        </div>
      )}
      {projects.length === 0 ? null : <p className="s11 t3 ls-later">{t('labelStudio:later')}</p>}
    </section>
  );
}
