import { BlockList, isIP, isIPv4 } from 'node:net';

/** Where an address lies. `refused` = link-local, metadata, multicast, unspecified: no picture is ever there. */
export type Whereabouts = 'public' | 'private' | 'refused';

type Range = readonly [net: string, prefix: number];

const listOf = (family: 'ipv4' | 'ipv6', ranges: readonly Range[]): BlockList => {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
};

// IANA's special-purpose registries. 198.18.0.0/15 is left public: proxies on the user's machine hand it out for any name.
const REFUSED_4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Metadata of clouds that do not use a link-local address: Azure, Alibaba.
  ['168.63.129.16', 32],
  ['100.100.100.200', 32],
]);
const PRIVATE_4 = listOf('ipv4', [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]);
const REFUSED_6 = listOf('ipv6', [
  ['::', 128],
  ['100::', 64],
  ['2001::', 32],
  ['fe80::', 10],
  ['ff00::', 8],
  // Metadata of AWS and Google Cloud.
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
]);
const PRIVATE_6 = listOf('ipv6', [
  ['::1', 128],
  ['fc00::', 7],
  ['fec0::', 10],
]);

/** @param address IPv4 or IPv6 as the system writes it, with or without a zone; anything else is refused */
export function whereaboutsOf(address: string): Whereabouts {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) === 0) return 'refused';
  if (isIPv4(bare)) return within(bare, 'ipv4', REFUSED_4, PRIVATE_4);
  const groups = groupsOf(bare);
  const inside = embeddedIpv4(groups);
  if (inside !== null) return whereaboutsOf(inside);
  return within(groups.map((group) => group.toString(16)).join(':'), 'ipv6', REFUSED_6, PRIVATE_6);
}

const within = (address: string, family: 'ipv4' | 'ipv6', refused: BlockList, inner: BlockList): Whereabouts =>
  refused.check(address, family) ? 'refused' : inner.check(address, family) ? 'private' : 'public';

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  // The URL parser writes every spelling in one way, without dots.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const parse = (part: string | undefined): number[] =>
    part ? part.split(':').map((group) => parseInt(group, 16)) : [];
  const [left, right] = [parse(head), parse(tail)];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...new Array<number>(zeros).fill(0), ...right];
}

/**
 * The IPv4 address that an IPv6 one leads to: mapped and compatible (RFC 4291), NAT64 (RFC 6052, 8215), 6to4 (RFC 3056).
 * null = none.
 */
function embeddedIpv4(groups: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0] = groups;
  const dotted = (high = 0, low = 0): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (a === 0x2002) return dotted(b, c);
  const last = dotted(groups[6], groups[7]);
  if (a === 0x64 && b === 0xff9b) return last;
  const zeros = groups.slice(0, 5).every((group) => group === 0);
  if (!zeros) return null;
  if (groups[5] === 0xffff) return last;
  // :: and ::1 are addresses of their own.
  return groups[5] === 0 && (groups[6] !== 0 || (groups[7] ?? 0) > 1) ? last : null;
}
