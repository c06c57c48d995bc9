import type { i18n } from 'i18next';
import type { doctor as en } from '../../../shared/words/en/doctor';
import type { Examination, Reach } from './examination';

/** Texts, and those whose form depends on a count by their common name. */
type Key = keyof typeof en | 'cores' | 'classes';

type Row = readonly [name: string, text: string];

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Columns line up where every letter is as wide as another; a Chinese one is as wide as two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 2 : 1), 0);

/** The examination as plain text that a report can hold. */
export function reportText(translator: i18n, found: Examination): string {
  const t = (key: Key, values = {}): string => translator.t(`doctor:${key}`, values) as string;
  const reached = ({ status, reason, ms, url }: Reach): string =>
    status === null ? t('unreachable', { url, reason: reason ?? '' }) : t('answers', { url, status, ms });
  const { program, runtime, system, network, labelStudio } = found;
  const sections: readonly (readonly [string, readonly Row[]])[] = [
    [
      t('program'),
      [
        ['RTMLabel', `${program.version}, ${t(program.packaged ? 'packaged' : 'checkout')}: ${program.folder}`],
        [
          t('runtime'),
          runtime.electron === null ? `Node ${runtime.node}` : `Node ${runtime.node}, Electron ${runtime.electron}`,
        ],
        ['onnxruntime', runtime.onnxruntime],
      ],
    ],
    [
      t('system'),
      [
        [t('systemName'), `${system.name}, ${system.kernel}, ${system.arch}`],
        [t('processor'), t('cores', { cpu: system.cpu, count: system.cores })],
        [t('memory'), t('memoryFree', { total: gigabytes(system.memory), free: gigabytes(system.freeMemory) })],
        [t('locale'), system.locale],
        ...(process.platform === 'linux' ? [[t('display'), system.display ?? t('noDisplay')] as const] : []),
      ],
    ],
    [
      t('devices'),
      found.devices.map(({ device, offered, works, reason }) => [
        device,
        works ? t('works') : offered ? t('fails', { reason: reason ?? '' }) : t('notOffered'),
      ]),
    ],
    [
      t('folders'),
      found.folders.map(({ name, path, state, free }) => [
        t(`folder.${name}`),
        [path, t(state), ...(free === null ? [] : [t('free', { free: gigabytes(free) })])].join(', '),
      ]),
    ],
    [
      t('models'),
      found.models.length === 0
        ? [[t('noModels'), '']]
        : found.models.map((model) => [
            model.title,
            [
              model.version,
              t('classes', { count: model.classCount }),
              megabytes(model.bytes),
              ...(model.msPerImage === null ? [] : [`${model.msPerImage.toFixed(0)} ms`]),
              ...(model.state === 'ok' ? [] : [t(`model.${model.state}`)]),
            ].join(', '),
          ]),
    ],
    [
      t('network'),
      network === null
        ? [[t('notAsked'), '']]
        : [
            [t('proxy'), network.proxy ?? t('none')],
            [t('mirror'), network.mirror ?? t('none')],
            [t('officialModels'), reached(network.models)],
          ],
    ],
    [
      'Label Studio',
      [
        [t('address'), labelStudio.url ?? t('none')],
        ...(labelStudio.reach === null ? [] : [[t('reach'), reached(labelStudio.reach)] as const]),
        ...(labelStudio.release === null ? [] : [[t('release'), labelStudio.release] as const]),
        [t('token'), t(`token.${labelStudio.token}`)],
        [
          t('backend'),
          [
            t(labelStudio.backendEnabled ? 'backendOn' : 'backendOff', { port: labelStudio.backendPort }),
            ...(labelStudio.backend === null ? [] : [reached(labelStudio.backend)]),
          ].join(', '),
        ],
      ],
    ],
  ];
  return sections.map(([title, rows]) => [title, ...aligned(rows)].join('\n')).join('\n\n');
}

function aligned(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => widthOf(name)));
  return rows.map(([name, text]) => `  ${name}${' '.repeat(width - widthOf(name))}  ${text}`.trimEnd());
}
