import fuzzysort from 'fuzzysort';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { Entry } from './entries';
import { findImages } from './imageIndex';

export type Part = 'recent' | 'commands' | 'classes' | 'images';

/** A row that is shown: which letters of the title were found. */
export interface Found {
  readonly entry: Entry;
  readonly marks: readonly number[];
  /** The English title is what was found: it is shown too. */
  readonly byEnglish: boolean;
}

export interface Section {
  readonly part: Part;
  readonly rows: readonly Found[];
}

const MOST = { commands: 30, classes: 12, images: 20 };
/** Resemblance below this is chance. 1 = the same. */
const LEAST = 0.3;
/** Names of images are looked through from so many letters on. */
const IMAGE_LETTERS = 2;

const plain = (entry: Entry): Found => ({ entry, marks: [], byEnglish: false });

/** What cannot be done now comes last, otherwise the order stays. */
const possibleFirst = (rows: readonly Found[]): readonly Found[] => [
  ...rows.filter(({ entry }) => entry.enabled),
  ...rows.filter(({ entry }) => !entry.enabled),
];

/** Nothing typed: what was used last, then all commands. */
export function offered(commands: readonly Entry[], recent: readonly string[]): readonly Section[] {
  const used = recent.flatMap((name) => commands.filter((one) => one.name === name && one.enabled));
  const others = commands.filter((one) => !used.includes(one));
  const sections: readonly Section[] = [
    { part: 'recent', rows: used.map(plain) },
    { part: 'commands', rows: possibleFirst(others.map(plain)) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** How much less what cannot be done now counts. */
const IMPOSSIBLE = 0.8;

/** Entries whose title, in the shown language or in English, resembles the text; best first. */
export function findEntries(text: string, entries: readonly Entry[], limit: number): readonly Found[] {
  const results = fuzzysort.go(text, entries, {
    keys: ['title', 'english', 'alias'],
    limit,
    threshold: LEAST,
    scoreFn: ({ score, obj }) => (obj.enabled ? score : score * IMPOSSIBLE),
  });
  return results.map((result) => {
    const [shown, english] = [result[0], result[1]];
    const byEnglish = (english?.score ?? 0) > (shown?.score ?? 0) && result.obj.english !== result.obj.title;
    return { entry: result.obj, marks: byEnglish ? [] : (shown?.indexes ?? []), byEnglish };
  });
}

/** What is shown for a text. */
export function find(
  text: string,
  from: {
    readonly commands: readonly Entry[];
    readonly classes: readonly Entry[];
    readonly images: readonly { readonly path: ImagePath }[];
    readonly imageEntry: (path: ImagePath) => Entry;
  },
): readonly Section[] {
  const images = text.length < IMAGE_LETTERS ? [] : findImages(from.images, text, MOST.images);
  const sections: readonly Section[] = [
    { part: 'commands', rows: findEntries(text, from.commands, MOST.commands) },
    { part: 'classes', rows: findEntries(text, from.classes, MOST.classes) },
    { part: 'images', rows: images.map((path) => plain(from.imageEntry(path))) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}
