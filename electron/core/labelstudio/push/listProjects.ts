import { fail } from '../../../../shared/failure/failure';
import type { StudioProject } from '../../../../shared/ipc/labelStudioPush';
import type { Api } from './api';
import { isFields, refused } from './project';

/** Projects per request. */
const PAGE = 100;
/** More than this nobody chooses from; the number can be typed. */
const MOST = 1_000;

/**
 * The projects that the owner of the token may see, by name.
 * @throws AppError `lspush.*`, `app.cancelled`
 */
export async function listProjects(
  api: Api,
  signal?: AbortSignal,
): Promise<readonly Omit<StudioProject, 'threshold'>[]> {
  const found: Omit<StudioProject, 'threshold'>[] = [];
  for (let page = 1; found.length < MOST; page++) {
    const parameters = new URLSearchParams({
      page: String(page),
      page_size: String(PAGE),
      // The label configs of all projects would be megabytes; old versions do not heed it.
      include: 'id,title,task_number',
    });
    const answer = await api.get(`/api/projects/?${parameters}`, signal);
    // How it says that there is no such page.
    if (answer.status === 404 && page > 1) break;
    if (answer.status === 404) throw fail('lspush.notLabelStudio', { host: api.host, found: 'HTTP 404' });
    if (answer.status !== 200) throw refused(api, answer);
    const { body } = answer;
    if (!isFields(body) || !Array.isArray(body.results))
      throw fail('lspush.notLabelStudio', { host: api.host, found: 'projects' });
    for (const one of body.results) {
      if (!isFields(one) || typeof one.id !== 'number') continue;
      const { id, title, task_number: tasks } = one;
      const name = typeof title === 'string' && title.trim() !== '' ? title : String(id);
      found.push({ id, title: name, tasks: typeof tasks === 'number' ? tasks : null });
    }
    if (typeof body.next !== 'string') break;
  }
  return found.sort((a, b) => a.title.localeCompare(b.title) || a.id - b.id);
}
