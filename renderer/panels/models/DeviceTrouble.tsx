import type { DeviceName } from '../../../shared/detection/model';
import { useWords } from '../../i18n/useWords';
import { troubleOf } from './trouble';

/** Why a device does not work here; the runtime's own text for who asks for it. */
export function DeviceTrouble({ device, reason }: { readonly device: DeviceName; readonly reason: string }) {
  const { t } = useWords();
  return (
    <div className="device-trouble s12 t3">
      {t(troubleOf(reason), { device: t(`model:device.${device}`) })}
      {reason === '' ? null : (
        <details>
          <summary>{t('common:details')}</summary>
          <p className="selectable" lang="en">
            {reason}
          </p>
        </details>
      )}
    </div>
  );
}
