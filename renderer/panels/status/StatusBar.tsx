import { Check, CircleAlert, Image as ImageIcon, LoaderCircle, SunMedium } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Box } from '../../../shared/geometry/box';
import { run } from '../../actions/registry';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { sameRef } from '../../store/boxRef';
import { isPlain } from '../../store/boxView';
import { countOf, placeOf } from '../../store/neighbours';
import { primary } from '../../store/selection';
import { targetsOf } from '../../tools/targets';
import { IconButton } from '../../ui/Button';
import { Keys, keyText } from '../../ui/Keys';
import { MenuItem, Popover } from '../../ui/Popover';
import { LabelStudioChip } from '../labelStudio/LabelStudioButton';
import { RecheckChip } from '../recheck/RecheckBar';

const ZOOMS = [0.5, 1, 2, 4] as const;

function Where() {
  const { format } = useWords();
  const stores = useStores();
  const image = useCalm(stores.view, (state) => state.image);
  const size = useCalm(stores.camera, (state) => state.image);
  useCalm(stores.view, (state) => state.order);
  useCalm(stores.project, (state) => state.entries);
  if (image === null) return <span className="grow" />;
  return (
    <span className="row status-where grow">
      <ImageIcon className="ic s" aria-hidden="true" />
      <span className="cut t1 selectable" title={image} data-testid="status-file">
        {image}
      </span>
      {size.width === 0 ? null : (
        <span className="nowrap" data-testid="status-size">
          {size.width} × {size.height}
        </span>
      )}
      <span className="nowrap">
        {format.number(placeOf(stores) + 1)} / {format.number(countOf(stores))}
      </span>
    </span>
  );
}

/** Follows every movement of the mouse: nothing but the numbers is rendered. */
function CursorNumbers() {
  const cursor = useStore(useStores().view, (state) => state.cursor);
  return cursor === null ? null : (
    <>
      x <b>{Math.floor(cursor.x)}</b> y <b>{Math.floor(cursor.y)}</b>
    </>
  );
}

/** Size of the box being changed, else of the selected one. */
function BoxNumbers() {
  const stores = useStores();
  const live = useStore(stores.view, (state) => state.live);
  const current = useStore(stores.current);
  const ref = useStore(stores.selection, primary);
  const selected = useMemo(() => ref && targetsOf(current).find((target) => sameRef(target.ref, ref)), [current, ref]);
  const box: Box | null = live ?? selected?.box ?? null;
  return box === null ? null : (
    <>
      w <b>{Math.round(box.width)}</b> h <b>{Math.round(box.height)}</b>
    </>
  );
}

function Figures() {
  const { t } = useWords();
  return (
    <>
      <span className="status-figure" title={t('status:cursor')} data-testid="status-cursor">
        <CursorNumbers />
      </span>
      <span className="status-figure" title={t('status:box')} data-testid="status-box">
        <BoxNumbers />
      </span>
    </>
  );
}

function Zoom() {
  const { t } = useWords();
  const { camera } = useStores();
  const scale = useCalm(camera, (state) => state.scale);
  const fitKey = useKey('fit');
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return (
    <Popover className="btn ghost status-zoom" title={t('status:zoom')} align="end" button={percent(scale)}>
      {(close) => (
        <>
          <MenuItem
            hint={<Keys of={fitKey} />}
            onSelect={() => {
              close();
              camera.fit();
            }}
          >
            {t('actions:fit')}
          </MenuItem>
          {ZOOMS.map((zoom) => (
            <MenuItem
              key={zoom}
              onSelect={() => {
                close();
                camera.zoomTo(zoom);
              }}
            >
              {percent(zoom)}
            </MenuItem>
          ))}
        </>
      )}
    </Popover>
  );
}

/** Opens brightness and contrast of the picture. */
function LightButton() {
  const { t } = useWords();
  const stores = useStores();
  const open = useStore(stores.boxView, (state) => state.adjusting);
  const plain = useStore(stores.boxView, (state) => isPlain(state.light));
  const hint = keyText(useKey('adjustLight'));
  return (
    <IconButton
      className={plain ? 'status-light' : 'status-light is-on'}
      label={t('status:light')}
      hint={hint === '' ? undefined : hint}
      aria-expanded={open}
      onClick={() => run('adjustLight', stores)}
    >
      <SunMedium className="ic s" aria-hidden="true" />
    </IconButton>
  );
}

/** How long the model took for this image, or that it is at work. */
function Latency() {
  const { t } = useWords();
  const stores = useStores();
  const model = useStore(stores.model);
  const detection = useCalm(stores.current, (state) => state.detection);
  if (model.status !== 'ready' || detection === null) return null;
  if (detection.status === 'loading')
    return (
      <span className="row nowrap">
        <LoaderCircle className="ic s spin" aria-hidden="true" />
        {t('status:predicting')}
      </span>
    );
  if (detection.status === 'failed') return null;
  const { timing, fromCache } = detection.detection;
  const milliseconds = Math.round(timing.decode + timing.resize + timing.inference + timing.postprocess);
  return (
    <span className="nowrap status-latency" title={model.info.name}>
      {model.info.name} <b>{fromCache ? t('status:fromCache') : t('status:latency', { milliseconds })}</b>
    </span>
  );
}

function Saved() {
  const { t } = useWords();
  const { save } = useStores();
  const state = useStore(save);
  if (state.status === 'failed')
    return (
      <span
        className="row nowrap text-error"
        role="alert"
        title={`${describe(state.failure)} ${t('status:notSavedHint')}`}
      >
        <CircleAlert className="ic s" aria-hidden="true" />
        {t('status:notSaved')}
        <button type="button" className="link" onClick={() => save.retry()}>
          {t('status:retry')}
        </button>
      </span>
    );
  return (
    <span className="row nowrap" role="status" data-testid="status-saved">
      {state.status === 'saved' ? (
        <Check className="ic s text-ok" aria-hidden="true" />
      ) : (
        <LoaderCircle className="ic s spin" aria-hidden="true" />
      )}
      {t(state.status === 'saved' ? 'status:saved' : 'status:saving')}
    </span>
  );
}

/** Where one is, how large things are, and that everything is saved. */
export function StatusBar() {
  const { t } = useWords();
  return (
    <section className="status-bar" aria-label={t('status:bar')}>
      <Where />
      <Figures />
      <LightButton />
      <Zoom />
      <span className="divider" />
      <RecheckChip />
      <LabelStudioChip />
      <Latency />
      <Saved />
    </section>
  );
}
