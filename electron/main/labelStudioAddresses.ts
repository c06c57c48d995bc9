import { networkInterfaces } from 'node:os';
import type { ServerAddress } from '../../shared/ipc/labelStudio';

/** Where Label Studio finds the server; beyond this machine by the addresses of its network cards. */
export function addressesOf(port: number, lan: boolean): readonly ServerAddress[] {
  const cards = lan ? Object.values(networkInterfaces()).flatMap((card) => card ?? []) : [];
  return [
    { from: 'here', url: `http://localhost:${port}` },
    { from: 'docker', url: `http://host.docker.internal:${port}` },
    ...cards
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }): ServerAddress => ({ from: 'network', url: `http://${address}:${port}` })),
  ];
}

/** Whether a connected project's key (`host|id`) is this project of the Label Studio at an address. */
export function isProjectAt(key: string, url: string, project: number): boolean {
  const end = key.lastIndexOf('|');
  return key.slice(end + 1) === String(project) && placeOf(key.slice(0, end)) === placeOf(url);
}

/** Host and port; the names of this machine are one. A bare address is whom a request came from: it has no port. */
function placeOf(address: string): string {
  const url = urlOf(address);
  const host = (url?.hostname ?? address).replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  const here = /^(localhost|::1|127\.\d+\.\d+\.\d+)$/.test(host);
  return `${here ? 'localhost' : host}:${url?.port ?? ''}`;
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
