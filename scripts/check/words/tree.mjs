import { parseSync } from 'vite';

/** Trees are asked for twice: for texts and for what names keys. */
const parsed = new Map();

/** Syntax tree of a TypeScript file (ESTree with JSX and types), and a function from offsets to line numbers. */
export function parse(file, source) {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const lineAt = (offset) => source.slice(0, offset).split('\n').length;
  const tree = { program, lineAt };
  parsed.set(source, tree);
  return tree;
}

/** Calls `visit(node, parents)` for every node, outermost first; parents with the nearest last. `false` = not into this one. */
export function walk(node, visit, parents = []) {
  if (visit(node, parents) === false) return;
  const inside = [...parents, node];
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string') walk(child, visit, inside);
}

/** Text of a literal or of the fixed parts of a template, with a blank for each value; null for all else. */
export function textOfNode(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '').join('\0');
  return null;
}
