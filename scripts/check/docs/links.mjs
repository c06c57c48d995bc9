import { posix } from 'node:path';

/**
 * Links of a page that lead nowhere: files and folders that are not there, anchors that no heading has, addresses that are none.
 * The network is not asked.
 * @param pages path -> page, of all Markdown files
 * @param exists whether a path of the repository is there
 */
export function brokenLinks(path, pages, exists) {
  return pages.get(path).links.flatMap(({ target, line }) => {
    const reason = whyBroken(path, target, pages, exists);
    return reason === null ? [] : [`${path}:${line}: ${target}: ${reason}`];
  });
}

function whyBroken(path, target, pages, exists) {
  if (target === '') return 'empty link';
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return whyNoAddress(target);
  if (target.startsWith('/')) return 'leads out of the repository';
  const [file, anchor] = target.split('#');
  const place = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
  if (place.startsWith('..')) return 'leads out of the repository';
  if (!exists(place)) return 'no such file';
  if (anchor === undefined) return null;
  const page = pages.get(place.replace(/\/$/, ''));
  if (page === undefined) return /^L\d+/.test(anchor) ? null : 'an anchor in a file that has none';
  return page.anchors.has(decodeURIComponent(anchor)) ? null : 'no such heading';
}

function whyNoAddress(target) {
  try {
    const { protocol, hostname } = new URL(target);
    if (protocol === 'mailto:') return /^mailto:[^@\s]+@[^@\s]+$/.test(target) ? null : 'no address';
    if (protocol !== 'https:' && protocol !== 'http:') return `${protocol} is not followed`;
    return hostname === 'localhost' || hostname.includes('.') ? null : 'no address';
  } catch {
    return 'no address';
  }
}
