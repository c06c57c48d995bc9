import { Check, Download, LoaderCircle, X } from 'lucide-react';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { ModelJob } from '../../../shared/models/job';
import { useWords } from '../../i18n/useWords';
import { copyText } from '../../shell/copyText';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Popover } from '../../ui/Popover';
import { DownloadProgress } from './DownloadProgress';
import { hashDiffers, isActive } from './jobWords';
import { isCopyleft, LicenceChip } from './ModelChips';
import { hintOf } from './search';
import { useInstall } from './useInstall';

/** All that is published about a model. */
function About({ model }: { readonly model: CatalogueModel }) {
  const { t } = useWords();
  const { ap, apOf, parametersM, inputSize, classes, licence, config, url } = model;
  const names = classes === 'coco80' ? 'COCO, 80' : classes.join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ...(ap === null ? [] : [[t('models:boxAp'), `${ap.toFixed(1)}, ${apOf}`] as const]),
    [t('models:fact.input'), t('models:side', { width: inputSize, height: inputSize })],
    ...(parametersM === null
      ? []
      : [[t('models:fact.parameters'), t('models:millions', { millions: parametersM })] as const]),
    [t('models:fact.names'), names],
    [t('models:licence'), licence ?? t('models:noLicence')],
    [t('models:fact.config'), config],
    [t('models:fact.address'), url],
  ];
  return (
    <div className="about-model">
      <Facts facts={facts} />
      <Button size="sm" onClick={() => void copyText(url)}>
        {t('models:copyAddress')}
      </Button>
    </div>
  );
}

interface StateProps {
  readonly model: CatalogueModel;
  /** Its newest job, if any. */
  readonly job: ModelJob | null;
  readonly installed: boolean;
}

/** Install, how far it is, or that it is there. */
function State({ model, job, installed }: StateProps) {
  const { t } = useWords();
  const { models } = useStores();
  const install = useInstall();
  const { id, title } = model;
  if (job !== null && isActive(job))
    return (
      <>
        {job.phase === 'downloading' && job.download !== null ? (
          <DownloadProgress title={title} download={job.download} short />
        ) : (
          <span className="row s12 t2 grow catalogue-phase">
            <LoaderCircle className="ic s spin" aria-hidden="true" />
            {t(`models:phase.${job.phase}`)}
          </span>
        )}
        <IconButton size="sm" label={t('models:cancel', { title })} onClick={() => void told(models.cancelJob(job.id))}>
          <X className="ic s" />
        </IconButton>
      </>
    );
  if (installed)
    return (
      <span className="chip ok">
        <Check className="ic" aria-hidden="true" />
        {t('models:installedAlready')}
      </span>
    );
  const again = job?.phase === 'failed' || job?.phase === 'cancelled';
  return (
    <Button
      size="sm"
      aria-label={again ? undefined : t('models:installOf', { title })}
      onClick={() => void install(id)}
    >
      {again ? null : <Download className="ic s" aria-hidden="true" />}
      {t(again ? 'common:retry' : 'models:install')}
    </Button>
  );
}

/** One official model. */
export function CatalogueRow(props: StateProps) {
  const { t, format } = useWords();
  const { model, job, installed } = props;
  const { title, licence, ap, apOf, bytes, weightBytes } = model;
  return (
    <li className="catalogue-line" data-model={model.id}>
      <div className="model-main">
        <span className="row model-title">
          <Popover
            className="catalogue-name"
            kind="dialog"
            width={400}
            title={t('models:factsOf', { title })}
            button={title}
          >
            {() => <About model={model} />}
          </Popover>
        </span>
        <span className="row s11 t3 catalogue-hint">
          {isCopyleft(licence) ? (
            <LicenceChip licence={licence} title={title} />
          ) : (
            <span>{licence ?? t('models:noLicence')}</span>
          )}
          <span>{t(`models:hint.${hintOf(model)}`)}</span>
        </span>
        {job?.phase === 'failed' && !installed ? (
          <span className="s11 text-error">{t(hashDiffers(job) ? 'models:hashDiffers' : 'models:phase.failed')}</span>
        ) : null}
      </div>
      <span className="catalogue-ap s12" title={t('models:apOf', { set: apOf })}>
        {ap === null ? '–' : ap.toFixed(1)}
        {apOf === 'COCO' ? null : <span className="s11 t3">{apOf}</span>}
      </span>
      <span className="catalogue-bytes s12 t3" title={bytes === null ? t('models:sizeAtLeast') : undefined}>
        {format.bytes(bytes ?? weightBytes)}
      </span>
      <span className="catalogue-state">
        <State {...props} />
      </span>
    </li>
  );
}
