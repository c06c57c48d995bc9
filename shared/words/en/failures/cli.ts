import type { CliFailures } from '../../../failure/codes/cli';

export const cliFailures: Record<keyof CliFailures, string> = {
  'cli.unknownOption': 'There is no option {{name}}. See --help.',
  'cli.unknownCommand': 'There is no command {{name}}. See --help.',
  'cli.missing': '{{name}} is missing. See --help.',
  'cli.tooMany': 'Too many arguments for {{command}}. Put names with spaces in quotes.',
  'cli.badValue': '{{name}} cannot be {{value}}. Expected: {{expected}}',
  'cli.jsonNeedsOut': 'With --json the data set needs a file of its own: give --out FILE.',
  'cli.noImages': '{{folder}} holds no images.',
  'cli.classesFile': 'No class names could be read from {{file}}: {{reason}}. Write one name per line.',
  'cli.classesNeeded':
    '{{model}} has {{count}} classes but does not say their names. Give them with --classes FILE, one name per line.',
  'cli.sameFile': '{{file}} would be overwritten by its own conversion. Choose another --out.',
  'cli.alreadyOnnx': '{{file}} is an ONNX model already: use it as it is.',
};
