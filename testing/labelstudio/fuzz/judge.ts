import { createSieve } from '../../../electron/core/labelstudio/sieve';
import { type LabelConfig, parseLabelConfig } from '../../../shared/formats/labelstudio/config';
import { strictIssues } from '../../../shared/formats/labelstudio/strict';
import type { FuzzInput } from './inputOf';
import { isHead } from './message';
import type { Reply } from './replies';
import type { Talk } from './talk';

/** What the protocol documents, 410 for jobs that are none. */
const OURS: readonly number[] = [200, 400, 401, 403, 404, 405, 408, 410, 413, 422, 424, 503];
/** What Node itself answers to broken HTTP, before any request is there. */
const NODE: readonly number[] = [400, 408, 413, 417, 431];

/** What is wrong with how an input was answered; empty = nothing. */
export function defectsOf(input: FuzzInput, talk: Talk): readonly string[] {
  const { wire, leaves, message, refusal } = input;
  if (leaves) return [];
  const { replies, broken, end, rest, ms } = talk;
  const defects: string[] = [];
  if (broken !== null) defects.push(`stream: ${broken}`);
  if (end === 'silence') defects.push(`no answer within ${Math.round(ms)} ms`);
  else if (wire.whole === true && replies.length === 0) defects.push(`no answer: ${end}`);
  if (end !== 'silence' && rest > 0) defects.push(`${rest} bytes of half an answer: ${end}`);
  const [first] = replies;
  if (wire.conflicting && first !== undefined && first.status !== 400)
    defects.push(`two lengths, and answered with ${first.status}`);
  if (refusal !== null && first !== undefined && ![...refusal, ...NODE].includes(first.status))
    defects.push(`should be refused with ${refusal}, and answered with ${first.status}`);
  for (const [at, reply] of replies.entries()) defects.push(...replyDefects(reply, isHead(wire) && at === 0));
  if (message !== null && first?.status === 200 && /^\/predict\/*(\?|$)/.test(message.target))
    defects.push(...predictionDefects(message.body, first.body));
  return defects;
}

function replyDefects({ status, reason, headers, body }: Reply, bodiless: boolean): readonly string[] {
  const defects: string[] = [];
  if (!(OURS.includes(status) || NODE.includes(status))) defects.push(`status ${status}: ${reason} ${body}`);
  if (!/^[\x20-\x7e]{1,200}$/.test(reason)) defects.push(`reason ${JSON.stringify(reason)}`);
  if (!headers.get('content-type')?.startsWith('application/json')) defects.push(`${status} is not JSON`);
  else if (!bodiless && !isObject(parsed(body.toString()))) defects.push(`${status} has the body ${body}`);
  for (const name of headers.keys()) if (name.startsWith('access-control-')) defects.push(`header ${name}`);
  if (/\bat .+:\d+:\d+|node:internal/.test(body.toString())) defects.push(`a stack trace: ${body}`);
  return defects.map((defect) => defect.slice(0, 300));
}

interface Fields {
  readonly [key: string]: unknown;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Label Studio loses predictions, or puts them onto wrong tasks, when these do not hold. */
function predictionDefects(asked: Buffer, answer: Buffer): readonly string[] {
  // Without a byte order mark, which may stand before JSON, and without what the server does not look at.
  const request = parsed(new TextDecoder().decode(Buffer.concat(createSieve().pass(asked))));
  const body = parsed(answer.toString());
  if (!isObject(request) || !isObject(body)) return [`predicts for what is no JSON: ${asked.subarray(0, 100)}`];
  const { results, model_version: version } = body;
  const count = Array.isArray(request.tasks) ? request.tasks.length : 1;
  if (!Array.isArray(results) || ![1, count].includes(results.length)) return [`no list of ${count} or 1 results`];
  if (typeof version !== 'string' || version === '') return ['no model_version'];
  const config = configOf(request.label_config);
  return results.flatMap((result: Fields, at) => {
    const issues = config === null ? [] : strictIssues(result, config);
    if (result.model_version !== version) issues.concat(`version ${result.model_version}`);
    return issues.slice(0, 3).map((issue) => `result ${at}: ${issue}`);
  });
}

function configOf(text: unknown): LabelConfig | null {
  try {
    return typeof text === 'string' ? parseLabelConfig(text) : null;
  } catch {
    return null;
  }
}
