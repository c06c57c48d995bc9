import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { photoOf, type Walk } from './context';
import { LABELS } from './labelConfig';
import { rtmlabel } from './rtmlabel';
import type { CocoBox, CocoFile, Region, Task } from './types';

const run = promisify(execFile);

export interface Tools {
  /** Unpacks what Label Studio packed. */
  readonly python: string;
  /** Bundle of testing/coco/makeProject.ts. */
  readonly makeProject: string;
}

/** Label Studio's own COCO export. */
export async function exportOfLabelStudio({ client, home }: Walk, project: number, tools: Tools): Promise<CocoFile> {
  const answer = await client.raw('GET', `/api/projects/${project}/export?exportType=COCO`);
  if (!answer.ok) throw new Error(`the export answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  const zip = join(home.dir, `coco-${project}.zip`);
  const folder = join(home.dir, `coco-${project}`);
  await writeFile(zip, Buffer.from(await answer.arrayBuffer()));
  await run(tools.python, ['-m', 'zipfile', '-e', zip, folder]);
  return JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as CocoFile;
}

/** Tasks of Label Studio's JSON export with an annotation that was not skipped. */
export async function annotatedTasks({ client }: Walk, project: number): Promise<readonly Task[]> {
  const tasks = await client.json<Task[]>('GET', `/api/projects/${project}/export?exportType=JSON`);
  return tasks.filter(({ annotations }) => annotations.some(({ was_cancelled }) => !was_cancelled));
}

/** Folder below the document root where RTMLabel's own project lies. */
export const PROJECT_FOLDER = 'RTMLabel 项目';

/** The same annotations through RTMLabel: a project on disk, its boxes imported, then `rtmlabel export`. */
export async function exportOfRtmlabel(walk: Walk, tasks: readonly Task[], tools: Tools): Promise<CocoFile> {
  const { home, photos, studio } = walk;
  const work = join(home.dir, 'same-annotations');
  const pictures = join(work, 'pictures');
  await mkdir(pictures, { recursive: true });
  for (const task of tasks) await copyFile(join(photos.folder, photoOf(task)), join(pictures, photoOf(task)));
  const truth = join(work, 'truth.json');
  await writeFile(truth, JSON.stringify(cocoOf(walk, tasks)));
  const project = join(studio.documentRoot, PROJECT_FOLDER);
  await run(process.execPath, [tools.makeProject, pictures, truth, project]);
  const out = join(work, 'result.json');
  await rtmlabel(home, ['export', project, '--format', 'coco', '--first-id', '0', '--out', out]);
  return JSON.parse(await readFile(out, 'utf8')) as CocoFile;
}

function cocoOf({ expected }: Walk, tasks: readonly Task[]): CocoFile {
  const images = tasks.map((task, id) => {
    const { width = 0, height = 0 } = expected.get(photoOf(task)) ?? {};
    return { id, file_name: photoOf(task), width, height };
  });
  const boxes = tasks.flatMap(({ annotations }, image_id) =>
    annotations.flatMap(({ result }) => result.map((region) => ({ image_id, ...recordOf(region) }))),
  );
  return {
    images,
    categories: LABELS.map((name, id) => ({ id, name })),
    annotations: boxes.map((box, id) => ({ id, ...box })),
  };
}

function recordOf(region: Region): Omit<CocoBox, 'id' | 'image_id'> {
  const bbox = hullOf(region);
  const category_id = LABELS.indexOf(region.value.rectanglelabels?.[0] ?? '');
  return { category_id, bbox, area: bbox[2] * bbox[3], iscrowd: 0, segmentation: [] };
}

/**
 * The upright rectangle around a region, in pixels. A turned one turns about its top left corner, clockwise, and its sides
 * are percent of width and height before the turn: so it is turned in pixels, never in percent.
 */
export function hullOf({ value, original_width, original_height }: Region): readonly [number, number, number, number] {
  const [left, top] = [(value.x * original_width) / 100, (value.y * original_height) / 100];
  const [w, h] = [(value.width * original_width) / 100, (value.height * original_height) / 100];
  const angle = (value.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const xs = [0, w * cos, -h * sin, w * cos - h * sin].map((dx) => left + dx);
  const ys = [0, w * sin, h * cos, w * sin + h * cos].map((dy) => top + dy);
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
  return [x0, y0, Math.max(...xs) - x0, Math.max(...ys) - y0];
}
