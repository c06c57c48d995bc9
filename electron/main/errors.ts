import { app } from 'electron';
import { failureOf } from '../../shared/failure/failure';
import { log } from './log';
import type { Send } from './send';

/**
 * What nobody caught is logged and told to the page; the program goes on. Without this Electron would stop everything
 * with a box that shows a stack trace.
 */
export function setupErrors(send: Send): void {
  const told = (thrown: unknown): void => {
    log.error('uncaught', thrown);
    send('app.failure', failureOf(thrown));
  };
  process.on('uncaughtException', told);
  process.on('unhandledRejection', told);
  // Chromium starts these again by itself; what they ended of stands in the log.
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && details.reason !== 'killed') log.error('a process is gone', details);
  });
}
