import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { JobCard } from './JobCard';

/** Models on their way in, and those that ended and were not put away yet, newest first. */
export function JobCards() {
  const { t } = useWords();
  const { models } = useStores();
  const jobs = useStore(models, (state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <section className="job-cards" aria-label={t('models:jobs')}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </section>
  );
}
