import type { Draw } from '../../checkpoint/fuzz/mutate';
import { mutatedConfig } from './mutateConfig';
import { oddAddress, oddKey, oddValue, textOf } from './pool';
import type { Site } from './seeds';

type Holder = Record<string, unknown> | unknown[];

interface Place {
  readonly holder: Holder;
  readonly key: string | number;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;
const read = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];

/** Also keys that are something special to JavaScript. */
function write({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** All places of a value; those of long lists only at their begin. */
function placesIn(holder: Holder): readonly Place[] {
  const keys = Array.isArray(holder) ? holder.slice(0, 20).map((_, at) => at) : Object.keys(holder);
  return keys.flatMap((key) => {
    const place = { holder, key };
    const inner = read(place);
    return isHolder(inner) ? [place, ...placesIn(inner)] : [place];
  });
}

/** Characters of JSON that something is repeated to. */
const MOST_REPEATED = 2 << 20;

type Edit = (place: Place, draw: Draw, all: readonly Place[]) => void;

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function rename(place: Place, draw: Draw): void {
  const value = read(place);
  remove(place);
  if (Array.isArray(place.holder)) place.holder.unshift(value);
  else write({ holder: place.holder, key: oddKey(draw) }, value);
}

function repeat(place: Place, draw: Draw): void {
  const value = read(place);
  const most = Math.ceil(MOST_REPEATED / (JSON.stringify(value)?.length ?? 1));
  const times = Math.min(draw.length(400), most);
  if (typeof value === 'string') write(place, value.repeat(Math.min(times, 20)));
  else if (Array.isArray(value)) write(place, Array.from({ length: times }, () => value).flat());
  else write(place, new Array(times).fill(value));
}

const wrap: Edit = (place, draw) => write(place, draw.chance(0.5) ? [read(place)] : { [oddKey(draw)]: read(place) });

const EDITS: readonly Edit[] = [
  (place, draw) => write(place, oddValue(draw)),
  (place, draw) => write(place, oddValue(draw)),
  (place, draw) => write(place, oddValue(draw)),
  remove,
  rename,
  repeat,
  wrap,
  // Types swapped: what stands elsewhere.
  (place, draw, all) => write(place, structuredClone(read(draw.of(all)))),
  (place, draw, all) => write(place, JSON.stringify(read(draw.of(all)))),
];

const CONFIGS = ['label_config', 'schema', 'config'];
const ADDRESSES = ['image', 'images', '$undefined$', 'b', 'hostname'];

/** One edit of a body: where it is most likely to hurt, or anywhere. */
function edit(root: Record<string, unknown>, draw: Draw, site: Site): void {
  const all = placesIn(root);
  if (all.length > 0 && !aimedEdit(root, all, draw, site)) draw.of(EDITS)(draw.of(all), draw, all);
}

/** False = this body has no such place, or it is to be anywhere. */
function aimedEdit(root: Holder, all: readonly Place[], draw: Draw, site: Site): boolean {
  const kind = draw.next();
  if (kind < 0.25) {
    const configs = all.filter(({ key, holder }) => CONFIGS.includes(String(key)) && holder === root);
    return on(configs, draw, (place) => write(place, mutatedConfig(plainText(read(place)), draw)));
  }
  if (kind < 0.45) {
    const addresses = all.filter(({ key }) => ADDRESSES.includes(String(key)));
    return on(addresses, draw, (place) => write(place, oddAddress(draw, site)));
  }
  if (kind < 0.6) {
    const context = all.find(({ key }) => key === 'context');
    const inner = context === undefined ? null : read(context);
    const places = isHolder(inner) ? placesIn(inner) : [];
    return on(places, draw, (place) => draw.of(EDITS)(place, draw, places));
  }
  const tasks = all.filter(({ key, holder }) => key === 'tasks' && holder === root);
  return kind < 0.7 && on(tasks, draw, (place) => repeat(place, draw));
}

function on(places: readonly Place[], draw: Draw, change: (place: Place) => void): boolean {
  if (places.length > 0) change(draw.of(places));
  return places.length > 0;
}

type BytesEdit = (bytes: Buffer, draw: Draw) => Buffer;

const cut = (bytes: Buffer, draw: Draw): number => draw.below(bytes.length + 1);
const insert = (bytes: Buffer, at: number, part: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);

const PARTS = [
  Buffer.from([0xff]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0]),
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\u', '//', '1e', '\u2028', '{"a":1}'].map((text) => Buffer.from(text)),
];

const BYTES: readonly BytesEdit[] = [
  (bytes, draw) => bytes.subarray(0, cut(bytes, draw)),
  (bytes, draw) => bytes.subarray(cut(bytes, draw)),
  (bytes, draw) => insert(bytes, cut(bytes, draw), draw.of(PARTS)),
  (bytes, draw) => insert(bytes, cut(bytes, draw), draw.of(PARTS)),
  (bytes, draw) => insert(bytes, 0, draw.of(PARTS)),
  (bytes, draw) => insert(bytes, bytes.length, draw.of(PARTS)),
  (bytes, draw) => {
    const copy = Buffer.from(bytes);
    const at = draw.below(Math.max(1, copy.length));
    if (copy.length > 0) copy[at] = (copy[at] as number) ^ (1 << draw.below(8));
    return copy;
  },
  (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
  (_, draw) => Buffer.from(Array.from({ length: draw.length(5000) }, () => draw.below(256))),
  (bytes, draw) => insert(bytes, 0, Buffer.alloc(draw.length(2_000_000), ' ')),
  () => Buffer.alloc(0),
  (_, draw) => Buffer.from(textOf(oddValue(draw))),
];

/** The bytes of a seed's body after some edits. */
export function mutatedBody(body: object, draw: Draw, site: Site): Buffer {
  const root = structuredClone(body) as Record<string, unknown>;
  const edits = draw.chance(0.1) ? 0 : draw.length(5);
  for (let left = edits; left > 0; left--) edit(root, draw, site);
  let bytes: Buffer = Buffer.from(textOf(root));
  if (draw.chance(0.15)) bytes = draw.of(BYTES)(bytes, draw);
  return bytes;
}

/** An earlier mutation may have put anything here, also what has no text of its own. */
const plainText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
