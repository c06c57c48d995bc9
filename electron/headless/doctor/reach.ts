import { failureOf } from '../../../shared/failure/failure';
import { codeOf } from '../../core/files/writeFailure';
import { redacted } from '../../core/labelstudio/images/redact';
import { connect } from '../../core/models/download/connect';
import type { Reach } from './examination';

const PATIENCE_MS = 8000;
const LONGEST_ANSWER = 64 << 10;

export interface Answered extends Reach {
  /** What came, as far as it is short. */
  readonly text: string;
}

/** Asks for an address as downloads do. @param proxy of the settings; null = as the environment says */
export async function reach(address: URL, proxy: string | null): Promise<Answered> {
  const url = redacted(address.href);
  const started = performance.now();
  const done = (status: number | null, reason: string | null, text = ''): Answered => ({
    url,
    status,
    reason,
    ms: Math.round(performance.now() - started),
    text,
  });
  try {
    const answer = await connect(
      address,
      { range: 'bytes=0-4095' },
      {
        file: '',
        shownUrl: url,
        proxy,
        certificates: null,
        stallMs: PATIENCE_MS,
        redirects: 3,
        signal: AbortSignal.timeout(PATIENCE_MS),
        onAsk: () => undefined,
      },
    );
    let text = '';
    for await (const chunk of answer.body.chunks()) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.length > LONGEST_ANSWER) break;
    }
    answer.body.destroy();
    return done(answer.status, null, text);
  } catch (thrown) {
    return done(null, reasonOf(thrown));
  }
}

/** The system's code where there is one: it says more in a report than a sentence. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.name === 'TimeoutError' || thrown.name === 'AbortError') return 'ETIMEDOUT';
  const { code } = failureOf(thrown);
  return code === 'app.unexpected' ? (codeOf(thrown) ?? redacted(thrown.message)) : code;
}
