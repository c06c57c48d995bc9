/** `new Command('predict')`, `.command('list')` */
const COMMAND = /(?:new Command|\.command)\(\s*'([a-z-]+)/g;
const OPTION = /--[a-z][a-z-]+/g;
/** Starts of the command line: installed, from a checkout, on Windows; behind a prompt, variables, another command. */
const START =
  /(?:^|&&|[;|(])\s*(?:\$ |sudo )?(?:[A-Z_]+=\S* )*(?:npm run (?:-s |--silent )*rtmlabel -- |(?:[\w./\\-]*[/\\])?rtmlabel(?:\.cmd)? )(.*)$/;

/** Commands and options of `rtmlabel`, from its sources. */
export function knownCommands(sources) {
  const all = sources.join('\n');
  return {
    commands: new Set(['help', ...[...all.matchAll(COMMAND)].map(([, name]) => name)]),
    options: new Set(['--help', '--version', ...(all.match(OPTION) ?? [])]),
  };
}

/** Commands in the code of a page that do not exist: scripts of package.json, `rtmlabel` with its commands and options. */
export function unknownCommands(path, { code }, scripts, { commands, options }) {
  const found = [];
  const tell = (line, what) => found.push(`${path}:${line}: ${what}`);
  for (const { text, line } of code) {
    // A command goes on behind a line that ends in \.
    const lines = text.replace(/\\\n\s*/g, ' ').split('\n');
    for (const [at, one] of lines.entries()) {
      const here = line + at + (lines.length > 1 ? 1 : 0);
      for (const [, script] of one.matchAll(/\bnpm run (?:-s |--silent )*([a-z][\w:-]*)/g))
        if (!Object.hasOwn(scripts, script)) tell(here, `npm run ${script}: no such script`);
      const [, rest] = START.exec(withoutComment(one)) ?? [];
      if (rest === undefined) continue;
      const [command = ''] = rest.split(/\s/);
      const named = /^[a-z][a-z|-]*$/.test(command) ? command.split('|') : [];
      for (const name of named) if (!commands.has(name)) tell(here, `rtmlabel ${name}: no such command`);
      if (named.length === 0 && !/^(--?[a-zA-Z]|…|\.\.\.|[A-Z<[{])/.test(command)) continue;
      for (const option of rest.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [])
        if (!options.has(option)) tell(here, `rtmlabel ${command} ${option}: no such option`);
    }
  }
  return found;
}

const withoutComment = (line) => line.replace(/\s#\s.*$/, '');
