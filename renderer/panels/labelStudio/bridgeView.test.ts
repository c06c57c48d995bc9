import { expect, it } from 'vitest';
import type { ConnectedProject, LabelRow } from '../../../shared/ipc/labelStudio';
import { bridgeView } from './bridgeView';

const row = (className: string, label: string | null, how: LabelRow['how'] = label === null ? 'none' : 'exact') => ({
  className,
  label,
  how,
});
const project = (labels: readonly string[], bridge: readonly LabelRow[]): ConnectedProject => ({
  key: 'http://localhost:8080|7',
  id: '7',
  hostname: 'http://localhost:8080',
  labels,
  dynamicLabels: false,
  bridge,
  threshold: null,
  thresholdFrom: 'server',
  lastSeen: 0,
  predicted: 0,
  failed: 0,
});

it.each<[string, ConnectedProject, Partial<ReturnType<typeof bridgeView>>]>([
  [
    'a label that no class becomes is open; a class without a label waits at the end',
    project(['cat', 'scooter'], [row('cat', 'cat'), row('dog', null)]),
    { openLabels: ['scooter'], settled: [row('cat', 'cat')], rest: [row('dog', null)], noneMatches: false },
  ],
  [
    'what a person left out is settled',
    project(['cat'], [row('cat', null, 'ignored')]),
    { openLabels: ['cat'], settled: [row('cat', null, 'ignored')], rest: [], noneMatches: true },
  ],
  ['nothing fits', project(['猫'], [row('thing', null)]), { openLabels: ['猫'], noneMatches: true }],
  ['a project without labels has nothing that could fit', project([], [row('cat', null)]), { noneMatches: false }],
  ['without a model nothing is open', project(['cat'], []), { openLabels: [], noneMatches: false }],
])('%s', (_, of, expected) => {
  expect(bridgeView(of)).toMatchObject(expected);
});
