import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '../load/serverProcess';
import { type ImageServer, startImageServer } from './imageServer';
import { type FuzzInput, inputOf } from './inputOf';
import { defectsOf } from './judge';
import { createScratch, type Scratch } from './scratch';
import { AUTHORIZATION, BASIC_AUTH, type Site, seedsOf } from './seeds';
import { createSummary, type Summary } from './summary';
import { talk } from './talk';

interface Options {
  readonly seed: number;
  readonly first: number;
  readonly last: number;
  readonly seconds: number;
  readonly data: string;
  readonly out: string;
  readonly command: string;
  readonly probe: string;
}

/** Inputs that are under way at once. */
const LANES = 4;
/** Inputs between two looks at memory and disk. */
const LOOK = 250;
/** The server answers /health in far less; a machine that is busy elsewhere gets this long. */
const HEALTH_MS = 5000;
const MOST_KEPT = 40;
/** Addresses of machines that give away secrets, and such as no picture is ever at. */
const FORBIDDEN = /^(169\.254\.|fe80:|0\.|::$|22[4-9]\.|::ffff:169\.254)/;

/** Milliseconds until /health said that the server is up. @throws Error */
function health(port: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { Authorization: AUTHORIZATION };
    const asked = request(
      { port, host: '127.0.0.1', path: '/health', agent: false, headers, timeout: HEALTH_MS },
      (answer) => {
        answer.resume();
        answer.once('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - began);
          else reject(new Error(`/health says ${answer.statusCode}`));
        });
      },
    );
    asked.on('timeout', () => asked.destroy(new Error(`/health says nothing for ${HEALTH_MS} ms`)));
    asked.on('error', reject);
    asked.end();
  });
}

class Fuzzer {
  private readonly options: Options;
  private readonly scratch: Scratch;
  private readonly images: ImageServer;
  private readonly summary: Summary;
  private server: ServerProcess | null = null;
  private before = '';

  constructor(options: Options, scratch: Scratch, images: ImageServer, summary: Summary) {
    this.options = options;
    this.scratch = scratch;
    this.images = images;
    this.summary = summary;
  }

  private get site(): Site {
    return { ...this.scratch.site, images: this.images.origin };
  }

  async start(): Promise<ServerProcess> {
    const { command, probe, data } = this.options;
    const { cwd, env, photosDir } = this.scratch;
    const model = join(data, 'models/trained-here-rtmdet-nano-80c.mmdet.pth');
    this.server = await startServer(
      { command, probe, cwd, env },
      ['--model', model, '--score', '0.2', '--document-root', photosDir, '--basic-auth', BASIC_AUTH],
      (event) => {
        if (event.code === 'app.unexpected') this.summary.unexpected(event);
      },
    );
    this.before = this.scratch.snapshot();
    return this.server;
  }

  async run(): Promise<void> {
    const { first, last, seconds } = this.options;
    const deadline = performance.now() + seconds * 1000;
    await this.look(first);
    for (let from = first; from < last && performance.now() < deadline; from += LOOK) {
      const to = Math.min(from + LOOK, last);
      let next = from;
      const lane = async (): Promise<void> => {
        while (next < to) await this.one(next++);
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      await this.look(to);
    }
    await this.server?.stop();
  }

  private input(index: number, port: number): FuzzInput {
    return inputOf(seedsOf(this.site), this.site, `127.0.0.1:${port}`, this.options.seed, index);
  }

  private async one(index: number): Promise<void> {
    const server = this.server ?? (await this.start());
    const input = this.input(index, server.port);
    const heard = await talk(server.port, input);
    const defects = [...defectsOf(input, heard)];
    let healthMs = 0;
    try {
      healthMs = await health(server.port);
    } catch (thrown) {
      defects.push(server.ended() ?? String(thrown));
      if (server.ended() !== null && this.server === server) this.server = null;
    }
    this.summary.count(index, input, heard, healthMs, defects);
    if (defects.length > 0 && this.summary.findings.length <= MOST_KEPT)
      writeFileSync(join(this.options.out, `input-${this.options.seed}-${index}.bin`), input.wire.bytes);
  }

  /** Memory after a collection, the disk, and whom the server wanted to talk to. */
  private async look(index: number): Promise<void> {
    const server = this.server ?? (await this.start());
    const { rss, used, outward, delay } = await server.facts(true);
    this.summary.memory(index, rss, used, delay.max);
    const forbidden = outward.filter((address) => FORBIDDEN.test(address));
    if (forbidden.length > 0) this.summary.add(index, `wanted to talk to ${forbidden.join(', ')}`);
    const now = this.scratch.snapshot();
    if (now === this.before) return;
    const known = new Set(this.before.split('\n'));
    this.summary.add(
      index,
      `disk: ${
        now
          .split('\n')
          .filter((line) => !known.has(line))
          .join(', ') || 'files gone'
      }`,
    );
    this.before = now;
  }
}

async function main(options: Options): Promise<void> {
  rmSync(options.out, { recursive: true, force: true });
  mkdirSync(options.out, { recursive: true });
  const scratch = createScratch(join(options.out, 'scratch'), options.data);
  const images = await startImageServer(join(scratch.photosDir, scratch.site.photos[0] as string));
  const summary = createSummary(options.seed);
  const fuzzer = new Fuzzer(options, scratch, images, summary);
  await fuzzer.start();
  await fuzzer.run();
  images.close();
  summary.print();
  rmSync(scratch.folder, { recursive: true, force: true });
  process.exit(summary.findings.length > 0 ? 1 : 0);
}

void main(JSON.parse(process.argv[2] ?? '{}') as Options);
