// Fails on texts a person sees that stand in no catalogue, on keys nobody asks for, and where the catalogues differ.
// What `core` throws is a failure code with technical details; its sentences are in the catalogues.
import { report, sources, textOf } from './check/sources.mjs';
import { ALLOWED, allowing } from './check/words/allowed.mjs';
import { loadCatalogues, mismatches } from './check/words/catalogues.mjs';
import { createMentions, unusedKeys } from './check/words/keys.mjs';
import { textsIn } from './check/words/texts.mjs';

const CODE = /^(renderer|electron|shared)\/.*(?<!\.test|\.d)\.tsx?$/;
const CATALOGUES = /^shared\/words\/[^/]+\//;
/** Declarations of failures throw none. */
const DECLARED = /^shared\/failure\/codes/;
const SEEN = /^(renderer|electron\/(main|preload|headless)|shared)\//;

const { en, zh } = await loadCatalogues(process.cwd());
const code = sources()
  .filter((file) => CODE.test(file) && !CATALOGUES.test(file))
  .map((file) => ({ file, source: textOf(file) ?? '' }));

const mentions = createMentions();
for (const { file, source } of code) if (!DECLARED.test(file)) mentions.add(file, source);
const keys = new Set(Object.values(en).flatMap((texts) => Object.keys(texts)));

const seen = code.filter(({ file }) => SEEN.test(file));
const used = new Set();
const texts = seen.flatMap(({ file, source }) =>
  textsIn(file, source, (word) => keys.has(word) || keys.has(`${word}_other`)).flatMap(({ line, text }) => {
    const entry = allowing(file, text);
    used.add(entry);
    return entry === undefined ? [`${file}:${line}: in no catalogue: ${text}`] : [];
  }),
);
const idle = ALLOWED.filter((entry) => !used.has(entry)).map(({ why }) => `allowed without need: ${why}`);
const unused = unusedKeys(en, mentions).map((key) => `${key} is not used`);
const count = Object.values(en).reduce((sum, area) => sum + Object.keys(area).length, 0);
report([...texts, ...idle, ...unused, ...mismatches(en, zh)], `${seen.length} files, ${count} texts in each language`);
