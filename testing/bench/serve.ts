import { fork } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startImageServer } from '../labelstudio/fuzz/imageServer';
import { type ServerProcess, startServer } from '../labelstudio/load/serverProcess';
import { slopeOf } from '../labelstudio/load/slope';
import { local, TUTORIAL } from '../labelstudio/tutorial';
import type { HealthReport } from './pollHealth';

interface Options {
  readonly minutes: number;
  readonly data: string;
  readonly command: string;
  readonly probe: string;
  readonly poll: string;
}

const CLIENTS = 8;
/** Clients whose pictures come by HTTP; those of the others lie on the disk. */
const BY_HTTP = 2;
const SAMPLE_MS = 5000;
const MB = 2 ** 20;

/** Clients that ask for one picture after the other, none of which the server has seen. */
class Load {
  readonly waited: number[] = [];
  readonly failures = new Map<string, number>();
  boxes = 0;
  private readonly port: number;
  private readonly folder: string;
  private readonly photos: readonly string[];
  private readonly images: string;
  private next = 0;

  constructor(port: number, folder: string, photos: readonly string[], images: string) {
    this.port = port;
    this.folder = folder;
    this.photos = photos;
    this.images = images;
  }

  async client(index: number, until: number): Promise<void> {
    const agent = new Agent({ keepAlive: true });
    while (performance.now() < until) {
      const id = this.next++;
      const photo = this.photos[id % this.photos.length] as string;
      const name = `${id}-${photo}`;
      // Another name is another picture to the server, and takes no room on the disk.
      if (index >= BY_HTTP) linkSync(join(this.folder, photo), join(this.folder, name));
      const image = index < BY_HTTP ? `${this.images}/unique/${id}.jpg` : local(name);
      const began = performance.now();
      const failure = await this.predict(agent, id, image);
      this.waited.push(performance.now() - began);
      if (failure !== null) this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
      if (index >= BY_HTTP) rmSync(join(this.folder, name));
    }
    agent.destroy();
  }

  private predict(agent: Agent, id: number, image: string): Promise<string | null> {
    const body = JSON.stringify({
      tasks: [{ id, data: { image }, annotations: [], predictions: [] }],
      project: '7.1711533912',
      label_config: TUTORIAL,
      params: { login: null, password: null, context: null },
    });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    return new Promise((resolve) => {
      const options = { port: this.port, host: '127.0.0.1', method: 'POST', path: '/predict', agent, headers };
      const asked = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if (answer.statusCode !== 200) return resolve(`${answer.statusCode} ${answer.statusMessage}`);
          const { results } = JSON.parse(Buffer.concat(chunks).toString()) as { results: { result: unknown[] }[] };
          this.boxes += results[0]?.result.length ?? 0;
          resolve(null);
        });
      });
      asked.on('error', ({ message }) => resolve(message));
      asked.end(body);
    });
  }
}

interface Sample {
  readonly minute: number;
  readonly rss: number;
}

async function main({ minutes, data, command, probe, poll }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-serve-'));
  const [photosDir, user] = ['photos', 'user'].map((name) => join(folder, name)) as [string, string];
  for (const dir of [photosDir, user]) mkdirSync(dir);
  const from = join(data, 'coco128_32/images');
  const photos = readdirSync(from).filter((name) => name.endsWith('.jpg'));
  for (const name of photos) copyFileSync(join(from, name), join(photosDir, name));
  const images = await startImageServer(join(photosDir, photos[0] as string));
  const { LABEL_STUDIO_API_KEY: _, LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: _root, ...env } = process.env;
  const server = await startServer(
    { command, probe, cwd: folder, env: { ...env, RTMLABEL_USER_DATA: user } },
    ['--model', join(data, 'models/trained-here-rtmdet-nano-80c.mmdet.pth'), '--document-root', photosDir],
    () => undefined,
  );
  const load = new Load(server.port, photosDir, photos, images.origin);
  await load.client(CLIENTS, performance.now() + 1);
  const first = await server.facts(true);
  const poller = fork(poll, [String(server.port)]);
  const began = performance.now();
  const samples: Sample[] = [];
  const watch = setInterval(() => void look(server, began, samples), SAMPLE_MS);
  const until = began + minutes * 60_000;
  await Promise.all(Array.from({ length: CLIENTS }, (_each, index) => load.client(index, until)));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const health = await new Promise<HealthReport>((resolve) => {
    poller.once('message', (report: HealthReport) => resolve(report));
    poller.send('stop');
  });
  const { delay, rss } = await server.facts(false);
  const last = await server.facts(true);
  await server.stop();
  images.close();
  rmSync(folder, { recursive: true, force: true });

  const { waited, failures, boxes } = load;
  const failed = [...failures.values()].reduce((sum, times) => sum + times, 0);
  say(
    `${waited.length} predictions (${boxes} regions) for ${CLIENTS} clients in ${seconds.toFixed(0)} s: ${((waited.length - failed) / seconds).toFixed(1)} per second, ${spread(waited)}`,
  );
  for (const [what, times] of failures) say(`  ${times} × ${what}`);
  say(
    `/health, ${health.waited.length} times: ${spread(health.waited)}; ${health.failed} failed or took more than 1 s`,
  );
  say(
    `  event loop of the one who asked: p99 ${ms(health.own.p99)}, max ${ms(health.own.max)}; of the server: p50 ${ms(delay.p50)}, p99 ${ms(delay.p99)}, max ${ms(delay.max)}`,
  );
  say(
    `memory: ${mb(first.rss)} at the start, ${mb(rss)} at the end; in use after collection ${mb(first.used)} → ${mb(last.used)}`,
  );
  say(
    `  slope per minute: ${slope(samples)} (in the second half ${slope(samples.slice(samples.length >> 1))}) from ${samples.length} samples`,
  );
}

async function look(server: ServerProcess, began: number, samples: Sample[]): Promise<void> {
  // The delay of the event loop starts anew with each question: it is asked for at the end alone.
  const { rss } = await server.facts(false, false);
  samples.push({ minute: (performance.now() - began) / 60_000, rss });
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mb = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`;
const slope = (samples: readonly Sample[]): string =>
  `${(slopeOf(samples.map(({ minute, rss }) => [minute, rss] as const)) / MB).toFixed(2)} MB`;

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): string => ms(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`;
}

void main(JSON.parse(process.argv[2] ?? '{}') as Options);
