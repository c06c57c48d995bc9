import type { ConnectedProject, LabelRow } from '../../../shared/ipc/labelStudio';

/** The class bridge of a project in the order in which a person wants to see it. */
export interface BridgeView {
  /** Labels that no class of the model becomes: nothing will ever be predicted for them. */
  readonly openLabels: readonly string[];
  /** Classes that become a label, and those a person has left out. */
  readonly settled: readonly LabelRow[];
  /** Classes that are no label here. */
  readonly rest: readonly LabelRow[];
  /** There are labels and classes, but not one that fits the other. */
  readonly noneMatches: boolean;
}

export function bridgeView({ labels, bridge }: ConnectedProject): BridgeView {
  const reached = new Set(bridge.map(({ label }) => label));
  const rest = bridge.filter(({ how }) => how === 'none');
  return {
    openLabels: bridge.length === 0 ? [] : labels.filter((label) => !reached.has(label)),
    settled: bridge.filter(({ how }) => how !== 'none'),
    rest,
    noneMatches: labels.length > 0 && bridge.length > 0 && bridge.every(({ label }) => label === null),
  };
}
