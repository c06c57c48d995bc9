import { parse, textOfNode, walk } from './tree.mjs';

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Collects from source files what may name a key: whole literals, templates with gaps, names of properties. */
export function createMentions() {
  const literals = new Set();
  const templates = new Set();
  return {
    add(file, source) {
      walk(parse(file, source).program, (node) => {
        const text = textOfNode(node);
        if (text !== null) (text.includes('\0') ? templates : literals).add(text);
        if (node.type === 'Property' || node.type === 'TSPropertySignature')
          literals.add(node.key.name ?? node.key.value);
        return node.type !== 'ImportDeclaration';
      });
    },
    literals,
    templates,
  };
}

/**
 * Keys that nothing names: neither `area:key`, nor a template whose gaps some literal of the sources fills, nor, where a whole
 * area is asked by template, the bare key.
 * @param words area -> key -> text
 */
export function unusedKeys(words, { literals, templates }) {
  const patterns = [...templates].filter((template) => /[a-z]{2}/i.test(template)).map(toPattern);
  const filled = (text) =>
    patterns.some((pattern) => {
      const gaps = pattern.exec(text);
      return gaps?.slice(1).every((gap) => literals.has(gap) || isPath(gap)) ?? false;
    });
  /** `a.b` of two literals that were put together. */
  const isPath = (gap) => gap.includes('.') && gap.split('.').every((part) => literals.has(part));
  return Object.entries(words).flatMap(([area, texts]) => {
    const asked = templates.has(`${area}:\0`);
    return Object.keys(texts)
      .map((key) => key.replace(PLURAL, ''))
      .filter((key, at, all) => all.indexOf(key) === at)
      .filter((key) => !literals.has(`${area}:${key}`) && !filled(`${area}:${key}`))
      .filter((key) => !(asked && (literals.has(key) || filled(key))))
      .map((key) => `${area}:${key}`);
  });
}

const toPattern = (template) =>
  new RegExp(
    `^${template
      .split('\0')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('(.+)')}$`,
  );
