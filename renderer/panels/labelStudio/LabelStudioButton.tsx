import { LoaderCircle } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { useKey } from '../../shell/keymap';
import { useStores } from '../../shell/useStores';
import { keyText } from '../../ui/Keys';

const open = (): void => openDialog({ name: 'labelStudio' });

/** On the start page: opens the panel; the dot says that the server runs. */
export function LabelStudioButton() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const status = useStore(labelStudio, ({ server }) => server.status);
  const key = useKey('labelStudio');
  return (
    <button type="button" className="btn ghost sm" title={keyText(key)} onClick={open}>
      <span className={`dot ${DOT[status]}`} aria-hidden="true" />
      {t('labelStudio:title')}
      <span className="visually-hidden">{t(`labelStudio:state.${status}`)}</span>
    </button>
  );
}

const DOT = { off: 'unseen', on: 'ok', failed: 'error' } as const;

/** In the status bar while the server is switched on: that it runs, and what it is at. */
export function LabelStudioChip() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const server = useStore(labelStudio, (state) => state.server);
  const running = useStore(labelStudio, (state) => state.running);
  if (server.status === 'off') return null;
  const sum = (of: (one: (typeof running)[number]) => number): number => running.reduce((all, one) => all + of(one), 0);
  const failed = server.status === 'failed';
  return (
    <button
      type="button"
      className={`btn ghost ls-chip${failed ? ' text-error' : ''}`}
      title={failed ? undefined : t('labelStudio:chip.hint', { port: server.port })}
      onClick={open}
    >
      {running.length === 0 ? (
        <span className={`dot ${DOT[server.status]}`} aria-hidden="true" />
      ) : (
        <LoaderCircle className="ic s spin" aria-hidden="true" />
      )}
      {t(failed ? 'labelStudio:chip.failed' : 'labelStudio:chip.on')}
      {running.length === 0 ? null : (
        <b>
          {t('labelStudio:chip.busy', {
            done: sum(({ done, failed: bad }) => done + bad),
            tasks: sum((one) => one.tasks),
          })}
        </b>
      )}
    </button>
  );
}
