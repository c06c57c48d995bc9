import { basename, dirname, join } from 'node:path';
import { AppError, failureOf } from '../../shared/failure/failure';
import { createTranslator, localeFor, sentenceOf } from '../../shared/words/translator';
import { EXIT, type ExitCode } from './exit';
import { createProgram } from './program';

/** Language of the terminal, as POSIX tells it. */
const systemLocale = (): string => {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || LANGUAGE || Intl.DateTimeFormat().resolvedOptions().locale).replace(
    '_',
    '-',
  );
};

async function main(): Promise<ExitCode> {
  const translator = createTranslator(localeFor(systemLocale()), 'command');
  try {
    return await createProgram(translator)(process.argv.slice(2));
  } catch (thrown) {
    process.stderr.write(`rtmlabel: ${sentenceOf(translator, failureOf(thrown))}\n`);
    if (!(thrown instanceof AppError) && process.env.RTMLABEL_DEBUG !== undefined) console.error(thrown);
    return EXIT.failed;
  }
}

/** Electron's Node, which runs this in a package, does not say where resources lie: beside the archive, as for the window. */
function nameResources(): void {
  const archive = join(__dirname, '..', '..');
  if (basename(archive) === 'app.asar') Object.assign(process, { resourcesPath: dirname(archive) });
}

nameResources();
void main().then((code) => {
  process.exitCode = code;
});
