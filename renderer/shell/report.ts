import { call } from '../bridge/bridge';
import { describe, translate } from '../i18n/translator';
import { tell, tellFailure } from './toasts';

/** What is on this computer and the last errors, to the clipboard. @param network also try to reach servers */
export async function copyReport(network: boolean): Promise<void> {
  const reply = await call('system.copyReport', { network });
  if (reply.ok) tell('ok', translate('settings:report.copied'));
  else tellFailure(reply.failure, describe);
}
