import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import { data, describeWithData, workersDir } from '../../testing/data';
import { openDetector } from '../core/inference/openDetector';
import { openKnownFacts } from '../core/storage/knownFacts';
import { openProject } from '../core/storage/openProject';
import { createPredictor } from './predictor';

vi.mock('./log', () => ({ log: { warn: () => undefined, error: () => undefined } }));

describeWithData('a batch', () => {
  test('leaves the facts of its pictures for the first export, also when the project is closed at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rtmlabel-predictor-'));
    const image = asImagePath('a.jpg');
    await copyFile(data('coco/images/000000000139.jpg'), join(folder, image));
    const project = await openProject(folder, { dataDir: join(folder, 'data') });
    const detector = await openDetector(data('models', 'real-rtmdet-nano-person.rawhead-nhwc.onnx'), {
      workersDir,
      device: 'cpu',
      inputSize: null,
      classNames: null,
      workers: 1,
    });
    const predictor = await createPredictor(project, detector, () => undefined);
    predictor.startBatch([{ path: image, problem: null }]);
    await vi.waitFor(() => expect(predictor.batchState().status).toBe('finished'), 30_000);
    await predictor.dispose();
    const known = await openKnownFacts(project.stateDir);
    const facts = await known.of(image, join(folder, image), () => expect.fail('it was opened again'));
    expect(facts).toMatchObject({ size: { width: 640, height: 426 }, format: 'jpeg' });
    await detector.dispose();
    await project.close();
    await rm(folder, { recursive: true });
  });
});
