import { LoaderCircle } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { DeviceOffer } from '../../../shared/ipc/system';
import { call } from '../../bridge/bridge';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { NumberField } from '../../ui/NumberField';
import { DeviceTrouble } from '../models/DeviceTrouble';
import { Setting } from './fields';

interface OfferProps {
  readonly offer: DeviceOffer;
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Offer({ offer: { device, offered, works, reason }, group, chosen, onChoose }: OfferProps) {
  const { t } = useWords();
  return (
    <div>
      <label className="option device-option">
        {/* What was chosen elsewhere and fails here can still be left. */}
        <input type="radio" name={group} checked={chosen} disabled={!works && !chosen} onChange={onChoose} />
        <span className="col">
          <span>{t(`model:device.${device}`)}</span>
          {works || !offered ? (
            <span className="s12 t3 selectable">
              {t(works ? 'settings:device.works' : 'settings:device.notOffered')}
            </span>
          ) : null}
        </span>
      </label>
      {offered && !works ? <DeviceTrouble device={device} reason={reason ?? ''} /> : null}
    </div>
  );
}

/** Where the present model runs. */
function Now() {
  const { t } = useWords();
  const { model } = useStores();
  const state = useStore(model);
  if (state.status !== 'ready') return t('settings:device.noModel');
  return t('settings:device.now', { model: state.info.name, device: t(`model:device.${state.device.used}`) });
}

/** Device and processor cores; what is missing says why. */
export function DeviceSection() {
  const { t } = useWords();
  const { settings, cores } = useStore(infoStore);
  const [offers, setOffers] = useState<readonly DeviceOffer[] | null>(null);
  const group = useId();
  useEffect(() => {
    let here = true;
    void told(call('system.devices', {})).then((found) => {
      if (here) setOffers(found ?? []);
    });
    return () => {
      here = false;
    };
  }, []);
  return (
    <>
      <fieldset className="choices">
        <legend className="visually-hidden">{t('settings:device')}</legend>
        {offers === null ? (
          <p className="row t3" role="status">
            <LoaderCircle className="ic s spin" aria-hidden="true" />
            {t('settings:device.looking')}
          </p>
        ) : (
          offers.map((offer) => (
            <Offer
              key={offer.device}
              offer={offer}
              group={group}
              chosen={offer.device === settings.device}
              onChoose={() => void updateSettings({ device: offer.device })}
            />
          ))
        )}
      </fieldset>
      <p className="s12 t2" role="status">
        <Now /> {t('settings:device.hint')}
      </p>
      <Setting name={t('settings:cores')} hint={t('settings:coresHint')}>
        <span className="row">
          <NumberField
            label={t('settings:cores')}
            value={settings.cores === 0 ? cores : Math.min(settings.cores, cores)}
            min={1}
            max={cores}
            width={64}
            onChange={(to) => void updateSettings({ cores: to >= cores ? 0 : Math.round(to) })}
          />
          <span className="s12 t3 nowrap">{t('settings:coresOf', { count: cores })}</span>
        </span>
      </Setting>
    </>
  );
}
