import { useStore } from 'zustand';
import type { ConnectedProject } from '../../../shared/ipc/labelStudio';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { ThresholdField } from './ThresholdField';

/** Score from which boxes are sent in a project, whose word that is, and a way to set its own. */
export function ProjectThreshold({ project }: { readonly project: ConnectedProject }) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const ours = useStore(labelStudio, (state) => state.settings.threshold);
  const { key, threshold, thresholdFrom } = project;
  const set = (to: number | null): void => void told(labelStudio.setThreshold({ project: key, threshold: to }));
  return (
    <div className="row s12 ls-threshold">
      <span className="t1">{t('labelStudio:threshold')}</span>
      <ThresholdField
        label={t('labelStudio:projectThreshold')}
        value={threshold ?? ours}
        width={64}
        disabled={thresholdFrom === 'config'}
        onChange={set}
      />
      <span className="t3 grow">{t(`labelStudio:threshold.${thresholdFrom}`)}</span>
      {thresholdFrom === 'person' ? (
        <button type="button" className="link s12 nowrap" onClick={() => set(null)}>
          {t('labelStudio:thresholdReset')}
        </button>
      ) : null}
    </div>
  );
}
