import { SaxesParser } from 'saxes';
import { fail } from '../../failure/failure';

/** One element. Names of tags and attributes are lower-cased: the editor of Label Studio does not mind case, Python does. */
export interface XmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

/** Far above real configs (10,000 labels are about 1 MB), low enough that none holds the server up for long. */
const MAX_LENGTH = 2 << 20;
const MAX_ELEMENTS = 50_000;
const MAX_DEPTH = 200;

interface Open {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
}

/**
 * The elements of an XML text; null when it is blank. Text, comments and processing instructions are dropped.
 * Any DOCTYPE is refused, so that there are no entities but XML's own five and numbers.
 * @throws AppError `labelstudio.config`; `reason` = `line:column` and the text there, or the limit that was passed
 */
export function readXml(xml: string): XmlElement | null {
  const source = xml.trim();
  if (source === '') return null;
  if (source.length > MAX_LENGTH) throw fail('labelstudio.config', { reason: `> ${MAX_LENGTH >> 20} MB` });
  const parser = new SaxesParser();
  const document: Open = { tag: '', attributes: new Map(), children: [] };
  const open: Open[] = [document];
  let elements = 0;
  const refuse = (text: string) => {
    throw fail('labelstudio.config', { reason: `${parser.line}:${parser.columnIndex + 1} ${text}` });
  };
  parser.on('error', () => refuse(`…${before(source, parser.position)}`));
  parser.on('doctype', () => refuse('<!DOCTYPE'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) throw fail('labelstudio.config', { reason: `<${short(name)}> > ${MAX_DEPTH}` });
    if (++elements > MAX_ELEMENTS) throw fail('labelstudio.config', { reason: `> ${MAX_ELEMENTS} <…/>` });
    const element: Open = { tag: name.toLowerCase(), attributes: lowerCased(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(source).close();
  return document.children[0] ?? null;
}

/** Two spellings of one attribute: the first counts. */
function lowerCased(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const lower = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    const key = name.toLowerCase();
    if (!lower.has(key)) lower.set(key, value);
  }
  return lower;
}

/** What stands before a fault, on one line. */
const before = (source: string, position: number): string =>
  short(source.slice(Math.max(0, position - 24), position).replace(/\s+/g, ' '));

const short = (text: string): string => text.slice(0, 40);
