import { Argument, Command, CommanderError, Option } from 'commander';
import type { i18n } from 'i18next';
import packageJson from '../../package.json';
import { fail } from '../../shared/failure/failure';
import { configured, type Key, numberIn } from './configured';
import { doctorCommand } from './doctor/runDoctor';
import { EXIT, type ExitCode } from './exit';
import { convertCommand, modelsCommand } from './modelCommands';
import { pushCommand } from './pushCommand';
import { type ExportArguments, runExport } from './runExport';
import { type PredictArguments, runPredict } from './runPredict';
import { serveCommand } from './serveCommand';

/**
 * The command line as a function of its arguments.
 * @throws AppError what a person should read
 */
export function createProgram(translator: i18n): (args: readonly string[]) => Promise<ExitCode> {
  const t = (key: Key): string => translator.t(`cli:${key}`) as string;
  let code: ExitCode = EXIT.done;
  const program = configured(new Command('rtmlabel'), t)
    .description(t('about'))
    .version(packageJson.version, '-V, --version', t('version'))
    .addHelpText('after', () => exitCodes(t));

  program.addCommand(
    configured(new Command('predict'), t)
      .description(t('predictAbout'))
      .addArgument(new Argument('<folder>', t('folder')))
      .requiredOption('--model <model>', t('model'))
      .addOption(new Option('--score <number>', t('score')).default(0.3).argParser(numberIn(0.05, 1)))
      .addOption(new Option('--nms-iou <number>', t('nmsIou')).default(0.65).argParser(numberIn(0, 1)))
      .addOption(new Option('--input-size <pixels>', t('inputSize')).argParser(numberIn(32, 4096, true)))
      .option('--classes <file>', t('classes'))
      .addOption(
        new Option('--device <name>', t('device')).default('cpu').choices(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']),
      )
      .option('--out <file>', t('outPredict'))
      .option('--json', t('json'))
      .action(async (folder: string, options: PredictArguments) => {
        code = await runPredict(translator, folder, options);
      }),
  );
  program.addCommand(
    configured(new Command('export'), t)
      .description(t('exportAbout'))
      .addArgument(new Argument('<project>', t('project')))
      .requiredOption('--out <path>', t('outExport'))
      .addOption(new Option('--format <name>', t('format')).default('coco').choices(['coco', 'labelstudio']))
      .addOption(new Option('--scope <which>', t('scope')).choices(['done', 'all']))
      .option('--image-prefix <text>', t('imagePrefix'))
      .addOption(new Option('--first-id <number>', t('firstId')).default('1').choices(['0', '1']))
      .addOption(new Option('--images <how>', t('images')).default('none').choices(['none', 'folder', 'zip']))
      .option('--flat', t('flat'))
      .option('--indent', t('indent'))
      .option('--json', t('json'))
      .action(async (project: string, options: ExportArguments) => {
        code = await runExport(translator, project, options);
      }),
  );

  const done = (result: ExitCode): void => {
    code = result;
  };
  program.addCommand(serveCommand(translator, t, done));
  program.addCommand(pushCommand(translator, t, done));
  program.addCommand(modelsCommand(translator, t, done));
  program.addCommand(convertCommand(translator, t, done));
  program.addCommand(doctorCommand(translator, t, done));

  return async (args) => {
    try {
      await program.parseAsync([...args], { from: 'user' });
      return code;
    } catch (thrown) {
      if (thrown instanceof CommanderError) return outcomeOf(thrown);
      throw thrown;
    }
  };
}

const exitCodes = (t: (key: Key) => string): string =>
  [
    `\n${t('exitCodes')}`,
    `  0    ${t('exit0')}`,
    `  1    ${t('exit1')}`,
    `  2    ${t('exit2')}`,
    `  130  ${t('exit130')}`,
  ].join('\n');

/** What commander found wrong, in our words; help and version are no errors. */
function outcomeOf({ code, message, exitCode }: CommanderError): ExitCode {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
  const [first = '', second = ''] = quoted;
  switch (code) {
    case 'commander.unknownOption':
      throw fail('cli.unknownOption', { name: first });
    case 'commander.unknownCommand':
      throw fail('cli.unknownCommand', { name: first });
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      throw fail('cli.missing', { name: nameOf(first) });
    case 'commander.excessArguments':
      throw fail('cli.tooMany', { command: first || 'rtmlabel' });
    case 'commander.invalidArgument':
      throw fail('cli.badValue', { name: nameOf(first), value: second, expected: expectedIn(message) });
    default:
      return exitCode === 0 ? EXIT.done : EXIT.failed;
  }
}

/** What commander's own sentence says was expected, without its words. */
const expectedIn = (message: string): string =>
  /Allowed choices are (.*)\.$/.exec(message)?.[1] ?? message.slice(message.lastIndexOf('invalid. ') + 9);

/** `--score` of `--score <number>`. */
const nameOf = (flags: string): string => flags.split(' ')[0] ?? flags;
