import { useStore } from 'zustand';
import { THRESHOLD } from '../../../shared/project/settings';
import { actionOf, run } from '../../actions/registry';
import type { ActionId } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { useKey } from '../../shell/keymap';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Keys } from '../../ui/Keys';
import { NumberField } from '../../ui/NumberField';
import { Switch } from '../../ui/Switch';
import { ThresholdField } from '../labelStudio/ThresholdField';
import { Setting } from './fields';

const SWITCHES = ['crosshair', 'snapping', 'twoClick', 'minimap', 'wheelScrolls'] as const satisfies ActionId[];

function CanvasSwitch({ id }: { readonly id: (typeof SWITCHES)[number] }) {
  const { t } = useWords();
  const stores = useStores();
  const on = useStore(infoStore, () => actionOf(id).checked?.(stores) === true);
  const key = useKey(id);
  return (
    <Setting name={t(`actions:${id}`)}>
      <span className="row">
        {key === '' ? null : <Keys of={key} />}
        <Switch label={t(`actions:${id}`)} on={on} onChange={() => run(id, stores)} />
      </span>
    </Setting>
  );
}

/** Thresholds that new things begin with, and how the mouse works on the canvas. */
export function LabellingSection() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const threshold = useStore(infoStore, (info) => info.settings.threshold);
  const studio = useStore(labelStudio, (state) => state.settings.threshold);
  return (
    <>
      <Setting name={t('settings:threshold')} hint={t('settings:thresholdHint')}>
        <NumberField
          label={t('settings:threshold')}
          value={threshold}
          min={THRESHOLD.least}
          max={THRESHOLD.most}
          step={0.05}
          digits={2}
          width={88}
          onChange={(to) => void updateSettings({ threshold: to })}
        />
      </Setting>
      <Setting name={t('settings:studioThreshold')} hint={t('labelStudio:thresholdHint')}>
        <ThresholdField
          label={t('settings:studioThreshold')}
          value={studio}
          onChange={(to) => void told(labelStudio.update({ threshold: to }))}
        />
      </Setting>
      <h4>{t('settings:canvas')}</h4>
      {SWITCHES.map((id) => (
        <CanvasSwitch key={id} id={id} />
      ))}
    </>
  );
}
