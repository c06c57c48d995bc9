import { type Command, type Help, InvalidArgumentError } from 'commander';
import type { cli } from '../../shared/words/en/cli';

/** A sentence of the command line. */
export type Key = keyof typeof cli;

/** Settings that commander does not hand down to commands that were made apart. */
export function configured(command: Command, t: (key: Key) => string): Command {
  const titles: Readonly<Record<string, Key>> = {
    'Usage:': 'usage',
    'Arguments:': 'arguments',
    'Options:': 'options',
    'Commands:': 'commands',
  };
  const help: Partial<Help> = {
    styleTitle: (title) => (titles[title] === undefined ? title : t(titles[title])),
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const choices =
        argChoices === undefined ? '' : ` ${t('choicesAre').replace('{{values}}', argChoices.join(', '))}`;
      const usual = defaultValue === undefined ? '' : ` ${t('defaultIs').replace('{{value}}', String(defaultValue))}`;
      return description + choices + usual;
    },
  };
  return command
    .exitOverride()
    .configureOutput({ outputError: () => undefined, writeErr: (text) => process.stderr.write(text) })
    .configureHelp(help)
    .helpOption('-h, --help', t('help'))
    .helpCommand(false);
}

/** A number within bounds, or the sentence of what was expected. */
export const numberIn =
  (low: number, high: number, whole = false) =>
  (text: string): number => {
    const value = Number(text);
    const fits = text.trim() !== '' && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) throw new InvalidArgumentError(`${low} … ${high}`);
    return value;
  };
