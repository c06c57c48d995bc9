import { useEffect, useState } from 'react';

/** The time, renewed now and then so that "a minute ago" stays true. Milliseconds since 1970. */
export function useNow(every = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
