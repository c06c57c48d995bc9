import { useEffect, useState } from 'react';

/** Whether work lasts long enough to be told of. @param patience milliseconds */
export function useLate(working: boolean, patience: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!working) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [working, patience]);
  return late;
}
