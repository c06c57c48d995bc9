import {
  type AttributeDefinition,
  type AttributeTarget,
  type AttributeValue,
  type AttributeValues,
  admits,
  attributeNamed,
  cleanText,
  LONGEST_NAME,
  LONGEST_VALUE,
  withValue,
} from '../../dataset/attributes';
import type { AttributeId, ClassId } from '../../dataset/ids';
import { cleanName } from '../../editing/commands/classes';
import type { CocoDataset, CocoSaid } from './read';
import type { CocoAttributeInfo } from './source';

/** More different texts than this are no list to choose from. */
const MOST_CHOICES = 20;
const LONGEST_CHOICE = 40;

export interface AttributePlan {
  /** The project's own attributes after the import. */
  readonly list: readonly AttributeDefinition[];
  /** Names of attributes that the project lacks. */
  readonly added: readonly string[];
  /** Names of attributes that get more choices. */
  readonly grown: readonly string[];
  /** What a part of the file says, as values of the project; `lost` = how many values fit nowhere. */
  readonly values: (
    target: AttributeTarget,
    said: CocoSaid,
  ) => { readonly values: AttributeValues; readonly lost: number };
}

/**
 * What the attributes of a COCO file mean in a project. They are matched by name as classes are (`is_crowd` is `iscrowd`);
 * unknown ones are defined: as `info.attributes` of the file says, else by what is said: flags from true and false, a choice
 * from few texts that repeat, otherwise a text. An attribute of which every value is false, 0 or '' says nothing and is left
 * out (CVAT writes all of them to every box). A choice of the project gets the choices of the file.
 */
export function planAttributes(
  dataset: CocoDataset,
  own: readonly AttributeDefinition[],
  classOf: (name: string) => ClassId | undefined,
  newId: () => AttributeId,
): AttributePlan {
  const list = [...own];
  const added: string[] = [];
  const grown: string[] = [];
  for (const target of ['box', 'image'] as const) {
    const infos = new Map(dataset.attributes.filter((one) => one.target === target).map((one) => [one.name, one]));
    const found = heard(target === 'box' ? dataset.annotations : dataset.images);
    for (const name of new Set([...infos.keys(), ...found.keys()])) {
      const info = infos.get(name);
      const talk = found.get(name) ?? SILENCE();
      const known = attributeNamed(list, target, name);
      if (known?.kind === 'choice') {
        const choices = [...new Set([...known.choices, ...choicesIn(info, talk)])];
        if (choices.length === known.choices.length) continue;
        list[list.indexOf(known)] = { ...known, choices };
        if (own.includes(known)) grown.push(known.name);
      } else if (known === undefined && (info !== undefined || talk.meant > 0)) {
        const attribute = definitionOf(newId(), name, target, info, talk, classOf);
        if (attribute.name === '') continue;
        list.push(attribute);
        added.push(attribute.name);
      }
    }
  }
  return { list: inFileOrder(list, own, dataset), added, grown, values: (target, said) => fitted(list, target, said) };
}

/** What is said under one name, in short. */
interface Talk {
  /** Values that say something. */
  meant: number;
  /** Values that are neither true nor false. */
  worded: number;
  /** Different texts, cleaned; more than fit a menu are not collected. */
  readonly texts: Set<string>;
}

const SILENCE = (): Talk => ({ meant: 0, worded: 0, texts: new Set() });

function heard(parts: readonly { readonly attributes?: CocoSaid }[]): ReadonlyMap<string, Talk> {
  const found = new Map<string, Talk>();
  for (const { attributes = [] } of parts)
    for (const [name, value] of attributes) {
      const talk = found.get(name) ?? SILENCE();
      found.set(name, talk);
      if (value !== false && value !== 0 && textOf(value) !== null) talk.meant++;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      talk.worded++;
      const text = textOf(value);
      if (text !== null && talk.texts.size <= MOST_CHOICES) talk.texts.add(cleanName(text));
    }
  return found;
}

function definitionOf(
  id: AttributeId,
  name: string,
  target: AttributeTarget,
  info: CocoAttributeInfo | undefined,
  talk: Talk,
  classOf: (name: string) => ClassId | undefined,
): AttributeDefinition {
  const { worded, texts } = talk;
  const repeats = worded > texts.size && texts.size <= MOST_CHOICES;
  const short = [...texts].every((text) => text.length <= LONGEST_CHOICE);
  const kind = info?.kind ?? (worded === 0 ? 'flag' : repeats && short ? 'choice' : 'text');
  const classes = (info?.classes ?? []).flatMap((one) => classOf(one) ?? []);
  return {
    id,
    name: cleanName(name).slice(0, LONGEST_NAME).trim(),
    kind,
    target,
    choices: kind === 'choice' ? choicesIn(info, talk) : [],
    ...(classes.length === 0 || target === 'image' ? {} : { classes }),
  };
}

/** What can be chosen, as the file has it; what is empty or too long is no choice. */
const choicesIn = (info: CocoAttributeInfo | undefined, { texts }: Talk): readonly string[] =>
  [...new Set([...(info?.choices ?? []).map(cleanName), ...texts])].filter(
    (one) => one !== '' && one.length <= LONGEST_NAME,
  );

/** New attributes of boxes and images stand as mixed as the file lists them. */
function inFileOrder(
  list: readonly AttributeDefinition[],
  own: readonly AttributeDefinition[],
  { attributes }: CocoDataset,
): readonly AttributeDefinition[] {
  const place = ({ name, target }: AttributeDefinition): number => {
    const at = attributes.findIndex((one) => one.target === target && cleanName(one.name) === name);
    return at < 0 ? attributes.length : at;
  };
  const fresh = list.slice(own.length);
  return [...list.slice(0, own.length), ...fresh.sort((a, b) => place(a) - place(b))];
}

function fitted(
  list: readonly AttributeDefinition[],
  target: AttributeTarget,
  said: CocoSaid,
): { readonly values: AttributeValues; readonly lost: number } {
  let values: AttributeValues = {};
  let lost = 0;
  for (const [name, raw] of said) {
    const attribute = attributeNamed(list, target, name);
    const value = attribute === undefined ? null : valueFor(attribute, raw);
    // Without a definition nothing but false, 0 and '' was said of it.
    if (value === undefined) lost++;
    else if (attribute !== undefined && value !== null) values = withValue(values, attribute.id, value);
  }
  return { values, lost };
}

const YES = ['true', '1', 'yes'];
const NO = ['false', '0', 'no'];

/** A value of the file as the attribute can have it; null = nothing is said, undefined = it does not fit. */
function valueFor(attribute: AttributeDefinition, raw: unknown): AttributeValue | null | undefined {
  const text = textOf(raw);
  if (raw === null || raw === false || raw === '') return null;
  if (text === null) return typeof raw === 'string' ? null : undefined;
  if (attribute.kind === 'flag') {
    const word = text.toLowerCase();
    return YES.includes(word) ? true : NO.includes(word) ? null : undefined;
  }
  const value = attribute.kind === 'choice' ? cleanName(text) : cleanText(text);
  // What would have to be cut is not the same remark any more.
  return value !== null && text.length <= LONGEST_VALUE && admits(attribute, value) ? value : undefined;
}

/** A scalar as text, null for what is none or empty. */
const textOf = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number' && value !== true) return null;
  const text = String(value).trim();
  return text === '' ? null : text;
};
