import { describe, expect, it } from 'vitest';
import { knownCommands, unknownCommands } from './commands.mjs';
import { brokenLinks } from './links.mjs';
import { readPage } from './page.mjs';

const OTHER = '# Other page\n\n## What `a` & b are\n\n## Twice\n\n## Twice\n\n<a id="here"></a>\n';
const THERE = new Set(['docs', 'docs/a.md', 'docs/b c.md', 'images/x.jpg']);
const broken = (text) => {
  const pages = new Map([
    ['docs/a.md', readPage(text)],
    ['docs/b c.md', readPage(OTHER)],
  ]);
  return brokenLinks('docs/a.md', pages, (path) => THERE.has(path.replace(/\/$/, '')));
};

describe('links', () => {
  it.each([
    '[a](b%20c.md) [b](<b c.md>) [c](../docs/) [d](#own) \n\n# Own',
    '[a](b%20c.md#what-a--b-are) [b](b%20c.md#twice-1) [c](b%20c.md#here)',
    '![x](../images/x.jpg) <img src="../images/x.jpg"> <a href="#own">y</a>\n\n# Own',
    '[a][r] <https://example.org/x> [m](mailto:a@b.example)\n\n[r]: b%20c.md',
    '[中](#中文-标题)\n\n## 中文 标题',
    '`[no](link.md)`\n\n```\n[no](link.md)\n```',
  ])('that lead somewhere: %s', (text) => expect(broken(text)).toEqual([]));

  it.each([
    ['one\n\n[a](gone.md)', 'docs/a.md:3: gone.md: no such file'],
    ['one\ntwo [a](gone.md)', 'docs/a.md:2: gone.md: no such file'],
    ['![a](gone.png)', 'docs/a.md:1: gone.png: no such file'],
    ['<img src="gone.png">', 'docs/a.md:1: gone.png: no such file'],
    ['[a](#gone)', 'docs/a.md:1: #gone: no such heading'],
    ['[a](b%20c.md#gone)', 'docs/a.md:1: b%20c.md#gone: no such heading'],
    ['[a](b%20c.md#twice-2)', 'docs/a.md:1: b%20c.md#twice-2: no such heading'],
    ['[a](../images/x.jpg#part)', 'docs/a.md:1: ../images/x.jpg#part: an anchor in a file that has none'],
    ['[a](../../x.md)', 'docs/a.md:1: ../../x.md: leads out of the repository'],
    ['[a](https://nowhere)', 'docs/a.md:1: https://nowhere: no address'],
    ['[a](https://)', 'docs/a.md:1: https://: no address'],
    ['[a][r]\n\n[r]: gone.md', 'docs/a.md:1: gone.md: no such file'],
  ])('that lead nowhere: %s', (text, expected) => expect(broken(text)).toEqual([expected]));
});

describe('commands', () => {
  const known = knownCommands(["new Command('predict')", ".option('--out <file>', t('x')).command('list')"]);
  const unknown = (text) => unknownCommands('a.md', readPage(text), { check: '', 'test:e2e': '' }, known);

  it.each([
    '`npm run check` and `npm run -s test:e2e -- x`',
    '```sh\nrtmlabel predict photos --out x.json # --else\nrtmlabel --help\n```',
    '```sh\nnpm run check -- --out\n./rtmlabel list && npm run check\nrtmlabel predict x \\\n  --out y\n```',
    'rtmlabel dances, npm run nowhere: no code',
    '`rtmlabel predict|list`, `rtmlabel <command> --help`, `rtmlabel …`, `app/rtmlabel-app --no-sandbox`',
  ])('that exist: %s', (text) => expect(unknown(text)).toEqual([]));

  it.each([
    ['`npm run gone`', 'a.md:1: npm run gone: no such script'],
    ['```sh\nnpm ci\nnpm run gone\n```', 'a.md:3: npm run gone: no such script'],
    ['`rtmlabel dance`', 'a.md:1: rtmlabel dance: no such command'],
    ['`npm run -s rtmlabel -- dance`', 'a.md:1: rtmlabel dance: no such command'],
    ['`rtmlabel predict x --gone`', 'a.md:1: rtmlabel predict --gone: no such option'],
    ['```sh\nrtmlabel predict x \\\n  --gone\n```', 'a.md:2: rtmlabel predict --gone: no such option'],
    ['`rtmlabel predict|dance`', 'a.md:1: rtmlabel dance: no such command'],
  ])('that do not: %s', (text, expected) => expect(unknown(text)).toContain(expected));
});
