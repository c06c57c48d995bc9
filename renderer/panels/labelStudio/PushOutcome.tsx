import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { PushState } from '../../../shared/ipc/labelStudioPush';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { openModels } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import type { Fix } from './outcome';
import { pushName } from './projectName';
import { againOf, groupedFailures, pushFixes, resultText, toneOf, unmatchedText } from './pushResult';
import { readable } from './readable';
import type { SettingField } from './ServerSettings';

type Ended = Exclude<PushState, { status: 'running' }>;

const ICON = { ok: CircleCheck, info: Info, warn: TriangleAlert, error: CircleAlert } as const;

/** Tasks that are named after the first of their kind. */
const NAMED = 12;

function Failures({ push }: { readonly push: Extract<PushState, { status: 'ended' }> }) {
  const { t } = useWords();
  const { failures, failed } = push.report;
  if (failed === 0) return null;
  const more = failed - failures.length;
  return (
    <>
      <p className="s12 t1">{t('labelStudio:push.failed', { count: failed })}</p>
      <ul className="ls-push-failures" aria-label={t('labelStudio:push.failed', { count: failed })}>
        {groupedFailures(failures).map(({ task, failure, others }) => (
          <li key={task} className="s12">
            <b className="nowrap">{t('labelStudio:push.failedTask', { task })}</b>
            <span className="col selectable">
              <span>{readable(describe(failure))}</span>
              {others.length === 0 ? null : (
                <span className="t3">
                  {t('labelStudio:push.failedAlike', {
                    count: others.length,
                    tasks: others.slice(0, NAMED).join(', ') + (others.length > NAMED ? ' …' : ''),
                  })}
                </span>
              )}
            </span>
          </li>
        ))}
        {more > 0 ? <li className="s12 t3">{t('labelStudio:push.failedMore', { count: more })}</li> : null}
      </ul>
    </>
  );
}

interface PushOutcomeProps {
  readonly push: Ended;
  readonly onSetting: (field: SettingField) => void;
}

/** What came of a push, in words, and what can be done next. */
export function PushOutcome({ push, onSetting }: PushOutcomeProps) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const tone = toneOf(push);
  const Icon = ICON[tone];
  const missing = useStore(labelStudio, ({ settings, token }): Fix | null =>
    settings.url === '' ? 'url' : token === 'none' ? 'token' : null,
  );
  const again = againOf(push);
  // A button that is off has the reason beside it.
  const offered = new Set([...(again === null || missing === null ? [] : [missing]), ...pushFixes(push)]);
  const fixes: Partial<Record<Fix, () => void>> = {
    token: () => onSetting('token'),
    url: () => onSetting('url'),
    root: () => void told(labelStudio.addRoot()),
    models: openModels,
  };
  const { project, threshold } = push;
  return (
    <div className="ls-push-body">
      <span className="t1 ls-breaks">{pushName(push, t)}</span>
      <div className={`note ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
        <Icon className="ic" aria-hidden="true" />
        <p className="selectable ls-breaks">
          {push.status === 'failed' ? describe(push.failure) : resultText(push, t)}
        </p>
      </div>
      {push.status === 'ended' ? <Failures push={push} /> : null}
      {push.status === 'ended' && push.report.unmatched.length > 0 && push.report.total > 0 ? (
        <p className="s12 t3 selectable">{unmatchedText(push.report, t)}</p>
      ) : null}
      <div className="row ls-push-acts">
        {again === null ? null : (
          <Button
            size="sm"
            look="primary"
            disabled={missing !== null}
            onClick={() => void told(labelStudio.push({ project, threshold }))}
          >
            {t(again)}
          </Button>
        )}
        {[...offered].map((fix) =>
          fixes[fix] === undefined ? null : (
            <Button key={fix} size="sm" onClick={fixes[fix]}>
              {t(`labelStudio:fix.${fix}`, { host: '' })}
            </Button>
          ),
        )}
        <Button
          size="sm"
          look={again === null ? 'default' : 'ghost'}
          onClick={() => void told(labelStudio.dismissPush())}
        >
          {t(again === null ? 'labelStudio:push.new' : 'labelStudio:push.dismiss')}
        </Button>
      </div>
    </div>
  );
}
