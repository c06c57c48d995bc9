import { hexOf } from '../../dataset/colors';
import type { ClassRecord } from '../../dataset/document';

/** The label config that tasks of `tasksJson` need: `Image` called `image`, `RectangleLabels` called `label`. */
export function labelConfigXml(classes: readonly Pick<ClassRecord, 'name' | 'color'>[]): string {
  const labels = classes.map(
    ({ name, color }) => `    <Label value="${escaped(labelName(name))}" background="${hexOf(color)}"/>\n`,
  );
  return [
    '<View>\n',
    '  <Image name="image" value="$image"/>\n',
    '  <RectangleLabels name="label" toName="image">\n',
    ...labels,
    '  </RectangleLabels>\n',
    '</View>\n',
  ].join('');
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A class name as Label Studio can know it: control characters cannot stand in XML. */
export const labelName = (name: string): string =>
  name.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

/** For an attribute, where line ends and tabs would be read as blanks. */
const escaped = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/g, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);

/**
 * How Label Studio is asked for a picture of its document root.
 * @param path POSIX, relative to the document root
 */
export const localFilesUrl = (path: string): string => `/data/local-files/?d=${encodedPath(path)}`;

/** A POSIX path as it stands in an address. */
export const encodedPath = (path: string): string =>
  path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** What must be set in Label Studio before it shows pictures that lie on its disk. */
export interface LocalFilesSettings {
  /** Absolute folder above `folder`; paths of tasks are relative to it. */
  readonly documentRoot: string;
  /** Absolute folder of the pictures: the storage to add. Label Studio refuses the document root itself. */
  readonly folder: string;
  readonly tasksFile: string;
  readonly configFile: string;
}

/** What the sentences beside an exported tasks file name (`export:settingsFile` of the catalogues). */
export interface SettingsValues extends Pick<LocalFilesSettings, 'folder' | 'tasksFile' | 'configFile'> {
  /** Lines for the shell that starts Label Studio. */
  readonly commands: string;
}

/** Values of the text that lies beside an exported tasks file: settings to make, folders and files. */
export function settingsValues({ documentRoot, folder, tasksFile, configFile }: LocalFilesSettings): SettingsValues {
  const variables = [
    'LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true',
    `LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${documentRoot}`,
  ];
  const windows = /^[a-z]:|^\\\\/i.test(documentRoot);
  const commands = variables.map((line) => `   ${windows ? `set "${line}"` : `export ${quoted(line)}`}\n`).join('');
  return { commands, folder, tasksFile, configFile };
}

/** `NAME='value'` for a POSIX shell. */
const quoted = (line: string): string => {
  const at = line.indexOf('=') + 1;
  return `${line.slice(0, at)}'${line.slice(at).replaceAll("'", `'\\''`)}'`;
};
