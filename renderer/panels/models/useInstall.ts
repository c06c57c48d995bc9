import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';

/** Fetches an official model; an earlier try that ended is put away. */
export function useInstall(): (catalogueId: string) => Promise<void> {
  const { models } = useStores();
  return async (catalogueId) => {
    const ended = models
      .getState()
      .jobs.filter((job) => job.catalogueId === catalogueId && (job.phase === 'failed' || job.phase === 'cancelled'));
    if ((await told(models.install(catalogueId))) === null) return;
    await Promise.all(ended.map(({ id }) => models.dismissJob(id)));
  };
}
