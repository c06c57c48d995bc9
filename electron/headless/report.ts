import type { i18n } from 'i18next';
import type { ImagePath } from '../../shared/dataset/ids';
import type { Failure } from '../../shared/failure/failure';
import type { ModelJob } from '../../shared/models/job';
import { sentenceOf } from '../../shared/words/translator';

type Values = Readonly<Record<string, string | number>>;

/** How a command tells what it does: sentences for people on standard error, or events as JSON lines on standard output. */
export interface Report {
  /** A sentence of the `cli` catalogue; not told with `--json`. */
  say(key: string, values?: Values): void;
  /** An event; told with `--json` only. */
  event(name: string, values: object): void;
  /** Progress: on a terminal one line that is written over, elsewhere nothing. */
  progress(values: {
    readonly done: number;
    readonly total: number;
    readonly rate: number | null;
    readonly secondsLeft: number | null;
  }): void;
  /** Progress of a download, likewise. */
  download(state: NonNullable<ModelJob['download']>): void;
  unreadable(image: ImagePath, failure: Failure): void;
}

export function createReport(translator: i18n, json: boolean): Report {
  const terminal = process.stderr.isTTY && !json;
  let line = false;
  const t = (key: string, values?: Values): string => translator.t(`cli:${key}`, values ?? {}) as string;
  const clear = (): void => {
    if (line) process.stderr.write('\r\u001b[K');
    line = false;
  };
  const say = (text: string): void => {
    clear();
    if (!json) process.stderr.write(`${text}\n`);
  };
  const event: Report['event'] = (name, values) => {
    if (json) process.stdout.write(`${JSON.stringify({ event: name, ...values })}\n`);
  };
  return {
    say: (key, values) => say(t(key, values)),
    event,
    progress({ done, total, rate, secondsLeft }) {
      event('progress', { done, total, rate, secondsLeft });
      if (!terminal) return;
      const parts = [t('progress', { done, total })];
      if (rate !== null) parts.push(t('rate', { rate: rate.toFixed(1) }));
      if (secondsLeft !== null) parts.push(t('left', { time: clock(secondsLeft) }));
      process.stderr.write(`\r\u001b[K${parts.join(' · ')}`);
      line = true;
    },
    download({ done, total, bytesPerSecond, secondsLeft }) {
      event('download', { done, total, bytesPerSecond, secondsLeft });
      if (!terminal) return;
      const parts = [total === null ? megabytes(done) : `${megabytes(done)} / ${megabytes(total)}`];
      if (bytesPerSecond !== null) parts.push(`${megabytes(bytesPerSecond)}/s`);
      if (secondsLeft !== null) parts.push(t('left', { time: clock(secondsLeft) }));
      process.stderr.write(`\r\u001b[K${parts.join(' · ')}`);
      line = true;
    },
    unreadable(image, failure) {
      const reason = sentenceOf(translator, failure);
      event('unreadable', { image, code: failure.code, reason });
      say(t('unreadable', { image, reason }));
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Seconds as m:ss or h:mm:ss. */
function clock(seconds: number): string {
  const all = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
