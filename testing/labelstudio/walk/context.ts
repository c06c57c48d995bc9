import type { Checks } from './checks';
import type { Client } from './client';
import type { ExpectedImage } from './expected';
import type { LabelStudio } from './labelStudio';
import type { Photos } from './photos';
import type { Home, Served } from './rtmlabel';
import type { MlBackend, Prediction, Task } from './types';

/** 1.7.2 and its like against those since 2024: personal tokens, test requests, no second prediction of one version. */
export type Generation = 'old' | 'new';

/** What the steps of a walk share. */
export interface Walk {
  readonly checks: Checks;
  readonly generation: Generation;
  readonly studio: LabelStudio;
  readonly client: Client;
  readonly home: Home;
  readonly photos: Photos;
  readonly model: { readonly title: string; readonly version: string };
  readonly expected: ReadonlyMap<string, ExpectedImage>;
  /** Folder for screenshots and logs, kept after the walk. */
  readonly out: string;
}

/** A project with tasks and our backend. */
export interface Connected {
  readonly project: number;
  readonly served: Served;
  readonly backend: MlBackend;
}

/** Threshold of the whole walk: low enough for boxes on the turned photographs. */
export const SCORE = 0.3;

/** File name of the photograph that a task shows; uploads have eight digits before it. */
export function photoOf({ data: { image = '' } }: Pick<Task, 'data'>): string {
  const url = decodeURIComponent(image);
  const name = url.slice(url.lastIndexOf('/') + 1);
  return url.includes('/data/upload/') ? name.slice(name.indexOf('-') + 1) : name;
}

/** Whether the picture of a task was uploaded. */
export const isUpload = ({ data: { image = '' } }: Pick<Task, 'data'>): boolean => image.startsWith('/data/upload/');

/** How many boxes `rtmlabel predict` finds for a task. */
export const boxesOf = ({ expected }: Walk, task: Pick<Task, 'data'>): number =>
  expected.get(photoOf(task))?.boxes.length ?? 0;

/** All tasks of a project, without asking for predictions. */
export async function tasksOf(client: Client, project: number): Promise<readonly Task[]> {
  const path = `/api/tasks?project=${project}&page=1&page_size=1000&fields=all`;
  const answer = await client.json<{ tasks: Task[] } | Task[]>('GET', path);
  return Array.isArray(answer) ? answer : answer.tasks;
}

/** What is stored for a task. */
export async function predictionsOf(client: Client, task: number): Promise<readonly Prediction[]> {
  return client.json<Prediction[]>('GET', `/api/predictions/?task=${task}`);
}
