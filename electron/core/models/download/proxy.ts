import type { Agent } from 'node:http';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { fail } from '../../../../shared/failure/failure';
import { hideLogin, parseHttp, withoutLogin } from './address';

export interface ProxyRoute {
  readonly agent: Agent;
  /** Address of the proxy as people may see it. */
  readonly shown: string;
}

/**
 * How to reach an address through a proxy; null = straight.
 * @param proxy of the settings, for every address; null = as the environment says (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY)
 * @param ca certificates to trust when the proxy itself speaks https
 * @throws AppError `download.proxyInvalid`
 */
export function routeTo(url: URL, proxy: string | null, ca?: string[]): ProxyRoute | null {
  const address = proxy ?? getProxyForUrl(url.href);
  if (address === '') return null;
  const parsed = parseHttp(address.includes('://') ? address : `http://${address}`);
  if (parsed === null) throw fail('download.proxyInvalid', { proxy: hideLogin(address) });
  const options = ca === undefined ? {} : { ca };
  // https goes through a tunnel (CONNECT); http is asked for by its whole address.
  const agent = url.protocol === 'https:' ? new HttpsProxyAgent(parsed, options) : new HttpProxyAgent(parsed, options);
  return { agent, shown: withoutLogin(parsed).replace(/\/$/, '') };
}
