import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../shared/failure/failure';
import type { SamplePhase } from '../../shared/ipc/sample';
import { call, listen } from '../bridge/bridge';
import type { Stores } from '../store/stores';
import { openDialog } from './dialogs';
import { openSample } from './session';

interface SampleState {
  /** What is being done; null = nothing. */
  readonly phase: SamplePhase | null;
  /** Why it could not be opened the last time. */
  readonly failure: Failure | null;
}

const REST: SampleState = { phase: null, failure: null };

/** The sample on its way, for the card of the start page. */
export const sampleStore = createStore<SampleState>(() => REST);

/** Opens the sample. @param startOver what was labelled in it goes */
export async function trySample(stores: Stores, startOver = false): Promise<void> {
  if (sampleStore.getState().phase !== null) return;
  sampleStore.setState({ phase: 'copying', failure: null });
  const stop = listen('sample.phase', ({ phase }) => sampleStore.setState({ phase }));
  const outcome = await openSample(stores, startOver);
  stop();
  const failure = outcome?.ok === false && outcome.failure.code !== 'app.cancelled' ? outcome.failure : null;
  sampleStore.setState({ phase: null, failure });
  if (outcome?.ok === true && outcome.value === 'unsaved') openDialog({ name: 'closing' });
}

/** What was copied and converted so far stays for the next time. */
export const cancelSample = (): void => void call('task.cancel', { task: 'sample' });
