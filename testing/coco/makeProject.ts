import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { importCoco } from '../../electron/core/export/importCoco';
import { probeImage } from '../../electron/core/images/probe';
import { scanFolder } from '../../electron/core/images/scan';
import { openProject } from '../../electron/core/storage/openProject';
import { submitImage } from '../../shared/editing/commands/predictions';

/** Makes a project as a person would: open a folder, import a COCO file, submit every image. */
async function main(pictures: string, coco: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(pictures)) await copyFile(join(pictures, name), join(folder, name));
  const project = await openProject(folder, { dataDir: join(folder, '..', 'app-data') });
  const images = await scanFolder(folder);
  const facts = (image: string): ReturnType<typeof probeImage> => probeImage(join(folder, image));
  const plan = await importCoco({ file: coco, document: project.document(), images, facts });
  await project.commit(plan.diff);
  for (const { path } of images) await project.commit(submitImage(project.document(), { image: path, accepted: [] }));
  await project.close();
}

const [, , pictures = '', coco = '', folder = ''] = process.argv;
void main(pictures, coco, folder);
