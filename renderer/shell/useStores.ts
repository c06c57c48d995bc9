import { createContext, use } from 'react';
import type { Stores } from '../store/stores';

export const StoresContext = createContext<Stores | null>(null);

/** The state of the page. */
export function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('no StoresContext around this component');
  return stores;
}
