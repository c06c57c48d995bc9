import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAtBoxes, openScreen } from './browser';
import { createChecks, expect } from './checks';
import { logIn } from './client';
import { compareCoco } from './cocoCompare';
import { backendForm, connect } from './connect';
import { type Generation, SCORE, type Walk } from './context';
import { correct } from './corrections';
import { drawSmartly } from './drawing';
import { predictFolder } from './expected';
import { smartTools } from './interactive';
import { LABEL_CONFIG } from './labelConfig';
import { startLabelStudio, USER } from './labelStudio';
import { layOutPhotos } from './photos';
import { predictEverything } from './predictions';
import { killAll } from './processes';
import { makeProject } from './project';
import { talkInPython } from './pythonClient';
import { importModel, serve } from './rtmlabel';
import { disconnect, personalToken, waysToPictures } from './tokens';
import type { Project } from './types';
import { brokenPicture, pushProject, tasksFile } from './whole';

/** What the script that starts the walk has prepared. */
interface Plan {
  readonly version: string;
  /** The `label-studio` of the release's Python environment. */
  readonly labelStudio: string;
  readonly python: string;
  readonly makeProject: string;
  /** null = no browser here. */
  readonly chromium: string | null;
  /** Folder of the reference data. */
  readonly data: string;
  /** Folder for logs and screenshots. */
  readonly out: string;
  /** File for the counts. */
  readonly report: string;
}

const plan = JSON.parse(process.argv[2] ?? '{}') as Plan;
const checks = createChecks();
let work: string | null = null;

/** The tutorial's walk with a real Label Studio. */
async function walkThrough(dir: string): Promise<void> {
  const { out, version, data } = plan;
  const generation: Generation = version.startsWith('1.7.') ? 'old' : 'new';
  mkdirSync(out, { recursive: true });
  const home = { dir: join(dir, 'rtmlabel'), logs: out };
  mkdirSync(home.dir, { recursive: true });

  const began = performance.now();
  const studio = await startLabelStudio(plan.labelStudio, dir, join(out, 'label-studio.log'));
  await checks.check('Label Studio runs', async () => {
    const { release } = (await (await fetch(`${studio.url}/api/version`)).json()) as { release: string };
    expect(release === version, `it is ${release}`);
    return `${release}, up after ${Math.round((performance.now() - began) / 1000)} s`;
  });
  const client = await logIn(studio.url, USER.email, USER.password);
  const photos = layOutPhotos(data, dir, studio.documentRoot);
  const model = await importModel(home, join(data, 'models/trained-here-rtmdet-nano-80c.mmdet.pth'));
  const expected = await predictFolder(home, photos.folder, model.title, SCORE);
  const walk: Walk = { checks, generation, studio, client, home, photos, model, expected, out };

  const project = await makeProject(walk);
  const token = generation === 'new' ? await personalToken(walk) : USER.token;
  const options = ['--score', String(SCORE), '--label-studio-url', studio.url, '--token', token];
  const served = await serve(home, model.title, 'tutorial', [...options, '--document-root', studio.documentRoot]);
  await checks.check('rtmlabel serve has the version of the installed model', async () => {
    expect(served.modelVersion() === model.version, `it has ${served.modelVersion()}`);
    return `${model.version}, ${generation === 'new' ? 'personal access token' : 'legacy token'}`;
  });
  const backend = await connect(walk, project, served);
  const connected = { project, served, backend };
  await predictEverything(walk, connected);
  const screen = plan.chromium === null ? null : await openScreen(walk, plan.chromium);
  if (screen === null) checks.say('skipped: no browser here');
  else await lookAtBoxes(walk, connected, screen);
  await smartTools(walk, connected);
  if (screen !== null && generation === 'new') await drawSmartly(walk, connected, screen);
  await screen?.close();
  await correct(walk, connected);
  await compareCoco(walk, connected, plan);
  await brokenPicture(walk, served);
  await tasksFile(walk, project);
  await disconnect(walk, project, backend, served);
  await pushProject(walk, token);
  await waysToPictures(walk);
  await talkInPython(walk, plan.python);
  await studio.process.stop();
  if (generation === 'new') await asItComes(dir, walk);
}

/** Since 1.23.1 nobody's backend on the same machine is let in without two variables: the guide says which. */
async function asItComes(dir: string, { home, model }: Walk): Promise<void> {
  const log = join(plan.out, 'label-studio-as-it-comes.log');
  const studio = await startLabelStudio(plan.labelStudio, dir, log, { asItComes: true });
  const client = await logIn(studio.url, USER.email, USER.password);
  const served = await serve(home, model.title, 'as-it-comes');
  await checks.check('as it comes, Label Studio refuses a backend on its own machine, in these words', async () => {
    const project = await client.json<Project>('POST', '/api/projects/', {
      title: 'as it comes',
      label_config: LABEL_CONFIG,
    });
    const answer = await client.raw('POST', '/api/ml/', backendForm(project.id, served, model.version));
    const { detail } = (await answer.json()) as { detail?: string };
    expect(answer.status === 403 && served.requests.length === 0, `it answers ${answer.status} ${detail}`);
    return detail;
  });
}

async function main(): Promise<void> {
  work = mkdtempSync(join(tmpdir(), 'rtmlabel-label-studio-'));
  try {
    await walkThrough(work);
  } catch (thrown) {
    checks.broke(thrown instanceof Error ? thrown.message : String(thrown));
  }
  finish();
}

function finish(): void {
  killAll();
  if (work !== null) rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const { passed, failed } = checks.counts();
  checks.say(`${passed} passed, ${failed} failed`);
  writeFileSync(plan.report, JSON.stringify({ passed, failed }));
  process.exit(failed > 0 ? 1 : 0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    checks.broke(`stopped by ${signal}`);
    finish();
  });

void main();
