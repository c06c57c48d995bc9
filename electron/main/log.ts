import log from 'electron-log/main';
import { scrubbed } from './logText';
import { userData } from './paths';

/** The log file: what failed, in full; a person is told in a sentence elsewhere. Rotated at 5 MB by the library. */
export function setupLog(): void {
  log.transports.file.resolvePathFn = () => userData('logs', 'main.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = 'warn';
  log.hooks.push((message) => ({ ...message, data: message.data.map(scrubbed) }));
}

export const logFile = (): string => userData('logs', 'main.log');
export { log };
