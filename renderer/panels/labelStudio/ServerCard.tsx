import { CircleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ServerState } from '../../../shared/ipc/labelStudio';
import type { ModelState } from '../../../shared/ipc/model';
import { describe, type Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { openModels } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import { CopyRow } from './CopyRow';
import { useNow } from './useNow';

const CHIP = { off: '', on: ' ok', failed: ' error' } as const;

/** Why the server does not run, with the way out. */
function ServerFailure() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const server = useStore(labelStudio, (state) => state.server);
  if (server.status !== 'failed') return null;
  const { failure } = server;
  const free = failure.code === 'labelstudio.portInUse' ? failure.params.free : 0;
  return (
    <div className="note error ls-note" role="alert">
      <CircleAlert className="ic" aria-hidden="true" />
      <div>
        <p className="selectable">{describe(failure)}</p>
        <div className="row remark-acts">
          {free > 0 ? (
            <Button size="sm" onClick={() => void told(labelStudio.update({ port: free }))}>
              {t('labelStudio:usePort', { port: free })}
            </Button>
          ) : null}
          {failure.code.startsWith('labelstudio.password') ? null : (
            <Button size="sm" look="ghost" onClick={() => void told(labelStudio.start())}>
              {t('labelStudio:again')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

type Readiness = 'ready' | 'loading' | 'none' | 'failed' | 'names';

const readinessOf = (state: ModelState): Readiness =>
  state.status === 'ready' && state.info.classNames === null ? 'names' : state.status;

const nameOf = (state: ModelState): string =>
  state.status === 'none' ? '' : state.status === 'ready' ? state.info.name : state.name;

const DOT: Record<Readiness, string> = {
  ready: 'ok',
  loading: 'progress',
  none: 'unseen',
  failed: 'error',
  names: 'error',
};

/** Whether predictions can be made, and whether Label Studio looks after us. */
function Health() {
  const { t, format } = useWords();
  const { labelStudio, model } = useStores();
  const state = useStore(model);
  const lastHealth = useStore(labelStudio, (one) => one.lastHealth);
  const now = useNow();
  const readiness = readinessOf(state);
  return (
    <div className="ls-row ls-copy">
      <span className="t1">{t('labelStudio:health')}</span>
      <span className="row ls-health" role="status">
        <span className={`dot ${DOT[readiness]}`} aria-hidden="true" />
        <span className="col">
          <span className="t1 cut">{t(`labelStudio:health.${readiness}`, { model: nameOf(state) })}</span>
          <span className="s11 t3">
            {lastHealth === null
              ? t('labelStudio:health.never')
              : t('labelStudio:health.last', { ago: format.ago(lastHealth, Math.max(now, lastHealth)) })}
          </span>
        </span>
      </span>
      <Button size="sm" onClick={openModels}>
        {t('labelStudio:chooseModel')}
      </Button>
    </div>
  );
}

function aboutOf(server: ServerState, lan: boolean, t: Translate): string {
  if (server.status !== 'on') return t(`labelStudio:about.${server.status}`);
  return t(lan ? 'labelStudio:about.network' : 'labelStudio:about.here', { port: server.port });
}

/** The switch, and what has to be pasted into Label Studio. */
export function ServerCard() {
  const { t } = useWords();
  const { labelStudio, model } = useStores();
  const server = useStore(labelStudio, (state) => state.server);
  const { enabled, lan } = useStore(labelStudio, (state) => state.settings);
  const version = useStore(model, (state) => (state.status === 'ready' ? state.info.version : null));
  const on = server.status === 'on';
  return (
    <section className="card ls-server" aria-label={t('labelStudio:answer')}>
      <div className="ls-row">
        <Switch
          first
          label={t('labelStudio:answer')}
          on={enabled}
          onChange={(wanted) => void told(wanted ? labelStudio.start() : labelStudio.stop())}
        />
        <div className="col grow">
          <b>{t('labelStudio:answer')}</b>
          <span className="s12 t3">{aboutOf(server, lan, t)}</span>
        </div>
        <span className={`chip${CHIP[server.status]}`} role="status">
          {on ? <span className="dot ok" aria-hidden="true" /> : null}
          {t(`labelStudio:state.${server.status}`)}
        </span>
      </div>
      <ServerFailure />
      {on
        ? server.addresses.map(({ from, url }) => (
            <CopyRow
              key={url}
              name={t(`labelStudio:address.${from}`)}
              hint={t(`labelStudio:address.${from}Hint`)}
              value={url}
            />
          ))
        : null}
      <CopyRow
        name={t('labelStudio:version')}
        hint={t('labelStudio:versionHint')}
        title={t('labelStudio:versionWhy')}
        value={version}
      />
      <Health />
    </section>
  );
}
