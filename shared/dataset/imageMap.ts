import { hashOf } from './hash';
import type { ImagePath } from './ids';

/** Maps up to this size are simply copied: nothing is quicker for them. */
const SMALL = 1_024;
/** Images per bucket of a large map, about. */
const PER_BUCKET = 64;

/** A copy of a map that is being changed; the map it came from stays as it is. */
export interface ImageMapDraft<V> {
  get(image: ImagePath): V | undefined;
  set(image: ImagePath, value: V): void;
  delete(image: ImagePath): void;
  /** The changed map. The draft is not used any more then. */
  done(): ReadonlyMap<ImagePath, V>;
}

/**
 * Begins a changed copy. A large map shares what is not changed with its copy, so that one edit in a project of 100,000
 * images costs what it costs in a small one. Large maps have an order of their own.
 */
export function editImages<V>(map: ReadonlyMap<ImagePath, V>): ImageMapDraft<V> {
  if (map instanceof Buckets) return (map as Buckets<V>).draft();
  if (map.size > SMALL) return Buckets.of(map).draft();
  const copy = new Map(map);
  return {
    get: (image) => copy.get(image),
    set: (image, value) => void copy.set(image, value),
    delete: (image) => void copy.delete(image),
    done: () => (copy.size > SMALL ? Buckets.of(copy) : copy),
  };
}

/** Immutable map in hashed buckets; a changed copy has new ones only for what was changed. */
class Buckets<V> implements ReadonlyMap<ImagePath, V> {
  private readonly buckets: readonly ReadonlyMap<ImagePath, V>[];
  readonly size: number;

  private constructor(buckets: readonly ReadonlyMap<ImagePath, V>[], size: number) {
    this.buckets = buckets;
    this.size = size;
  }

  static of<V>(map: ReadonlyMap<ImagePath, V>): Buckets<V> {
    const count = 2 ** Math.ceil(Math.log2(Math.max(1, map.size / PER_BUCKET)));
    const buckets = Array.from({ length: count }, () => new Map<ImagePath, V>());
    for (const [image, value] of map) buckets[hash(image) & (count - 1)]?.set(image, value);
    return new Buckets(buckets, map.size);
  }

  draft(): ImageMapDraft<V> {
    const buckets = [...this.buckets];
    const own = new Map<number, Map<ImagePath, V>>();
    let size = this.size;
    const place = (image: ImagePath): number => hash(image) & (buckets.length - 1);
    const owned = (at: number): Map<ImagePath, V> => {
      const known = own.get(at);
      if (known !== undefined) return known;
      const copy = new Map(buckets[at]);
      own.set(at, copy);
      buckets[at] = copy;
      return copy;
    };
    return {
      get: (image) => buckets[place(image)]?.get(image),
      set(image, value) {
        const bucket = owned(place(image));
        if (!bucket.has(image)) size++;
        bucket.set(image, value);
      },
      delete(image) {
        if (owned(place(image)).delete(image)) size--;
      },
      done() {
        const changed = new Buckets(buckets, size);
        if (size <= SMALL / 2) return new Map(changed);
        return size > buckets.length * PER_BUCKET * 4 ? Buckets.of(changed) : changed;
      },
    };
  }

  get(image: ImagePath): V | undefined {
    return this.buckets[hash(image) & (this.buckets.length - 1)]?.get(image);
  }

  has(image: ImagePath): boolean {
    return this.buckets[hash(image) & (this.buckets.length - 1)]?.has(image) === true;
  }

  *entries(): Generator<[ImagePath, V], undefined, unknown> {
    for (const bucket of this.buckets) yield* bucket;
  }

  *keys(): Generator<ImagePath, undefined, unknown> {
    for (const bucket of this.buckets) yield* bucket.keys();
  }

  *values(): Generator<V, undefined, unknown> {
    for (const bucket of this.buckets) yield* bucket.values();
  }

  [Symbol.iterator](): Generator<[ImagePath, V], undefined, unknown> {
    return this.entries();
  }

  forEach(visit: (value: V, image: ImagePath, map: ReadonlyMap<ImagePath, V>) => void): void {
    for (const [image, value] of this) visit(value, image, this);
  }
}

function hash(text: string): number {
  const value = hashOf(text);
  return (value ^ (value >>> 15)) >>> 0;
}
