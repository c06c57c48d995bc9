import { hashOf } from '../dataset/hash';

/**
 * The image is in a sample of this many percent, drawn from its name: the same images each time, and a larger sample holds the
 * smaller one.
 */
export function inSample(image: string, percent: number): boolean {
  let hash = hashOf(image);
  // murmur3's last steps: names that differ in one digit must not lie side by side.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 < percent / 100;
}
