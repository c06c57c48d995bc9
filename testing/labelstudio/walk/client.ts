import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** Label Studio's own page as far as its requests go: a session with a CSRF token. */
export interface Client {
  /** @throws Error with status and body for anything but 2xx */
  json<T>(method: string, path: string, body?: object): Promise<T>;
  /** The answer whatever it is. */
  raw(method: string, path: string, body?: object): Promise<Response>;
  upload<T>(path: string, files: readonly string[]): Promise<T>;
}

/** Logs in with the form that a person sees. @throws Error when that does not lead into Label Studio */
export async function logIn(url: string, email: string, password: string): Promise<Client> {
  const cookies = new Map<string, string>();
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1));
    }
    return response;
  };
  const headers = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    Referer: url,
    'X-CSRFToken': cookies.get('csrftoken') ?? '',
    ...more,
  });

  const form = await keep(await fetch(`${url}/user/login/`)).text();
  const csrf = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const body = new URLSearchParams({ csrfmiddlewaretoken: csrf, email, password, persist_session: 'on' });
  const login = { method: 'POST', redirect: 'manual', headers: headers(), body } as const;
  const entered = keep(await fetch(`${url}/user/login/`, login));
  if (entered.status !== 302 || !cookies.has('sessionid')) throw new Error(`login answered ${entered.status}`);

  const raw: Client['raw'] = async (method, path, body) =>
    fetch(`${url}${path}`, {
      method,
      headers: headers(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    raw,
    json: async (method, path, body) => read(await raw(method, path, body), `${method} ${path}`),
    async upload(path, files) {
      const form = new FormData();
      for (const file of files) form.append(basename(file), new Blob([await readFile(file)]), basename(file));
      return read(await fetch(`${url}${path}`, { method: 'POST', headers: headers(), body: form }), `POST ${path}`);
    },
  };
}

async function read<T>(response: Response, what: string): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} answered ${response.status}: ${text.slice(0, 600)}`);
  return (text === '' ? null : JSON.parse(text)) as T;
}
