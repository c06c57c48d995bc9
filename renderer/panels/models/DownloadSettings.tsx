import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { useStores } from '../../shell/useStores';
import { isAddress } from './address';

interface AddressFieldProps {
  readonly name: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly value: string;
  /** Called with '' or a valid address, on Enter or when the field is left. */
  readonly onChange: (address: string) => void;
}

function AddressField({ name, hint, placeholder, value, onChange }: AddressFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  const id = useId();
  useEffect(() => setText(value), [value]);
  const typed = text.trim();
  const valid = typed === '' || isAddress(typed);
  const keep = (): void => {
    if (valid && typed !== value) onChange(typed);
  };
  return (
    <div className="address">
      <label htmlFor={id}>{name}</label>
      <div className="col">
        <div className={`field${valid ? '' : ' is-error'}`}>
          <input
            id={id}
            className="s12"
            inputMode="url"
            spellCheck={false}
            placeholder={placeholder}
            aria-invalid={!valid}
            aria-describedby={`${id}-hint`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
            }}
          />
        </div>
        <span id={`${id}-hint`} className={`s11 ${valid ? 't3' : 'text-error'}`}>
          {valid ? hint : t('models:notAddress')}
        </span>
      </div>
    </div>
  );
}

/** Mirror and proxy, for those whose network needs them. */
export function DownloadAddresses() {
  const { t } = useWords();
  const mirror = useStore(infoStore, (info) => info.settings.mirror);
  const proxy = useStore(infoStore, (info) => info.settings.proxy);
  return (
    <>
      <AddressField
        name={t('models:mirror')}
        hint={t('models:mirrorHint')}
        placeholder="https://mirror.example"
        value={mirror}
        onChange={(address) => void updateSettings({ mirror: address })}
      />
      <AddressField
        name={t('models:proxy')}
        hint={t('models:proxyHint')}
        placeholder="http://127.0.0.1:7890"
        value={proxy}
        onChange={(address) => void updateSettings({ proxy: address })}
      />
    </>
  );
}

/** The same in the models room, with the place where models are kept. */
export function DownloadSettings() {
  const { t } = useWords();
  const { models } = useStores();
  const folder = useStore(models, (state) => state.folder);
  return (
    <details className="download-settings">
      <summary>
        <ChevronRight className="ic s" aria-hidden="true" />
        {t('models:settings')}
      </summary>
      <div className="addresses">
        <DownloadAddresses />
        <p className="s11 t3 selectable models-folder">{t('models:keptIn', { folder })}</p>
      </div>
    </details>
  );
}
