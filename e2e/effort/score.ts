import { operatorsOfInput, type RightHand } from '../../shared/metrics/inputLog';
import { type Operator, secondsOfOperators } from '../../shared/metrics/keystrokes';
import type { LoggedAct } from './hands';

/** What some acts cost. */
export interface Cost {
  readonly seconds: number;
  readonly keys: number;
  readonly clicks: number;
  /** Way of the mouse, screen pixels. */
  readonly pixels: number;
  /** Times the right hand went between mouse and keyboard. */
  readonly handChanges: number;
  readonly modeSwitches: number;
}

const count = (operators: readonly Operator[], one: Operator): number =>
  operators.filter((operator) => operator === one).length;

/** Operators of acts that follow each other; the right hand begins where the first act needs it. */
export function operatorsOf(acts: readonly LoggedAct[]): readonly (readonly Operator[])[] {
  let hand: RightHand | null = null;
  return acts.map(({ events }) => {
    const step = operatorsOfInput(events, hand);
    hand = step.hand;
    return step.operators;
  });
}

export function costOf(acts: readonly LoggedAct[], operators: readonly (readonly Operator[])[]): Cost {
  const all = operators.flat();
  const events = acts.flatMap((act) => act.events);
  return {
    seconds: secondsOfOperators(all),
    keys: count(all, 'K'),
    clicks: count(all, 'B') / 2,
    pixels: Math.round(events.reduce((sum, event) => sum + (event.type === 'point' ? event.pixels : 0), 0)),
    handChanges: count(all, 'H'),
    modeSwitches: acts.reduce((sum, act) => sum + act.switches, 0),
  };
}
