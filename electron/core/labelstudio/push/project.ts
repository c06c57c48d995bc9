import { fail } from '../../../../shared/failure/failure';
import type { LabelConfig } from '../../../../shared/formats/labelstudio/config';
import { parseLabelConfig, resultName } from '../../../../shared/formats/labelstudio/config';
import { matchLabels } from '../../../../shared/formats/labelstudio/labels';
import type { Api, ApiAnswer } from './api';

/** What a push needs to know of a project. */
export interface PushedProject {
  readonly id: number;
  readonly title: string;
  readonly labelConfig: string;
  readonly config: LabelConfig;
  /** Credentials of its task data, for hosts that are not Label Studio. */
  readonly login: string | null;
  readonly password: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a project and its label config.
 * @throws AppError `lspush.*`, `labelstudio.config`, `labelstudio.noControl`
 */
export async function readProject(api: Api, id: number, signal?: AbortSignal): Promise<PushedProject> {
  const { host } = api;
  const answer = await api.get(`/api/projects/${id}/`, signal);
  if (answer.status === 404 && !isOfApi(answer)) throw fail('lspush.notLabelStudio', { host, found: 'HTTP 404' });
  if (answer.status === 404) throw fail('lspush.noProject', { host, project: id });
  const { body } = answer;
  if (answer.status !== 200) throw refused(api, answer);
  if (!isFields(body) || typeof body.label_config !== 'string')
    throw fail('lspush.notLabelStudio', { host, found: 'label_config' });
  const config = parseLabelConfig(body.label_config);
  if (config.boxes.every(({ skip }) => skip)) throw fail('labelstudio.noControl', {});
  return {
    id,
    title: textIn(body.title) ?? String(id),
    labelConfig: body.label_config,
    config,
    login: textIn(body.task_data_login),
    password: textIn(body.task_data_password),
  };
}

/** Label Studio words its errors as JSON; any other web server has a page for what it does not know. */
const isOfApi = ({ body }: ApiAnswer): boolean => isFields(body);

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const LONGEST = 300;

/** An answer that was not expected, with Label Studio's own words. */
export function refused({ host }: Api, { status, body }: ApiAnswer) {
  const details = isFields(body)
    ? [body.detail, ...Object.values(isFields(body.validation_errors) ? body.validation_errors : {})]
    : [];
  const words = details.flat().filter((one): one is string => typeof one === 'string');
  const said = words.join(' · ').replace(/\s+/g, ' ');
  return fail('lspush.refused', { host, status, said: said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said });
}

/**
 * Model classes that no control of the project has a label for.
 * @throws AppError `lspush.noMatch` when that is all of them: nobody wants thousands of empty predictions
 */
export function unmatchedClasses(
  { title, config }: PushedProject,
  classNames: readonly string[],
  own: ReadonlyMap<string, string | null>,
): readonly string[] {
  const controls = config.boxes.filter(({ skip }) => !skip);
  // Labels that come with the tasks, or none at all: nothing to compare with.
  if (controls.some(({ kind, dynamicLabels }) => kind === 'rectangle' || dynamicLabels !== null)) return [];
  const matched = controls.map(({ labels }) => matchLabels(classNames, labels, own));
  const unmatched = classNames.filter((_, at) => matched.every((matches) => matches[at] === null));
  if (unmatched.length < classNames.length) return unmatched;
  const labels = [...new Set(controls.flatMap((control) => control.labels.map(resultName)))];
  throw fail('lspush.noMatch', { project: title, classes: shown(classNames), labels: shown(labels) });
}

const MOST_SHOWN = 20;

const shown = (names: readonly string[]): string =>
  names.length === 0 ? '–' : [...names.slice(0, MOST_SHOWN), ...(names.length > MOST_SHOWN ? ['…'] : [])].join(', ');
