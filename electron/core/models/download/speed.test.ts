import { describe, expect, it } from 'vitest';
import { createSpeedMeter } from './speed';

/** Times in milliseconds, bytes that are here by then. */
type Samples = readonly (readonly [number, number])[];

const measure = (samples: Samples, now: number, total: number | null = 10_000) => {
  const meter = createSpeedMeter();
  for (const [at, done] of samples) meter.add(at, done);
  const { bytesPerSecond, secondsLeft } = meter.state(now, total);
  return [bytesPerSecond, secondsLeft];
};

const cases: readonly [string, Samples, number, readonly (number | null)[]][] = [
  ['nothing yet', [], 0, [null, null]],
  [
    'too early to say',
    [
      [0, 0],
      [100, 500],
    ],
    100,
    [null, null],
  ],
  [
    'a steady second',
    [
      [0, 0],
      [1000, 1000],
    ],
    1000,
    [1000, 9],
  ],
  [
    'bytes of an earlier attempt are no speed',
    [
      [0, 5000],
      [1000, 6000],
    ],
    1000,
    [1000, 4],
  ],
  [
    'only the last seconds count',
    [
      [0, 0],
      [1000, 5000],
      [5000, 5400],
      [10_000, 5900],
    ],
    10_000,
    [100, 41],
  ],
  [
    'a connection that has fallen silent becomes slower',
    [
      [0, 0],
      [1000, 1000],
    ],
    4000,
    [250, 36],
  ],
  [
    'nothing came',
    [
      [0, 0],
      [1000, 0],
    ],
    1000,
    [0, null],
  ],
  [
    'begun anew',
    [
      [0, 8000],
      [1000, 0],
      [2000, 500],
    ],
    2000,
    [500, 19],
  ],
  [
    'the end',
    [
      [0, 0],
      [1000, 10_000],
    ],
    1000,
    [10_000, 0],
  ],
];

describe('speed of a download', () => {
  it.each(cases)('%s', (_what, samples, now, expected) => {
    expect(measure(samples, now)).toEqual(expected);
  });

  it('tells no time left when nobody knows the size', () => {
    expect(
      measure(
        [
          [0, 0],
          [1000, 1000],
        ],
        1000,
        null,
      ),
    ).toEqual([1000, null]);
  });
});
