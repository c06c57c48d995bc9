// Fails on links of the docs that lead nowhere and on commands in them that do not exist. Asks no network.
import { existsSync, readFileSync } from 'node:fs';
import { knownCommands, unknownCommands } from './check/docs/commands.mjs';
import { brokenLinks } from './check/docs/links.mjs';
import { readPage } from './check/docs/page.mjs';
import { report, sources, textOf } from './check/sources.mjs';

const files = sources();
const pages = new Map();
for (const file of files.filter((name) => name.endsWith('.md'))) {
  const text = textOf(file);
  if (text !== null) pages.set(file, readPage(text));
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const known = knownCommands(
  files.filter((file) => /^electron\/headless\/.*(?<!\.test)\.ts$/.test(file)).map((file) => textOf(file) ?? ''),
);
const findings = [...pages].flatMap(([path, page]) => [
  ...brokenLinks(path, pages, existsSync),
  ...unknownCommands(path, page, scripts, known),
]);
const links = [...pages.values()].reduce((sum, page) => sum + page.links.length, 0);
report(findings, `${pages.size} pages, ${links} links`);
