import { Boxes, CircleAlert, Play, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { Failure } from '../../../shared/failure/failure';
import { SAMPLE_PHASES, type SamplePhase } from '../../../shared/ipc/sample';
import { SAMPLE_COVER } from '../../bridge/imageUrl';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { openDialog } from '../../shell/dialogs';
import { openModels } from '../../shell/modelsRoom';
import { cancelSample, sampleStore, trySample } from '../../shell/sample';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { useLate } from '../../ui/useLate';
import { Cover } from './Cover';
import { SamplePicture } from './SamplePicture';

/** Progress is told only when it lasts, in milliseconds. */
const PATIENCE = 500;

function Progress({ phase }: { readonly phase: SamplePhase }) {
  const { t } = useWords();
  const text = t(`start:phase.${phase}`);
  const part = (SAMPLE_PHASES.indexOf(phase) + 1) / SAMPLE_PHASES.length;
  return (
    <div className="sample-progress" role="status">
      <span className="s12 t2 cut">{text}</span>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${part * 100}%` }} />
      </span>
    </div>
  );
}

function Trouble({ failure }: { readonly failure: Failure }) {
  const { t } = useWords();
  const stores = useStores();
  return (
    <div className="note error sample-trouble" role="alert">
      <CircleAlert className="ic s" aria-hidden="true" />
      <div className="grow">
        <b>{t('start:sampleFailed')}</b>
        <p className="selectable">{describe(failure)}</p>
        <div className="row">
          <Button size="sm" onClick={() => void trySample(stores)}>
            {t('common:retry')}
          </Button>
          <Button size="sm" onClick={openModels}>
            {t('start:officialModels')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What to do with the sample; nothing but a way out while it is on its way. */
function Acts({ late, running }: { readonly late: boolean; readonly running: boolean }) {
  const { t } = useWords();
  const stores = useStores();
  const begun = useStore(infoStore, (info) => info.sample.begun);
  if (late) return <Button onClick={cancelSample}>{t('common:cancel')}</Button>;
  return (
    <>
      {begun ? (
        <Button look="ghost" disabled={running} onClick={() => openDialog({ name: 'sampleOver' })}>
          <RotateCcw className="ic s" aria-hidden="true" />
          {t('start:sampleOver')}
        </Button>
      ) : null}
      <Button disabled={running} onClick={() => void trySample(stores)}>
        <Play className="ic s" aria-hidden="true" />
        {t(begun ? 'start:sampleGoOn' : 'start:sampleStart')}
      </Button>
    </>
  );
}

/** A first try without a folder, a model or a network. */
export function SampleCard() {
  const { t } = useWords();
  const { phase, failure } = useStore(sampleStore);
  const { images: count, picture } = useStore(infoStore, (info) => info.sample);
  const isNew = useStore(infoStore, ({ sample, recentProjects }) => !sample.begun && recentProjects.length === 0);
  const large = isNew && picture !== null;
  const running = phase !== null;
  const late = useLate(running, PATIENCE);
  const text = t('start:sampleText', { count });
  const about = <span className={large ? 's14 t1' : 's12 t3'}>{text}</span>;
  return (
    <section className="start-section" aria-labelledby="sample-title">
      {large ? <h2 id="sample-title">{t('start:sample')}</h2> : null}
      <div className="card sample">
        {large ? <SamplePicture picture={picture} /> : null}
        <div className="sample-main">
          {large ? null : <Cover src={SAMPLE_COVER} />}
          <div className="col grow">
            {large ? null : <h2 id="sample-title">{t('start:sample')}</h2>}
            {late && phase !== null ? <Progress phase={phase} /> : about}
          </div>
          <div className="row sample-acts">
            <Acts late={late} running={running} />
          </div>
        </div>
        {failure === null ? null : <Trouble failure={failure} />}
        <div className="sample-about row s12 t3">
          <p className="grow">{t('start:sampleAbout')}</p>
          <button type="button" className="link row" onClick={openModels}>
            <Boxes className="ic s" aria-hidden="true" />
            {t('start:officialModels')}
          </button>
        </div>
      </div>
    </section>
  );
}
