import { parse, textOfNode, walk } from './tree.mjs';

/** Attributes whose value is read or heard. */
const SPOKEN =
  /^(title|placeholder|alt|label|hint|text|aria-(label|description|roledescription|valuetext|placeholder))$/;
/** Properties of menus, dialogs, file filters, notifications, web app manifests. */
const PROPERTIES = new Set(
  [
    'label',
    'sublabel',
    'title',
    'message',
    'detail',
    'buttonLabel',
    'buttons',
    'body',
    'toolTip',
    'hint',
    'text',
  ].concat(['placeholder', 'description', 'subtitle', 'checkboxLabel', 'applicationName', 'credits']),
);
/** What prints, and commander's ways to describe. */
const PRINTING = /^(write|print|say|tell|description|usage|addHelpText|showErrorBox|summary|alert|confirm|prompt)$/;
const KEY = /^[a-zA-Z]+:[\w.\0-]+$/;
const WORD = /\p{L}{2}|\p{Script=Han}/u;
/** Addresses, cursor movements of the terminal, and the like. */
const TECHNICAL = /^\s*(https?:|mailto:|\/|--)[^\s]*$|^\s*\p{Cc}*\p{Cc}\[\w/u;
/** How keys of a catalogue, kinds of notices and labels of diffs look. */
const IDENTIFIER = /^[a-z]+([A-Z][a-z]*)*$/;
const SENTENCE = /\p{L}{2,}[,;:]? \p{L}+/u;
const CHINESE = /\p{Script=Han}/u;

/**
 * Texts that a person sees and that stand in no catalogue: what stands in elements, spoken attributes, labels, and is printed;
 * elsewhere what reads like a sentence or is Chinese.
 * @param isKey whether a word is a key of some catalogue
 * @returns [{ line, text }] of one file
 */
export function textsIn(file, source, isKey = () => false) {
  const { program, lineAt } = parse(file, source);
  const found = new Map();
  const add = (node, text) => found.set(node.start, { line: lineAt(node.start), text: shown(text) });
  walk(program, (node, parents) => {
    if (node.type.startsWith('TS') && !/Expression$/.test(node.type)) return false;
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return false;
    if (node.type === 'JSXText' && WORD.test(node.value)) add(node, node.value);
    const text = textOfNode(node);
    if (text === null || !WORD.test(text) || KEY.test(text) || TECHNICAL.test(text) || found.has(node.start))
      return true;
    if (isUnseen(parents, node)) return true;
    if (
      isShown(parents, node, (kind) => IDENTIFIER.test(text) && (kind === 'call' || isKey(text))) ||
      CHINESE.test(text) ||
      SENTENCE.test(text)
    )
      add(node, text);
    return true;
  });
  return [...found.values()];
}

const shown = (text) => text.replaceAll('\0', '…').replace(/\s+/g, ' ').trim();

/** Nearest parents through which a value passes unchanged: `a ? 'x' : 'y'`, `'x' + y`, `['x']`, `('x' as const)`. */
const PASSES =
  /^(ConditionalExpression|LogicalExpression|BinaryExpression|ArrayExpression|TSAsExpression|TSSatisfiesExpression)$/;

function holderOf(parents, node) {
  let child = node;
  for (let at = parents.length - 1; at >= 0; at--) {
    const parent = parents[at];
    const compared = parent.type === 'BinaryExpression' && parent.operator !== '+';
    if (!PASSES.test(parent.type) || compared || parent.test === child) return { holder: parent, child, at };
    child = parent;
  }
  return { holder: null, child, at: -1 };
}

/** The place where the text stands shows it: a child of an element, a spoken attribute, a label, an argument of a printer. */
function isShown(parents, node, isName) {
  const { holder, child, at } = holderOf(parents, node);
  if (holder === null) return false;
  if (holder.type === 'JSXExpressionContainer') {
    const outer = parents[at - 1];
    return outer.type !== 'JSXAttribute' || SPOKEN.test(nameOf(outer.name));
  }
  if (holder.type === 'JSXAttribute') return SPOKEN.test(nameOf(holder.name));
  if (holder.type === 'Property')
    return holder.value === child && PROPERTIES.has(nameOf(holder.key)) && !isName('property');
  if (holder.type === 'CallExpression')
    return holder.callee !== child && PRINTING.test(calleeOf(holder)) && !isName('call');
  return false;
}

/** Nobody reads it in the program: errors of programming, the log, names of style classes, selectors, other techniques. */
function isUnseen(parents, node) {
  const { holder, at } = holderOf(parents, node);
  if (holder?.type === 'Property' && holder.key === node) return true;
  if (parents.at(-1)?.type === 'BinaryExpression' && parents.at(-1).operator !== '+') return true;
  if (holder?.type === 'AssignmentExpression' && /^(className|role|type|id)$/.test(nameOf(holder.left.property ?? {})))
    return true;
  const technical = parents.some((parent) => {
    if (parent.type === 'JSXAttribute')
      return /^(className|style|d|viewBox|preserveAspectRatio|role|type|id|key|data-.*)$/.test(nameOf(parent.name));
    if (parent.type === 'NewExpression') return /Error$/.test(nameOf(parent.callee));
    if (parent.type !== 'CallExpression') return false;
    const { callee } = parent;
    if (callee.type === 'MemberExpression' && nameOf(callee.object) === 'log') return true;
    return /^(querySelector(All)?|closest|matches|matchMedia|setAttribute|includes|startsWith|endsWith)$/.test(
      calleeOf(parent),
    );
  });
  return technical || (at >= 0 && parents[at].type === 'SwitchCase');
}

const nameOf = (node) =>
  node.type === 'JSXNamespacedName' ? `${node.namespace.name}:${node.name.name}` : (node.name ?? node.value ?? '');
const calleeOf = ({ callee }) => (callee.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee));
