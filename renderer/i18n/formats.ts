/** Numbers, sizes and times as the language writes them. */
export interface Formats {
  /** 12345 -> `12,345` */
  readonly number: (value: number) => string;
  /** Score or IoU, always two digits: `0.30` */
  readonly score: (value: number) => string;
  /** Part 0..1 as whole per cent: `24%`; never 100 before everything is done. */
  readonly percent: (part: number) => string;
  /** Bytes in decimal units: `19 MB` */
  readonly bytes: (bytes: number) => string;
  /** One digit behind the point: `1.9` */
  readonly tenths: (value: number) => string;
  /** Seconds as `1:08` or `2:03:00` */
  readonly duration: (seconds: number) => string;
  /** Time of the day: `14:02:11` */
  readonly clock: (time: number) => string;
  /** How long ago, in words: `yesterday` */
  readonly ago: (time: number, now: number) => string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const MINUTE = 60_000;
const STEPS = [
  ['minute', MINUTE, 60 * MINUTE],
  ['hour', 60 * MINUTE, 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE, 35 * 24 * 60 * MINUTE],
] as const;

const pad = (value: number): string => String(value).padStart(2, '0');

function duration(seconds: number): string {
  const all = Math.max(0, Math.round(seconds));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(all % 60)}` : `${minutes}:${pad(all % 60)}`;
}

/** Formats of a catalogue language (`en`, `zh-CN`). */
export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return {
    number: (value) => number.format(value),
    score: (value) => score.format(value),
    percent: (part) => percent.format(part < 1 ? Math.floor(part * 100) / 100 : 1),
    bytes: (bytes) => {
      const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
      const value = bytes / 1000 ** power;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: UNITS[power] ?? 'byte',
        // The short form of a byte has no plural.
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
      }).format(value);
    },
    tenths: (value) => tenths.format(value),
    duration,
    clock: (time) => clock.format(time),
    ago: (time, now) => {
      const past = Math.max(0, now - time);
      if (past < MINUTE) return relative.format(0, 'second');
      for (const [unit, length, until] of STEPS) {
        if (past < until) return relative.format(-Math.floor(past / length), unit);
      }
      return date.format(time);
    },
  };
}
