import { Command, Option } from 'commander';
import type { i18n } from 'i18next';
import { configured, type Key, numberIn } from './configured';
import type { ExitCode } from './exit';
import { runServe, type ServeArguments } from './runServe';

/** `rtmlabel serve` */
export const serveCommand = (translator: i18n, t: (key: Key) => string, done: (code: ExitCode) => void): Command =>
  configured(new Command('serve'), t)
    .description(t('serveAbout'))
    .option('--model <model>', t('model'))
    .option('--with <pairs...>', t('serveWith'))
    .addOption(new Option('--port <number>', t('port')).default(8003).argParser(numberIn(0, 65_535, true)))
    .option('--host <address>', t('host'), 'localhost')
    .addOption(new Option('--device <name>', t('device')).choices(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']))
    .addOption(new Option('--score <number>', t('score')).default(0.5).argParser(numberIn(0.05, 1)))
    .addOption(new Option('--nms-iou <number>', t('nmsIou')).default(0.65).argParser(numberIn(0, 1)))
    .addOption(new Option('--input-size <pixels>', t('inputSize')).argParser(numberIn(32, 4096, true)))
    .option('--classes <file>', t('classes'))
    .option('--label-studio-url <url>', t('labelStudioUrl'))
    .option('--token <token>', t('token'))
    .option('--save-token', t('saveToken'))
    .option('--document-root <folder...>', t('documentRoot'))
    .option('--basic-auth <user:password>', t('basicAuth'))
    .option('--allowed-host <name...>', t('allowedHost'))
    .option('--json', t('json'))
    .action(async (options: ServeArguments) => done(await runServe(translator, options)));
