import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Running, start, untilReady } from './processes';

/** A real Label Studio that runs for this test alone, on the loopback. */
export interface LabelStudio {
  readonly process: Running;
  readonly url: string;
  readonly dataDir: string;
  readonly documentRoot: string;
}

export const USER = {
  email: 'tester@example.org',
  password: 'a long password 1',
  token: '0123456789abcdef0123456789abcdef01234567',
};

/**
 * Since 1.23.1 Label Studio refuses backends (and webhooks) on the loopback and in private networks. This allows them and
 * keeps the addresses closed where clouds keep their secrets (docs/decisions/0011).
 */
const BACKENDS_HERE = {
  LABEL_STUDIO_USE_DEFAULT_BANNED_SUBNETS: 'false',
  LABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS: '169.254.0.0/16,fe80::/10',
};

/** Nobody listens there: whatever wants to leave the machine fails at once. */
const NO_WAY_OUT = 'http://127.0.0.1:9';

/** The environment of the server: no analytics, crash reports, update checks or feature-flag services. */
function environment(dataDir: string, documentRoot: string, asItComes: boolean): NodeJS.ProcessEnv {
  const { PATH, LANG, SYSTEMROOT, TMPDIR } = process.env;
  return {
    PATH,
    LANG: LANG ?? 'C.UTF-8',
    ...(SYSTEMROOT === undefined ? {} : { SYSTEMROOT }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    HOME: dataDir,
    LABEL_STUDIO_BASE_DATA_DIR: dataDir,
    LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED: 'true',
    LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: documentRoot,
    ...(asItComes ? {} : BACKENDS_HERE),
    COLLECT_ANALYTICS: 'false',
    collect_analytics: 'false',
    LATEST_VERSION_CHECK: 'false',
    FEATURE_FLAGS_OFFLINE: 'true',
    SENTRY_DSN: '',
    FRONTEND_SENTRY_DSN: '',
    HTTP_PROXY: NO_WAY_OUT,
    HTTPS_PROXY: NO_WAY_OUT,
    http_proxy: NO_WAY_OUT,
    https_proxy: NO_WAY_OUT,
    NO_PROXY: 'localhost,127.0.0.1,::1',
    no_proxy: 'localhost,127.0.0.1,::1',
    PYTHONUNBUFFERED: '1',
  };
}

/**
 * Starts Label Studio with an embedded SQLite in `work`, one user and his token, and waits until it answers.
 * @param program the `label-studio` of its Python environment
 * @param options `asItComes`: with its own rules about the addresses of backends
 */
export async function startLabelStudio(
  program: string,
  work: string,
  log: string,
  { asItComes = false }: { readonly asItComes?: boolean } = {},
): Promise<LabelStudio> {
  const dataDir = join(work, 'data');
  const documentRoot = join(work, 'root');
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(documentRoot, { recursive: true });
  const port = await freePort();
  const args = ['start', '--no-browser', '--internal-host', '127.0.0.1', '--port', String(port), '--log-level', 'INFO'];
  const user = ['--username', USER.email, '--password', USER.password, '--user-token', USER.token];
  const env = environment(dataDir, documentRoot, asItComes);
  const running = start('Label Studio', program, [...args, ...user], { env, log });
  const url = `http://localhost:${port}`;
  await untilReady(running, async () => (await fetch(`${url}/health`)).ok, 240);
  return { process: running, url, dataDir, documentRoot };
}
