import { afterEach, expect, test, vi } from 'vitest';
import { dismissOfProject, dismissOfStep, tell, toastStore } from './toasts';

vi.useFakeTimers();
afterEach(() => toastStore.setState({ toasts: [] }));

const texts = (): readonly string[] => toastStore.getState().toasts.map(({ text }) => text);

test('another project: what would undo a step of the former goes, the rest stays', () => {
  const run = vi.fn();
  tell('info', 'Repeated 3 boxes', { label: 'Undo', run, goesWith: 'step' });
  tell('info', 'Model removed', { label: 'Undo', run });
  tell('warn', 'Kept elsewhere');
  dismissOfProject();
  expect(texts()).toEqual(['Model removed', 'Kept elsewhere']);
  vi.advanceTimersByTime(7_000);
  expect(texts()).toEqual([]);
});

test('another step: what would have undone the former goes, what shows the project stays', () => {
  const run = vi.fn();
  tell('info', 'Repeated 3 boxes', { label: 'Undo', run, goesWith: 'step' });
  tell('warn', 'One image skipped', { label: 'Details', run, goesWith: 'project' });
  dismissOfStep();
  expect(texts()).toEqual(['One image skipped']);
});
