import { useStore } from 'zustand';
import { shareSame, sumOfAgreements } from '../../../shared/metrics/agreement';
import { run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { LATER } from '../../store/recheck';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { NumberField } from '../../ui/NumberField';
import { Switch } from '../../ui/Switch';

const SHARES = [0, 2, 5, 10, 20] as const;

/** How many images come again. */
function Share() {
  const { t } = useWords();
  const { recheck } = useStores();
  const percent = useStore(recheck, (state) => state.kept.percent);
  return (
    <fieldset className="recheck-share">
      <legend className="s13">{t('recheck:share')}</legend>
      <div className="seg" role="radiogroup" aria-label={t('recheck:share')}>
        {SHARES.map((share) => (
          // biome-ignore lint/a11y/useSemanticElements: a segmented control is drawn as buttons
          <button
            key={share}
            type="button"
            role="radio"
            aria-checked={share === percent}
            onClick={() => void recheck.setPercent(share)}
          >
            {share === 0 ? t('recheck:off') : t('recheck:percent', { percent: share })}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** How well the two looks of this project agree. */
function Figures() {
  const { t, format } = useWords();
  const { recheck } = useStores();
  const rounds = useStore(recheck, (state) => state.kept.rounds);
  if (rounds.length === 0) return <p className="s12 t3">{t('recheck:noFigures')}</p>;
  const share = shareSame(sumOfAgreements(rounds.map(({ agreement }) => agreement)));
  const replaced = rounds.filter(({ kept }) => kept === 'second').length;
  return (
    <div className="figures" data-testid="recheck-figures">
      <div>
        <b>{format.number(rounds.length)}</b>
        {t('recheck:rounds')}
      </div>
      <div>
        <b>{share === null ? '–' : format.percent(share)}</b>
        {t('recheck:agreement')}
      </div>
      <div>
        <b>{format.number(replaced)}</b>
        {t('recheck:replaced')}
      </div>
    </div>
  );
}

/** The note about boxes that were accepted without a look. */
function Nodding() {
  const { t } = useWords();
  const nodding = useStore(infoStore, (info) => info.settings.nodding);
  const change = (part: Partial<typeof nodding>): void => void updateSettings({ nodding: { ...nodding, ...part } });
  return (
    <>
      <div className="row recheck-switch">
        <div className="grow">
          <h3 className="s13 strong">{t('recheck:nodding')}</h3>
          <p className="s12 t2">{t('recheck:noddingText')}</p>
        </div>
        <Switch label={t('recheck:noddingSwitch')} on={nodding.show} onChange={(show) => change({ show })} />
      </div>
      {nodding.show ? (
        <div className="row recheck-times s12 t2">
          {(['perImage', 'perBox'] as const).map((which) => (
            <span key={which} className="row">
              {t(`recheck:${which}`)}
              <NumberField
                label={t(`recheck:${which}`)}
                value={nodding[which]}
                min={0}
                max={10}
                step={0.05}
                digits={2}
                width={60}
                onChange={(seconds) => change({ [which]: seconds })}
              />
            </span>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** Second looks of the project, and the note about looking too briefly. */
export function RecheckDialog() {
  const { t } = useWords();
  const stores = useStores();
  const { due, kept } = useStore(stores.recheck);
  return (
    <Dialog title={t('recheck:title')} width={520} className="recheck-dialog" onClose={closeDialog}>
      <p className="s13 t2">{t('recheck:text')}</p>
      <Share />
      {kept.percent === 0 ? null : (
        <div className="row">
          <span className="grow s12 t2" role="status">
            {due.length === 0 ? t('recheck:dueNone', { count: LATER }) : t('recheck:due', { count: due.length })}
          </span>
          <Button
            disabled={due.length === 0}
            onClick={() => {
              closeDialog();
              run('recheckNext', stores);
            }}
          >
            {t('recheck:begin')}
          </Button>
        </div>
      )}
      <h3 className="s13 strong">{t('recheck:figures')}</h3>
      <Figures />
      <hr className="recheck-rule" />
      <Nodding />
    </Dialog>
  );
}
