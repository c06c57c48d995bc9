import { createStore } from 'zustand/vanilla';
import type { Result } from '../../shared/failure/failure';
import { describe, translate } from '../i18n/translator';
import type { SessionOutcome } from '../store/session';
import type { Stores } from '../store/stores';
import { refreshInfo } from './appInfo';
import { openDialog } from './dialogs';
import { tell, tellFailure } from './toasts';

/** A folder is being opened. */
export const openingStore = createStore<{ readonly opening: boolean }>(() => ({ opening: false }));

/** Tells what came of opening or closing; unsaved edits bring the question what to do with them. */
function report(outcome: SessionOutcome, again: () => void): void {
  if (!outcome.ok) tellFailure(outcome.failure, describe, { label: translate('common:retry'), run: again });
  else if (outcome.value === 'unsaved') openDialog({ name: 'closing' });
}

function tellAboutProject(stores: Stores): void {
  const { opened } = stores.project.getState();
  if (opened === null) return;
  if (opened.kept === 'app-data') tell('warn', translate('app:keptElsewhere'));
  for (const note of opened.notes) tell('warn', describe(note));
}

/** Lets the folder that was asked for last go on when the opening that runs has ended; false = a later one came instead. */
let next: ((isTheirTurn: boolean) => void) | null = null;

function turn(): Promise<boolean> {
  next?.(false);
  return new Promise((resolve) => {
    next = resolve;
  });
}

/** Opens one thing at a time; null = another is being opened. */
async function openOnce(stores: Stores, how: () => Promise<SessionOutcome>): Promise<SessionOutcome | null> {
  if (openingStore.getState().opening) return null;
  openingStore.setState({ opening: true });
  const outcome = await how();
  openingStore.setState({ opening: false });
  if (outcome.ok && outcome.value === 'done') tellAboutProject(stores);
  next?.(true);
  next = null;
  return outcome;
}

async function opening(stores: Stores, how: () => Promise<SessionOutcome>): Promise<void> {
  const outcome = await openOnce(stores, how);
  if (outcome !== null) report(outcome, () => void opening(stores, how));
}

/** Native folder dialog, then the project. */
export const chooseFolder = (stores: Stores): Promise<void> => opening(stores, () => stores.session.openDialog());

/**
 * A folder, or a picture in it. It may come from outside while another one is being opened: then it waits, and of those
 * that wait the last one is opened.
 */
export async function openFolder(stores: Stores, folder: string): Promise<void> {
  while (openingStore.getState().opening) if (!(await turn())) return;
  await opening(stores, () => stores.session.openFolder(folder));
}

/** The sample; what goes wrong is left to the caller to tell. null = something else is being opened. */
export const openSample = (stores: Stores, startOver: boolean): Promise<SessionOutcome | null> =>
  openOnce(stores, () => stores.session.openSample(startOver));

/** Back to the start page, which shows the project among the recent ones. */
export async function closeProject(stores: Stores): Promise<void> {
  report(await stores.session.close(), () => void closeProject(stores));
  await refreshInfo();
}

/** Waits for a reply and tells when it failed; the value, or null. */
export async function told<T>(reply: Promise<Result<T>>, again?: () => void): Promise<T | null> {
  const result = await reply;
  if (result.ok) return result.value;
  tellFailure(result.failure, describe, again ? { label: translate('common:retry'), run: again } : undefined);
  return null;
}
