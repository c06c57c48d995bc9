import { session } from 'electron';

/**
 * The proxy that the system names for an address, as a URL; '' = none, or one that speaks another protocol than HTTP.
 * Source: Chromium's PAC results (`PROXY host:port`, `HTTPS host:port`, `DIRECT`).
 */
export async function systemProxy(url: string): Promise<string> {
  const answer = await session.defaultSession.resolveProxy(url).catch(() => 'DIRECT');
  for (const choice of answer.split(';')) {
    const [kind = '', host = ''] = choice.trim().split(/\s+/);
    if (kind === 'DIRECT') return '';
    if (kind === 'PROXY') return `http://${host}`;
    if (kind === 'HTTPS') return `https://${host}`;
  }
  return '';
}
