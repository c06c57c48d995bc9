import { Command, Option } from 'commander';
import type { i18n } from 'i18next';
import { configured, type Key, numberIn } from './configured';
import type { ExitCode } from './exit';
import { type PushArguments, runPush } from './runPush';

/** `rtmlabel push` */
export const pushCommand = (translator: i18n, t: (key: Key) => string, done: (code: ExitCode) => void): Command =>
  configured(new Command('push'), t)
    .description(t('pushAbout'))
    .requiredOption('--label-studio-url <url>', t('pushUrl'))
    .option('--token <token>', t('token'))
    .addOption(
      new Option('--project <number>', t('pushProject'))
        .makeOptionMandatory()
        .argParser(numberIn(1, 2_147_483_647, true)),
    )
    .requiredOption('--model <model>', t('model'))
    .addOption(new Option('--score <number>', t('score')).default(0.5).argParser(numberIn(0.05, 1)))
    .addOption(new Option('--nms-iou <number>', t('nmsIou')).default(0.65).argParser(numberIn(0, 1)))
    .addOption(new Option('--input-size <pixels>', t('inputSize')).argParser(numberIn(32, 4096, true)))
    .addOption(
      new Option('--device <name>', t('device')).default('cpu').choices(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']),
    )
    .option('--classes <file>', t('classes'))
    .option('--document-root <folder...>', t('documentRoot'))
    .option('--json', t('json'))
    .action(async (options: PushArguments) => done(await runPush(translator, options)));
