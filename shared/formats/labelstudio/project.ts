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

/** The text that lies beside an exported tasks file: the three settings to make and the order of steps. */
export function settingsText(settings: LocalFilesSettings, language: 'en' | 'zh-CN'): string {
  const { documentRoot, folder, tasksFile, configFile } = settings;
  const variables = [
    'LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true',
    `LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${documentRoot}`,
  ];
  const windows = /^[a-z]:|^\\\\/i.test(documentRoot);
  const commands = variables.map((line) => `   ${windows ? `set "${line}"` : `export ${quoted(line)}`}\n`).join('');
  return TEXTS[language]({ commands, folder, tasksFile, configFile });
}

/** `NAME='value'` for a POSIX shell. */
const quoted = (line: string): string => {
  const at = line.indexOf('=') + 1;
  return `${line.slice(0, at)}'${line.slice(at).replaceAll("'", `'\\''`)}'`;
};

interface Filled extends Pick<LocalFilesSettings, 'folder' | 'tasksFile' | 'configFile'> {
  readonly commands: string;
}

const TEXTS = {
  en: ({ commands, folder, tasksFile, configFile }: Filled) => `Into Label Studio

1. Stop Label Studio and start it again with these two settings:
${commands}   label-studio start
   In Docker the folder is the one inside the container.
2. Create a project. Settings, Labeling Interface, Code: paste what is in ${configFile}.
3. Settings, Cloud Storage, Add Source Storage, Local files. Absolute local path:
   ${folder}
   Save it, but do not press Sync: the tasks come from the file.
4. Import ${tasksFile}. Boxes that a person confirmed are annotations, the others are predictions.
`,
  'zh-CN': ({ commands, folder, tasksFile, configFile }: Filled) => `导入 Label Studio

1. 停止 Label Studio，设置以下两项后重新启动：
${commands}   label-studio start
   在 Docker 中，文件夹是指容器内的路径。
2. 新建项目。在 Settings › Labeling Interface › Code 中粘贴 ${configFile} 的内容。
3. 在 Settings › Cloud Storage › Add Source Storage 中选择 Local files，Absolute local path 填写：
   ${folder}
   保存即可，不要点击 Sync：任务来自文件。
4. 导入 ${tasksFile}。经人确认的框为标注（annotations），其余为预测（predictions）。
`,
} as const;
