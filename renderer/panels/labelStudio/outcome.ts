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

const TOKEN: readonly Fix[] = ['token'];
const ROOT: readonly Fix[] = ['root'];
/** Elsewhere, or on this disk after all. */
const REACH: readonly Fix[] = ['url', 'root'];

const FIXES: Partial<Record<Failure['code'], readonly Fix[]>> = {
  'lsimages.tokenMissing': TOKEN,
  'lsimages.tokenInvalid': TOKEN,
  'lsimages.tokenRefused': TOKEN,
  'lsimages.tokenExpired': TOKEN,
  'lsimages.legacyDisabled': TOKEN,
  'lsimages.noPersonalTokens': TOKEN,
  'lsimages.noSite': REACH,
  'lsimages.localhost': REACH,
  'lsimages.unreachable': REACH,
  'lsimages.outsideRoots': ROOT,
  'lsimages.notOnDisk': ROOT,
  'lsimages.localFilesForbidden': ROOT,
  'lsimages.localFilesNotServed': ROOT,
  'lspush.badUrl': ['url'],
  'lspush.unreachable': ['url'],
  'lspush.redirected': ['url'],
  'lspush.notLabelStudio': ['url'],
  'lspush.noToken': TOKEN,
  'lspush.tokenInvalid': TOKEN,
  'lspush.tokenRefused': TOKEN,
  'lspush.tokenExpired': TOKEN,
  'lspush.legacyDisabled': TOKEN,
  'lspush.noPersonalTokens': TOKEN,
  'lspush.forbidden': TOKEN,
  'labelstudio.namesNeeded': ['models'],
  'labelstudio.unknownHost': ['host'],
};

/** The likeliest first; empty = nothing that can be done here. */
export const fixesOf = ({ code }: Failure): readonly Fix[] =>
  FIXES[code] ?? (code.startsWith('model.') || code.startsWith('models.') ? ['models'] : []);
