import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { AppError, fail, failureOf, type Result } from '../../../shared/failure/failure';
import type { RequestName } from '../../../shared/ipc/contract';
import { log } from '../log';
import type { Handlers } from './handlers';
import { schemas } from './schemas';

export const REQUEST_CHANNEL = 'rtmlabel:request';

/**
 * Answers the page's requests: only our window's top frame is heard, every input is checked, every outcome is a `Result`.
 */
export function registerHandlers(handlers: Handlers, window: () => BrowserWindow | null): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    try {
      return { ok: true, value: await answer(event, String(name), input) };
    } catch (thrown) {
      if (!(thrown instanceof AppError)) log.error(String(name), thrown);
      return { ok: false, failure: failureOf(thrown) };
    }
  });

  async function answer(event: IpcMainInvokeEvent, name: string, input: unknown): Promise<unknown> {
    if (event.senderFrame === null || event.senderFrame !== window()?.webContents.mainFrame)
      throw fail('app.badRequest', { request: name, reason: 'unknown sender' });
    if (!Object.hasOwn(schemas, name)) throw fail('app.badRequest', { request: name, reason: 'unknown request' });
    const known = name as RequestName;
    const parsed = schemas[known].safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
      throw fail('app.badRequest', { request: name, reason });
    }
    const handler = handlers[known] as (checked: unknown) => unknown;
    return handler(parsed.data);
  }
}
