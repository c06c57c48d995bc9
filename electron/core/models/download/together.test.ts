import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../../testing/bundle';
import { FILE, openDownloadRig, PATH, sha256 } from '../../../../testing/downloadRig';

const rig = openDownloadRig();
const HALF = 150_000;
let script = '';

beforeAll(async () => {
  script = await bundleForNode('testing/downloadInChild.ts', 'downloadInChild');
});

const child = (url: string): ChildProcess =>
  fork(script, [url, rig.folder, sha256(FILE).slice(0, 8)], { silent: true });

async function resultOf(process: ChildProcess): Promise<string> {
  let output = '';
  process.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  process.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  await once(process, 'close');
  return output;
}

describe('two downloads of the same file at once', () => {
  it('bring it once; both get it', async () => {
    rig.serve({ pauseMs: 5 });
    const [first, second] = await Promise.all([rig.fetch(), rig.fetch()]);
    await rig.expectWhole(first);
    await rig.expectWhole(second);
    expect(rig.server.requests).toHaveLength(1);
  });

  it('when the first is cancelled the second goes on with its bytes', async () => {
    rig.serve([{ stallAfter: HALF }]);
    const first = rig.cancelAt(HALF);
    const second = rig.fetch();
    expect((await first).code).toBe('app.cancelled');
    await rig.expectWhole(await second);
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`]);
  });

  it('the second can be cancelled while it waits', async () => {
    rig.serve({ pauseMs: 20 });
    const first = rig.fetch();
    const stop = new AbortController();
    const second = rig.failing({ signal: stop.signal });
    stop.abort();
    expect((await second).code).toBe('app.cancelled');
    await rig.expectWhole(await first);
  });

  it('of another process: this one waits and gets what that one has fetched', async () => {
    const url = rig.serve({ pauseMs: 20 });
    const other = child(url);
    const result = resultOf(other);
    await once(other, 'message');
    await rig.expectWhole(await rig.fetch());
    expect(await result).toBe(sha256(FILE));
    expect(rig.server.requests).toHaveLength(1);
  });

  it('of a process that is killed: this one goes on where it was', async () => {
    const url = rig.serve([{ stallAfter: HALF }]);
    const other = child(url);
    const result = resultOf(other);
    while ((await rig.kept()) < HALF) await new Promise((resolve) => setTimeout(resolve, 10));
    const waiting = rig.fetch();
    other.kill('SIGKILL');
    await rig.expectWhole(await waiting);
    await result;
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`]);
  });
});
