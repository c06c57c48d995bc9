import { CircleAlert, Play, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
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
import { Cover } from './Cover';

/** Progress is told only when it lasts, in milliseconds. */
const PATIENCE = 500;

function useLate(running: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [running]);
  return late;
}

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
  const count = useStore(infoStore, (info) => info.sample.images);
  const running = phase !== null;
  const late = useLate(running);
  return (
    <section className="card sample" aria-labelledby="sample-title">
      <div className="sample-main">
        <Cover src={SAMPLE_COVER} />
        <div className="col grow">
          <h2 id="sample-title" className="s14 strong">
            {t('start:sample')}
          </h2>
          {late && phase !== null ? (
            <Progress phase={phase} />
          ) : (
            <span className="s12 t3">{t('start:sampleText', { count })}</span>
          )}
        </div>
        <div className="row sample-acts">
          <Acts late={late} running={running} />
        </div>
      </div>
      {failure === null ? null : <Trouble failure={failure} />}
      <p className="sample-about s12 t3">
        {t('start:sampleAbout')}{' '}
        <button type="button" className="link" onClick={openModels}>
          {t('start:officialModels')}
        </button>
      </p>
    </section>
  );
}
