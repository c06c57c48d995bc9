import { join } from 'node:path';
import { build as bundle } from 'vite';

/** Both catalogues as they are: area -> key -> text. */
export const loadCatalogues = async (root) => ({
  en: await load(join(root, 'shared/words/en/index.ts')),
  zh: await load(join(root, 'shared/words/zh-CN/index.ts')),
});

async function load(ssr) {
  const output = { format: 'es', codeSplitting: false };
  const build = { write: false, minify: false, ssr, rollupOptions: { output } };
  const built = await bundle({ configFile: false, logLevel: 'error', build });
  const code = Buffer.from(built.output[0].code).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).words;
}

/**
 * What two catalogues say differently in kind: keys, placeholders, forms of plurals.
 * @returns lines for a person
 */
export function mismatches(en, zh) {
  return [...Object.keys(en), ...Object.keys(zh)]
    .filter((area, at, all) => all.indexOf(area) === at)
    .flatMap((area) => compareArea(area, en[area] ?? {}, zh[area] ?? {}));
}

function compareArea(area, en, zh) {
  const keys = [...new Set([...Object.keys(en), ...Object.keys(zh)])];
  return keys.flatMap((key) => {
    const name = `${area}:${key}`;
    if (en[key] === undefined) return [`${name} is not in English`];
    if (zh[key] === undefined) return [`${name} is not in Chinese`];
    return [...emptiness(name, en[key], zh[key]), ...compareTexts(name, en[key], zh[key]), ...forms(name, key, en)];
  });
}

const emptiness = (name, en, zh) => (en.trim() === '' || zh.trim() === '' ? [`${name} is empty`] : []);

/** A form for one may say "one" and "a" instead of the number. */
function compareTexts(name, en, zh) {
  const [english, chinese] = [placeholders(en), placeholders(zh)];
  const lacking = [...english].filter((one) => !chinese.has(one));
  const strange = [...chinese].filter((one) => !english.has(one));
  const lenient = (one) => name.endsWith('_one') && /^\{\{count\b/.test(one);
  return [
    ...lacking.filter((one) => !lenient(one)).map((one) => `${name}: ${one} is not in Chinese`),
    ...strange.filter((one) => !lenient(one)).map((one) => `${name}: ${one} is not in English`),
  ];
}

const placeholders = (text) =>
  new Set([...text.matchAll(/\{\{[^}]*\}\}|\$t\([^)]*\)/g)].map(([found]) => found.replaceAll(' ', '')));

/** Each plural needs both of English's forms. */
function forms(name, key, texts) {
  const [, base, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
  const missing = form === 'one' ? 'other' : 'one';
  return base === undefined || texts[`${base}_${missing}`] !== undefined ? [] : [`${name} has no _${missing}`];
}
