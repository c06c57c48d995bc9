import { join } from 'node:path';
import { z } from 'zod';
import { NO_RECHECK, type RecheckState } from '../../../shared/ipc/learning';
import { recheckRound } from '../../../shared/project/recheckShape';
import { openLines } from './lineFile';

/** Second looks of a project: a file that grows by a line a round, beside the journal. Not part of the undoable document. */
export interface Rechecks {
  state(): RecheckState;
  /** @throws AppError `project.diskFull`, `project.saveFailed` */
  setPercent(percent: number): Promise<RecheckState>;
  /** @throws AppError `project.diskFull`, `project.saveFailed` */
  add(round: RecheckState['rounds'][number]): Promise<RecheckState>;
}

const line = z.union([z.object({ percent: z.number().min(0).max(100) }), recheckRound]);
type Line = z.infer<typeof line>;

export async function openRechecks(stateDir: string): Promise<Rechecks> {
  const file = await openLines<Line>(join(stateDir, 'rechecks.jsonl'), (plain) => line.safeParse(plain).data ?? null);
  let state = file.lines.reduce(withLine, NO_RECHECK);
  const keep = async (next: Line): Promise<RecheckState> => {
    await file.append(next);
    state = withLine(state, next);
    return state;
  };
  return { state: () => state, setPercent: (percent) => keep({ percent }), add: keep };
}

const withLine = (state: RecheckState, next: Line): RecheckState =>
  'percent' in next ? { ...state, percent: next.percent } : { ...state, rounds: [...state.rounds, next] };
