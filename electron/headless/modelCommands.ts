import { Argument, Command, Option } from 'commander';
import type { i18n } from 'i18next';
import { configured, type Key } from './configured';
import type { ExitCode } from './exit';
import { type ConvertArguments, runConvert } from './runConvert';
import {
  type ImportArguments,
  type InstallArguments,
  type ListArguments,
  runModelsImport,
  runModelsInstall,
  runModelsList,
  runModelsRemove,
  runModelsVerify,
} from './runModels';

type Text = (key: Key) => string;
type Done = (code: ExitCode) => void;

const configOption = (t: Text): Option => new Option('--config <file>', t('config'));
const expOption = (t: Text): Option => new Option('--exp-on-reg <answer>', t('expOnReg')).choices(['yes', 'no']);

/** `rtmlabel models list|install|import|remove|verify` */
export function modelsCommand(translator: i18n, t: Text, done: Done): Command {
  const models = configured(new Command('models'), t).description(t('modelsAbout'));
  models.addCommand(
    configured(new Command('list'), t)
      .description(t('modelsListAbout'))
      .option('--json', t('json'))
      .action(async (options: ListArguments) => done(await runModelsList(translator, options))),
  );
  models.addCommand(
    configured(new Command('install'), t)
      .description(t('modelsInstallAbout'))
      .addArgument(new Argument('<id>', t('catalogueId')))
      .option('--mirror <url>', t('mirror'))
      .option('--proxy <url>', t('proxy'))
      .option('--json', t('json'))
      .action(async (id: string, options: InstallArguments) => done(await runModelsInstall(translator, id, options))),
  );
  models.addCommand(
    configured(new Command('import'), t)
      .description(t('modelsImportAbout'))
      .addArgument(new Argument('<file>', t('modelFile')))
      .addOption(configOption(t))
      .addOption(expOption(t))
      .option('--json', t('json'))
      .action(async (file: string, options: ImportArguments) => done(await runModelsImport(translator, file, options))),
  );
  models.addCommand(
    configured(new Command('remove'), t)
      .description(t('modelsRemoveAbout'))
      .addArgument(new Argument('<model>', t('installedModel')))
      .action(async (name: string) => done(await runModelsRemove(translator, name))),
  );
  models.addCommand(
    configured(new Command('verify'), t)
      .description(t('modelsVerifyAbout'))
      .addArgument(new Argument('[model]', t('installedModel')))
      .option('--json', t('json'))
      .action(async (name: string | undefined, options: ListArguments) =>
        done(await runModelsVerify(translator, name ?? null, options)),
      ),
  );
  return models;
}

/** `rtmlabel convert IN.pth --out OUT.onnx` */
export const convertCommand = (translator: i18n, t: Text, done: Done): Command =>
  configured(new Command('convert'), t)
    .description(t('convertAbout'))
    .addArgument(new Argument('<checkpoint>', t('checkpoint')))
    .requiredOption('--out <file>', t('outConvert'))
    .addOption(configOption(t))
    .addOption(expOption(t))
    .option('--json', t('json'))
    .action(async (file: string, options: ConvertArguments) => done(await runConvert(translator, file, options)));
