import { Draw } from '../../checkpoint/fuzz/mutate';
import { randomOf } from '../../randomEdits';
import { damaged, framedOddly, garbage, plainly } from './framing';
import { type Message, valuesOf, type Wire } from './message';
import { mutatedBody } from './mutateBody';
import { BAD_HOSTS, mutatedHead } from './mutateHead';
import { textOf } from './pool';
import { AUTHORIZATION, type Seed, type Site } from './seeds';

/** One input: what is sent, and what can be said about the answer beforehand. */
export interface FuzzInput {
  readonly from: string;
  readonly wire: Wire;
  /** The bytes as they are sent, one after the other. */
  readonly pieces: readonly Buffer[];
  /** The client goes away instead of waiting. */
  readonly leaves: boolean;
  /** Null when the head was damaged: anything may be said then. */
  readonly message: Message | null;
  /** Must be turned away, with one of these; null = need not. */
  readonly refusal: readonly number[] | null;
}

/** Input number `index` of a seed: always the same, but for the port numbers in it. */
export function inputOf(seeds: readonly Seed[], site: Site, host: string, seed: number, index: number): FuzzInput {
  const draw = new Draw(randomOf((Math.imul(seed, 0x9e3779b1) + index) | 0));
  // Most goes wrong where most is read.
  const base = draw.of(draw.chance(0.5) ? seeds.filter(({ path }) => path === '/predict') : seeds);
  const body =
    base.body === null
      ? draw.chance(0.1)
        ? Buffer.from('{"a":1}')
        : Buffer.alloc(0)
      : draw.chance(0.75)
        ? mutatedBody(base.body, draw, site)
        : Buffer.from(textOf(base.body));
  let message: Message = {
    method: base.method,
    target: base.path,
    version: 'HTTP/1.1',
    headers: [
      ['Host', host],
      ['User-Agent', 'heartex/'],
      ['Accept', '*/*'],
      ['Accept-Encoding', 'gzip, deflate'],
      ['Connection', 'keep-alive'],
      ['Content-Type', 'application/json'],
      ['Authorization', AUTHORIZATION],
    ],
    body,
  };
  if (draw.chance(0.25)) message = mutatedHead(message, draw);
  let wire = draw.chance(0.02) ? garbage(draw) : draw.chance(0.2) ? framedOddly(message, draw) : plainly(message);
  const isDamaged = wire.framing === 'garbage' || draw.chance(0.05);
  if (isDamaged && wire.framing !== 'garbage') wire = damaged(wire, draw);
  // What Node cannot parse or takes for two requests says nothing about ours.
  const plain = !isDamaged && (wire.whole === true || wire.framing === 'pipelined');
  return {
    from: base.name,
    wire,
    pieces: piecesOf(wire.bytes, draw),
    leaves: draw.chance(0.03),
    message: isDamaged ? null : message,
    refusal: plain ? refusalOf(message) : null,
  };
}

/** Who must be refused whatever the rest says. */
function refusalOf(message: Message): readonly number[] | null {
  if (valuesOf(message, 'origin').some((value) => value !== '')) return [403];
  const hosts = valuesOf(message, 'host');
  if (hosts.length === 1 && BAD_HOSTS.includes(hosts[0] as string)) return [403];
  const given = valuesOf(message, 'authorization');
  const isWebhook = /^\/webhook\/*(\?|$)/.test(message.target);
  if (!isWebhook && !given.some((one) => one.startsWith(AUTHORIZATION))) return [401, 403];
  return null;
}

function piecesOf(bytes: Buffer, draw: Draw): Buffer[] {
  if (draw.chance(0.85) || bytes.length < 2) return [bytes];
  const cuts = Array.from({ length: draw.length(6) }, () => draw.below(bytes.length)).sort((a, b) => a - b);
  return [...cuts, bytes.length].map((end, at) => bytes.subarray(at === 0 ? 0 : cuts[at - 1], end));
}
