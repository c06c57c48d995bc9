import { call } from '../bridge/bridge';

/** Errors nobody caught go to the log file; what a person sees is the crash page or nothing. */
export function reportErrors(): void {
  window.addEventListener('error', ({ message, error }) => {
    void call('app.report', { message, detail: error instanceof Error ? (error.stack ?? '') : '' });
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const detail = reason instanceof Error ? (reason.stack ?? '') : '';
    void call('app.report', { message: String(reason), detail });
  });
}
