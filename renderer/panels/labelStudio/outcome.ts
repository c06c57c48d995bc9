import type { Failure } from '../../../shared/failure/failure';
import type { ConnectedProject, RequestEntry } from '../../../shared/ipc/labelStudio';
import { bridgeView } from './bridgeView';

/** How a request ended: answered, in part, with boxes that fit no label, or not at all. */
export type Outcome = 'ok' | 'part' | 'empty' | 'failed';

export function outcomeOf(entry: RequestEntry, projects: readonly ConnectedProject[]): Outcome {
  const { status, failure, path, tasks, done, boxes, project } = entry;
  if (status === 0 || status >= 400) return path === '/job_status' && failure === null ? 'ok' : 'failed';
  if (failure !== null) return tasks > 1 ? 'part' : 'failed';
  if (done < tasks) return 'part';
  const asked = projects.find(({ id }) => id === project);
  const fits = asked === undefined || !bridgeView(asked).noneMatches;
  return path === '/predict' && boxes === 0 && !fits ? 'empty' : 'ok';
}

/** What a person can do about a failure right here. */
export type Fix = 'token' | 'url' | 'root' | 'models' | 'host';

const FIXES: Partial<Record<Failure['code'], Fix>> = {
  'lsimages.tokenMissing': 'token',
  'lsimages.tokenInvalid': 'token',
  'lsimages.tokenRefused': 'token',
  'lsimages.tokenExpired': 'token',
  'lsimages.legacyDisabled': 'token',
  'lsimages.noPersonalTokens': 'token',
  'lsimages.noSite': 'url',
  'lsimages.localhost': 'url',
  'lsimages.unreachable': 'url',
  'lsimages.outsideRoots': 'root',
  'lsimages.notOnDisk': 'root',
  'lsimages.localFilesForbidden': 'root',
  'lsimages.localFilesNotServed': 'root',
  'labelstudio.namesNeeded': 'models',
  'labelstudio.unknownHost': 'host',
};

export const fixOf = ({ code }: Failure): Fix | null =>
  FIXES[code] ?? (code.startsWith('model.') || code.startsWith('models.') ? 'models' : null);
