import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../i18n/useWords';
import { toCanvas } from '../shell/toCanvas';
import { useStores } from '../shell/useStores';
import { isPlain, type Light, PLAIN_LIGHT } from '../store/boxView';
import { Button, IconButton } from '../ui/Button';

/** Percent that a slider reaches; the middle of its way is not 100, dark photographs need room upwards. */
const LOWEST = 20;
const HIGHEST = 300;

function Slider({ of, name }: { readonly of: keyof Light; readonly name: string }) {
  const { boxView } = useStores();
  const light = useStore(boxView, (state) => state.light);
  const value = light[of];
  return (
    <label className="light-row">
      <span className="light-name">{name}</span>
      <input
        type="range"
        min={LOWEST}
        max={HIGHEST}
        step={5}
        value={value}
        onChange={(event) => boxView.setLight({ ...light, [of]: Number(event.target.value) })}
      />
      <output className="light-value">{value} %</output>
    </label>
  );
}

/** Brightness and contrast of the picture on the screen, for dark photographs. The file and exports stay as they are. */
export function LightPanel() {
  const { t } = useWords();
  const { boxView } = useStores();
  const open = useStore(boxView, (state) => state.adjusting);
  const plain = useStore(boxView, (state) => isPlain(state.light));
  const panel = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector('input')?.focus();
    const onKey = (event: KeyboardEvent): void => {
      const elsewhere = event.target instanceof Element && event.target.closest('dialog, [popover]') !== null;
      if (event.key !== 'Escape' || event.defaultPrevented || elsewhere) return;
      event.preventDefault();
      event.stopPropagation();
      boxView.setAdjusting(false);
      toCanvas();
    };
    // Before the keys of the window: a click on a button gives the keys back to the canvas, Escape still closes.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [open, boxView]);
  if (!open) return null;
  return (
    <fieldset ref={panel} className="light-panel">
      <legend className="visually-hidden">{t('canvas:light')}</legend>
      <div className="row">
        <b className="grow">{t('canvas:light')}</b>
        <Button look="ghost" size="sm" disabled={plain} onClick={() => boxView.setLight(PLAIN_LIGHT)}>
          {t('canvas:resetLight')}
        </Button>
        <IconButton size="sm" label={t('common:close')} onClick={() => boxView.setAdjusting(false)}>
          <X className="ic s" aria-hidden="true" />
        </IconButton>
      </div>
      <Slider of="brightness" name={t('canvas:brightness')} />
      <Slider of="contrast" name={t('canvas:contrast')} />
      <p className="s12 t3">{t('canvas:lightHint')}</p>
    </fieldset>
  );
}
