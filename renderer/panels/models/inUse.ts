import { useStore } from 'zustand';
import { useStores } from '../../shell/useStores';

/** Id of the installed model that the window uses, or that is just being loaded; null = another one, or none. */
export function useModelInUse(): string | null {
  const { model, models } = useStores();
  const sha256 = useStore(model, (state) => (state.status === 'ready' ? state.info.sha256 : null));
  return useStore(models, ({ wanted, installed }) => {
    if (wanted !== null) return wanted;
    return installed.find((one) => one.sha256 === sha256)?.id ?? null;
  });
}
