import { Command, Option } from 'commander';
import type { i18n } from 'i18next';
import type { DeviceName } from '../../../shared/detection/model';
import { withoutHome } from '../../core/files/folders';
import { DEVICES } from '../../core/inference/devices';
import { probeDevices } from '../../core/inference/probeDevices';
import { configured, type Key } from '../configured';
import { EXIT, type ExitCode } from '../exit';
import { appData } from '../paths';
import { examine } from './examine';
import { TRY_DEVICES } from './probeApart';
import { reportText } from './report';

export interface DoctorArguments {
  readonly json?: boolean;
  readonly offline?: boolean;
  /** Only these, and only their probes are printed. */
  readonly tryDevices?: readonly DeviceName[];
}

/** `rtmlabel doctor`: what is there, for a report. Fails when no model could run. */
export async function runDoctor(translator: i18n, args: DoctorArguments): Promise<ExitCode> {
  if (args.tryDevices !== undefined) {
    process.stdout.write(`${JSON.stringify(await probeDevices(args.tryDevices))}\n`);
    return EXIT.done;
  }
  const found = await examine(appData(), args.offline === true);
  const text = args.json === true ? JSON.stringify(found, null, 2) : reportText(translator, found);
  process.stdout.write(`${withoutHome(text)}\n`);
  return found.devices.some(({ device, works }) => device === 'cpu' && works) ? EXIT.done : EXIT.failed;
}

/** `rtmlabel doctor` */
export const doctorCommand = (translator: i18n, t: (key: Key) => string, done: (code: ExitCode) => void): Command =>
  configured(new Command('doctor'), t)
    .description(t('doctorAbout'))
    .option('--json', t('doctorJson'))
    .option('--offline', t('doctorOffline'))
    .addOption(new Option(`${TRY_DEVICES} <names...>`).choices(DEVICES).hideHelp())
    .action(async (options: DoctorArguments) => done(await runDoctor(translator, options)));
