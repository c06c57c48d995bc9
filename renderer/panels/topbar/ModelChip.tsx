import { Box as BoxIcon, Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { DeviceRow, DeviceState, ModelInfo } from '../../../shared/detection/model';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { openModels } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Facts } from '../../ui/Facts';
import { keyText } from '../../ui/Keys';
import { MenuItem, Popover } from '../../ui/Popover';
import { DeviceTrouble } from '../models/DeviceTrouble';

/** What the loaded model is. */
function InfoFacts({ info }: { readonly info: ModelInfo }) {
  const { t, format } = useWords();
  const { width, height } = info.inputSize;
  const size = info.dynamicInput ? `${width} × ${height}` : t('model:inputFixed', { width, height });
  const names = t(info.classNamesFrom === null ? 'model:from.unknown' : `model:from.${info.classNamesFrom}`);
  const rows = [
    [t('model:kind'), t(`model:kind.${info.kind}`)],
    [t('model:input'), size],
    [t('model:classes'), format.number(info.classCount)],
    [t('model:classNamesFrom'), names],
    [t('model:floor'), format.score(info.scoreFloor)],
    [t('model:version'), info.version],
  ] as const;
  return <Facts facts={rows} />;
}

/** Devices of this build; one that failed says why. */
function Devices({ device, devices }: { readonly device: DeviceState; readonly devices: readonly DeviceRow[] }) {
  const { t } = useWords();
  const { model } = useStores();
  return (
    <>
      <div className="menu-title">{t('model:device')}</div>
      <div role="menu" aria-label={t('model:device')}>
        {devices.map((row) => (
          <MenuItem
            key={row.device}
            icon={
              <Check
                className="ic s"
                aria-hidden="true"
                style={row.device === device.used ? undefined : { visibility: 'hidden' }}
              />
            }
            checked={row.device === device.used}
            disabled={!row.available}
            hint={row.available ? (row.device === device.used ? t('model:inUse') : undefined) : t('model:unavailable')}
            onSelect={() => void told(model.setDevice(row.device))}
          >
            {t(`model:device.${row.device}`)}
          </MenuItem>
        ))}
      </div>
      {device.fallback === null ? null : (
        <div className="note warn">
          <TriangleAlert className="ic" aria-hidden="true" />
          <div>
            <b>
              {t('model:fallback', {
                wanted: t(`model:device.${device.wanted}`),
                used: t(`model:device.${device.used}`),
              })}
            </b>
            <p>{t('model:fallbackHint')}</p>
            <DeviceTrouble device={device.wanted} reason={device.fallback.reason} />
          </div>
        </div>
      )}
    </>
  );
}

/** Model and device; behind it what the model is and where it runs. */
export function ModelChip() {
  const { t } = useWords();
  const stores = useStores();
  const state = useStore(stores.model);
  const open = (close: () => void) => () => {
    close();
    openModels();
  };
  const face = {
    none: () => t('model:none'),
    loading: (name: string) => t('model:loading', { name }),
    ready: (name: string) => name,
    failed: (name: string) => t('model:failed', { name }),
  };
  const name = state.status === 'none' ? '' : state.status === 'ready' ? state.info.name : state.name;
  const Icon = state.status === 'loading' ? LoaderCircle : state.status === 'failed' ? TriangleAlert : BoxIcon;
  const needsNames = state.status === 'ready' && state.info.classNames === null;
  return (
    <Popover
      className={`btn model-chip${state.status === 'failed' ? ' is-failed' : ''}${needsNames ? ' needs-names' : ''}`}
      kind="dialog"
      width={340}
      title={state.status === 'none' ? t('model:noneHint') : name}
      button={
        <>
          <Icon className={`ic${state.status === 'loading' ? ' spin' : ''}`} aria-hidden="true" />
          <span className="grow cut strong">{face[state.status](name)}</span>
          {state.status === 'ready' ? (
            <span className={`chip square ${state.device.fallback === null ? 'ok' : 'warn'}`}>
              {t(`model:device.${state.device.used}`)}
            </span>
          ) : null}
          {needsNames ? <span className="chip square warn">{t('model:classNamesNeeded')}</span> : null}
        </>
      }
    >
      {(close) => (
        <div className="model-panel">
          {state.status === 'ready' ? (
            <>
              <InfoFacts info={state.info} />
              <div className="menu-rule" />
              <Devices device={state.device} devices={state.devices} />
              <div className="menu-rule" />
              <div role="menu" aria-label={name}>
                {state.info.dynamicInput ? (
                  <MenuItem
                    onSelect={() => {
                      close();
                      openDialog({ name: 'inputSize' });
                    }}
                  >
                    {t('model:inputSize')}
                  </MenuItem>
                ) : null}
                <MenuItem
                  onSelect={() => {
                    close();
                    openDialog({ name: 'classNames' });
                  }}
                >
                  {t('model:rename')}
                </MenuItem>
              </div>
            </>
          ) : null}
          {state.status === 'failed' ? (
            <div className="note error">
              <TriangleAlert className="ic" aria-hidden="true" />
              <div className="selectable">
                <b>{t('model:failedTitle', { name })}</b>
                <p>{describe(state.failure)}</p>
              </div>
            </div>
          ) : null}
          <div role="menu" aria-label={t('model:all')}>
            <MenuItem hint={keyText('Mod+M')} onSelect={open(close)}>
              {t('model:all')}
            </MenuItem>
          </div>
        </div>
      )}
    </Popover>
  );
}
