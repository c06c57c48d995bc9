import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from './checks';
import { SCORE, type Walk } from './context';
import { serve } from './rtmlabel';

/** With a letter that the library writes in Latin-1. */
const CREDENTIALS = ['label', 'stüdio pass'] as const;

/** The library that Label Studio uses, with its time-outs (client.py), against a server that wants a password. */
export async function talkInPython(walk: Walk, python: string): Promise<void> {
  const { checks, home, model, photos, studio } = walk;
  const folder = join(studio.documentRoot, 'client');
  await mkdir(folder, { recursive: true });
  const pictures = [...photos.uploaded.slice(0, 8), photos.broken].map((file) => [file, join(folder, basename(file))]);
  for (const [from = '', to = ''] of pictures) await copyFile(from, to);
  const options = ['--score', String(SCORE), '--document-root', studio.documentRoot];
  const served = await serve(home, model.title, 'client', [...options, '--basic-auth', CREDENTIALS.join(':')]);
  const script = resolve('testing/labelstudio/walk/client.py');
  const about = [String(served.port), CREDENTIALS.join(':'), model.version, studio.documentRoot];
  const args = [script, ...about, ...pictures.map(([, to = '']) => to)];
  const { stdout } = await promisify(execFile)(python, args, { maxBuffer: 16 << 20 });
  for (const line of stdout.trim().split('\n')) {
    const { name, ok, found } = JSON.parse(line) as { name: string; ok: boolean; found: string | null };
    await checks.check(`Python client: ${name}`, async () => {
      expect(ok, String(found));
      return found ?? undefined;
    });
  }
  await served.process.stop();
}
