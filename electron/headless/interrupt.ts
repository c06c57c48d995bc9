import { EXIT } from './exit';

/** Ctrl-C: the first asks to stop, the second ends at once. */
export function onInterrupt(ask: () => void): { readonly stop: () => void } {
  let asked = false;
  const heard = (): void => {
    if (asked) process.exit(EXIT.stopped);
    asked = true;
    ask();
  };
  process.on('SIGINT', heard);
  process.on('SIGTERM', heard);
  const stop = (): void => {
    process.off('SIGINT', heard);
    process.off('SIGTERM', heard);
  };
  return { stop };
}
