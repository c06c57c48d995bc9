import { z } from 'zod';
import { KEY_PRESETS } from '../../../shared/ipc/app';
import type { RequestName, Requests } from '../../../shared/ipc/contract';
import { MENUS } from '../../../shared/ipc/menu';
import { CACHES } from '../../../shared/ipc/system';
import { diffShape } from '../../../shared/project/diffShape';
import { recheckRound } from '../../../shared/project/recheckShape';
import { classId, imagePath } from '../../../shared/project/records';
import { THRESHOLD } from '../../../shared/project/settings';
import { predictionSettings, viewState } from '../../../shared/project/settingsShape';

const DEVICES = ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'] as const;
const nothing = z.object({});
const folder = z.object({ folder: z.string().min(1) });
const image = z.object({ image: imagePath });
const images = z.object({ images: z.array(imagePath).max(1_000) });
const model = z.object({ id: z.string() });
const job = z.object({ job: z.number().int() });
const classNames = z.array(z.string().min(1)).min(1).max(10_000);
const address = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]);
const short = z.string().max(4_000);
const exportOptions = z.object({
  format: z.enum(['coco', 'labelstudio']),
  scope: z.enum(['done', 'all']),
  firstId: z.union([z.literal(0), z.literal(1)]),
  fileNames: z.enum(['relative', 'flat']),
  images: z.enum(['none', 'folder', 'zip']),
  indent: z.boolean(),
  imagePrefix: z.string().max(2_000),
});

/** What each request may carry: the page is not trusted to keep to its types. */
export const schemas: { readonly [N in RequestName]: z.ZodType<Requests[N]['input']> } = {
  'app.info': nothing as never,
  'app.updateSettings': z
    .object({
      language: z.enum(['system', 'en', 'zh-CN']),
      theme: z.enum(['system', 'light', 'dark']),
      leftWidth: z.number().min(0).max(1_000),
      rightWidth: z.number().min(0).max(1_000),
      mirror: address,
      proxy: address,
      canvas: z.object({
        crosshair: z.boolean(),
        snapping: z.boolean(),
        twoClick: z.boolean(),
        wheel: z.enum(['zoom', 'scroll']),
        minimap: z.boolean(),
      }),
      keys: z.object({
        preset: z.enum(KEY_PRESETS),
        changes: z.record(z.string().max(60), z.array(z.string().min(1).max(60)).max(20)),
      }),
      nodding: z.object({ show: z.boolean(), perImage: z.number().min(0).max(10), perBox: z.number().min(0).max(10) }),
      recentCommands: z.array(z.string().max(2_000)).max(50),
      device: z.enum(DEVICES),
      cores: z.number().int().min(0).max(1_024),
      threshold: z.number().min(THRESHOLD.least).max(THRESHOLD.most),
      updates: z.boolean(),
    })
    .partial() as never,
  'app.readyToClose': z.object({ lose: z.boolean() }),
  'app.keepOpen': nothing as never,
  'app.showMenu': z.object({
    entries: z
      .array(
        z.object({
          id: z.string().max(60),
          menu: z.enum(MENUS),
          section: z.number().int().min(0).max(99),
          label: short,
          key: z.string().max(60),
          enabled: z.boolean(),
          checked: z.boolean().nullable(),
          choices: z.array(z.object({ key: z.string().max(60), label: short })).max(20),
        }),
      )
      .max(300),
  }),
  'system.devices': nothing as never,
  'system.copyReport': z.object({ network: z.boolean() }),
  'system.showLog': nothing as never,
  'system.startAgain': nothing as never,
  'system.storage': nothing as never,
  'system.clean': z.object({ cache: z.enum(CACHES) }),
  'system.updates': nothing as never,
  'system.lookForUpdate': nothing as never,
  'system.installUpdate': nothing as never,
  'app.report': z.object({ message: z.string().max(10_000), detail: z.string().max(100_000) }),
  'project.openDialog': nothing as never,
  'project.open': folder,
  'project.images': z.object({ from: z.number().int().min(0) }),
  'project.isOpen': nothing as never,
  'project.close': nothing as never,
  'project.forgetRecent': folder,
  'sample.open': z.object({ startOver: z.boolean() }),
  'project.updatePrediction': predictionSettings,
  'project.saveView': viewState,
  'document.commit': z.object({ diff: diffShape }),
  'image.facts': image,
  'image.reveal': image,
  'prediction.get': image,
  'prediction.ahead': images,
  'prediction.survivorsOf': images,
  'prediction.survivors': nothing as never,
  'prediction.survivorsPart': z.object({ from: z.number().int().min(0) }),
  'prediction.recount': z.object({
    nmsIou: z.number().min(0).max(1),
    maxPerImage: z.number().int().min(1).max(10_000),
  }),
  'prediction.cancelRecount': nothing as never,
  'prediction.kept': images,
  'learning.learned': z.object({ together: z.array(classId).max(10_000) }),
  'recheck.state': nothing as never,
  'recheck.setPercent': z.object({ percent: z.number().min(0).max(100) }),
  'recheck.add': z.object({ round: recheckRound }),
  'model.state': nothing as never,
  'model.setDevice': z.object({ device: z.enum(DEVICES) }),
  'model.setInputSize': z.object({ size: z.number().int().min(32).max(4_096) }),
  'model.setClassNames': z.object({ names: classNames }),
  'models.info': nothing as never,
  'models.state': nothing as never,
  'models.importDialog': nothing as never,
  'models.import': z.object({ files: z.array(z.string().min(1)).min(1).max(100) }),
  'models.install': z.object({ catalogueId: z.string() }),
  'models.cancelJob': job,
  'models.dismissJob': job,
  'models.use': model,
  'models.rename': z.object({ id: z.string(), title: z.string().trim().min(1).max(200) }),
  'models.remove': model,
  'models.restore': model,
  'models.reveal': model,
  'models.setClassNames': z.object({ id: z.string(), names: classNames }),
  'models.setExpOnReg': z.object({ id: z.string(), exp: z.boolean() }),
  'models.verify': model,
  'labelStudio.state': nothing as never,
  'labelStudio.start': nothing as never,
  'labelStudio.stop': nothing as never,
  'labelStudio.update': z
    .object({
      port: z.number().int().min(1).max(65_535),
      lan: z.boolean(),
      // A colon would end the name.
      user: z
        .string()
        .trim()
        .max(200)
        .regex(/^[^:]*$/),
      url: address,
      documentRoots: z.array(short.min(1)).max(100),
      hosts: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(100),
      threshold: z.number().min(0).max(1),
      token: short.trim(),
      password: z.string().max(1_000),
    })
    .partial() as never,
  'labelStudio.addRoot': nothing as never,
  'labelStudio.setLabel': z.object({
    project: short.min(1),
    className: z.string().min(1),
    choice: z.union([
      z.object({ kind: z.enum(['auto', 'ignore']) }),
      z.object({ kind: z.literal('label'), label: z.string().min(1) }),
    ]),
  }),
  'labelStudio.setThreshold': z.object({ project: short.min(1), threshold: z.number().min(0).max(1).nullable() }),
  'labelStudio.projects': nothing as never,
  'labelStudio.push': z.object({
    project: z.number().int().min(1).max(2_147_483_647),
    threshold: z.number().min(0).max(1),
  }),
  'labelStudio.stopPush': nothing as never,
  'labelStudio.dismissPush': nothing as never,
  'labelStudio.clearLog': nothing as never,
  'labelStudio.cancel': nothing as never,
  'batch.start': z.object({ scope: z.enum(['all', 'not done']) }),
  'batch.pause': nothing as never,
  'batch.resume': nothing as never,
  'batch.cancel': nothing as never,
  'batch.state': nothing as never,
  'export.preview': exportOptions,
  'export.run': exportOptions,
  'export.reveal': z.object({ path: z.string().min(1) }),
  'import.coco': z.object({ again: z.boolean() }),
  'task.cancel': z.object({ task: z.enum(['export', 'import', 'open', 'sample', 'storage']) }),
};
