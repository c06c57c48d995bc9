import { TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { RecentProject } from '../../../shared/ipc/app';
import { call } from '../../bridge/bridge';
import { coverUrl } from '../../bridge/imageUrl';
import { useWords } from '../../i18n/useWords';
import { infoStore, refreshInfo } from '../../shell/appInfo';
import { openFolder, told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { Cover } from './Cover';

async function forget(folder: string): Promise<void> {
  await told(call('project.forgetRecent', { folder }));
  await refreshInfo();
}

function Progress({ project }: { readonly project: RecentProject }) {
  const { t, format } = useWords();
  if (!project.reachable) {
    return (
      <span className="row text-warn" title={t('start:unreachableHint')}>
        <TriangleAlert className="ic s" aria-hidden="true" />
        {t('start:unreachable')}
      </span>
    );
  }
  const part = project.images > 0 ? project.done / project.images : 0;
  return (
    <span className="row" title={t('start:progress', { done: project.done, total: project.images })}>
      <span className={`bar${part === 1 ? ' complete' : ''}`} aria-hidden="true">
        <i style={{ width: `${part * 100}%` }} />
      </span>
      {format.percent(part)}
    </span>
  );
}

/** A path that is too long loses its middle: where it begins and ends says most. */
function Place({ place }: { readonly place: string }) {
  const cut = Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
  return (
    <span className="place s12 t3">
      <span className="cut">{place.slice(0, cut)}</span>
      <span className="cut">{place.slice(cut)}</span>
    </span>
  );
}

function ProjectRow({ project }: { readonly project: RecentProject }) {
  const { t, format } = useWords();
  const stores = useStores();
  return (
    <li className={project.reachable ? 'recent' : 'recent gone'}>
      <button
        type="button"
        className="recent-open"
        title={project.reachable ? project.folder : `${project.folder}\n${t('start:unreachableHint')}`}
        onClick={() => void openFolder(stores, project.folder)}
      >
        <Cover src={project.hasCover ? coverUrl(project.folder) : null} />
        <span className="col grow">
          <span className="s14 strong t1 cut">{project.name}</span>
          <Place place={project.place} />
        </span>
        <span className="col recent-facts s12 t3">
          <span className="cut">
            {t('common:image', { count: project.images })} · {t('common:class', { count: project.classes })}
          </span>
          <Progress project={project} />
        </span>
        <span className="recent-when s12 t3">{format.ago(project.openedAt, Date.now())}</span>
      </button>
      <IconButton
        size="sm"
        className="recent-forget"
        label={t('start:forget', { name: project.name })}
        onClick={() => void forget(project.folder)}
      >
        <X className="ic s" />
      </IconButton>
    </li>
  );
}

/** Projects opened before, newest first. */
export function RecentProjects() {
  const { t } = useWords();
  const projects = useStore(infoStore, (info) => info.recentProjects);
  return (
    <section className="start-recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{t('start:recent')}</h2>
      {projects.length === 0 ? (
        <p className="recent-none s12 t3">{t('start:noRecent')}</p>
      ) : (
        <ul className="card scroll">
          {projects.map((project) => (
            <ProjectRow key={project.folder} project={project} />
          ))}
        </ul>
      )}
    </section>
  );
}
