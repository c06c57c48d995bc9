import { type LabelConfig, parseLabelConfig, resultName } from '../../../shared/formats/labelstudio/config';
import { matchLabels } from '../../../shared/formats/labelstudio/labels';
import type { ConnectedProject, LabelRow } from '../../../shared/ipc/labelStudio';

/** What is known of a Label Studio project; made when it is first heard of. */
export interface Project {
  readonly key: string;
  readonly id: string;
  hostname: string | null;
  /** Token that /setup brought: legacy, of the project's creator. */
  setupToken: string | null;
  /** `score_threshold` of the set-up's extra parameters. */
  threshold: number | null;
  /** Null also when others have come since. */
  config: LabelConfig | null;
  lastSeen: number;
  predicted: number;
  failed: number;
}

export interface Projects {
  /** @param project `<id>.<seconds>` as Label Studio writes it; null = none named */
  of(project: string | null, hostname: string | null, peer: string): Project;
  /** The config of a request, parsed once per text. @throws AppError `labelstudio.config` */
  parse(xml: string | null): LabelConfig;
  list(
    classNames: readonly string[],
    own: (key: string) => ReadonlyMap<string, string | null>,
    ownThreshold?: (key: string) => number | null,
  ): readonly ConnectedProject[];
}

/** Configs that are kept parsed, and the length of their texts together: every call brings its own again. */
const MOST_CONFIGS = 64;
const MOST_TEXT = 16 << 20;
const MOST_PROJECTS = 1_000;

export function createProjects(): Projects {
  const projects = new Map<string, Project>();
  /** Last used, last to go. */
  const configs = new Map<string, LabelConfig>();
  let length = 0;

  const forgetOldest = (): void => {
    for (const [text, config] of configs) {
      if (configs.size === 1 || (configs.size <= MOST_CONFIGS && length <= MOST_TEXT)) return;
      configs.delete(text);
      length -= text.length;
      for (const project of projects.values()) if (project.config === config) project.config = null;
    }
  };

  return {
    of(project, hostname, peer) {
      const id = (project ?? '').split('.')[0] || '?';
      const known = [...projects.values()].find((one) => one.id === id && one.hostname !== null && hostname === null);
      const key = known?.key ?? `${hostname ?? peer}|${id}`;
      let found = projects.get(key);
      if (found === undefined) {
        const fresh = { threshold: null, config: null, setupToken: null, predicted: 0, failed: 0 };
        found = { key, id, hostname, lastSeen: 0, ...fresh };
        if (projects.size >= MOST_PROJECTS) projects.delete(projects.keys().next().value as string);
      }
      // Heard of last, last to go.
      projects.delete(key);
      projects.set(key, found);
      found.lastSeen = Date.now();
      return found;
    },
    parse(xml) {
      const text = xml ?? '';
      const before = configs.get(text);
      const config = before ?? parseLabelConfig(text);
      configs.delete(text);
      configs.set(text, config);
      if (before === undefined) length += text.length;
      forgetOldest();
      return config;
    },
    list: (classNames, own, ownThreshold) =>
      [...projects.values()]
        .sort((a, b) => b.lastSeen - a.lastSeen)
        .map((project) => describe(project, classNames, own(project.key), ownThreshold?.(project.key) ?? null)),
  };
}

function describe(
  { config, setupToken: _, threshold: connection, ...rest }: Project,
  classNames: readonly string[],
  own: ReadonlyMap<string, string | null>,
  person: number | null,
): ConnectedProject {
  const [control] = config?.boxes ?? [];
  const labels = control?.labels ?? [];
  const matches = matchLabels(classNames, labels, own);
  const bridge = classNames.map((className, at): LabelRow => {
    const match = matches[at] ?? null;
    return { className, label: match?.label ?? null, how: match?.how ?? howNot(own.get(className)) };
  });
  return {
    ...rest,
    labels: labels.map(resultName),
    dynamicLabels: (control?.dynamicLabels ?? null) !== null,
    bridge,
    ...thresholdOf(control?.scoreThreshold ?? null, person, connection),
  };
}

/** Whose threshold counts: the nearest to the boxes, then the person, then the connection. */
function thresholdOf(
  config: number | null,
  person: number | null,
  connection: number | null,
): Pick<ConnectedProject, 'threshold' | 'thresholdFrom'> {
  if (config !== null) return { threshold: config, thresholdFrom: 'config' };
  if (person !== null) return { threshold: person, thresholdFrom: 'person' };
  return { threshold: connection, thresholdFrom: connection === null ? 'server' : 'connection' };
}

const howNot = (own: string | null | undefined): LabelRow['how'] => (own === null ? 'ignored' : 'none');
