import type { ClassColor } from '../../../shared/dataset/document';
import type { ClassId, ImagePath } from '../../../shared/dataset/ids';
import type { ActionId } from '../../actions/types';

/** Something the palette can do. */
export type Command =
  | { readonly kind: 'action'; readonly id: ActionId /** Which arrow, for actions of arrows. */; readonly key?: string }
  | { readonly kind: 'class'; readonly id: ClassId }
  | { readonly kind: 'image'; readonly path: ImagePath };

/** A row of the palette. */
export interface Entry {
  /** Kept to remember what was used last. */
  readonly name: string;
  readonly command: Command;
  /** In the language of the window. */
  readonly title: string;
  /** The same in English; equal to the title where there is nothing to translate. */
  readonly english: string;
  /** Another name it is found by. */
  readonly alias: string;
  /** Key combination beside it; '' = none. */
  readonly key: string;
  readonly enabled: boolean;
  /** Of the class. */
  readonly color?: ClassColor;
}

/** What a command is remembered by. Boxes of other projects have other classes and images: only actions are kept. */
export const nameOf = (command: Command): string =>
  command.kind === 'action'
    ? `action:${command.id}${command.key === undefined ? '' : `:${command.key}`}`
    : command.kind === 'class'
      ? `class:${command.id}`
      : `image:${command.path}`;

/** The row of an image. */
export const imageEntry = (path: ImagePath, title: string): Entry => {
  const command: Command = { kind: 'image', path };
  return { name: nameOf(command), command, title, english: title, alias: '', key: '', enabled: true };
};

/** Most commands that are remembered. */
const REMEMBERED = 8;

/** The remembered names after a command was run: newest first, each once. */
export const remember = (recent: readonly string[], command: Command): readonly string[] => {
  if (command.kind !== 'action') return recent;
  const name = nameOf(command);
  return [name, ...recent.filter((one) => one !== name)].slice(0, REMEMBERED);
};
