import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { data, describeWithData } from '../../../testing/data';
import { PHOTOS, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';

const MODELS = ['rawhead-nchw', 'end2end-like'].map((kind) => data(`models/trained-here-rtmdet-nano-80c.${kind}.onnx`));

describeWithData('the model version', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rtmlabel-version-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('outlives a restart, and changes with the file of the model', async () => {
    const model = join(folder, 'cats.onnx');
    /** The versions one life of the server says, everywhere it says one. */
    const versions = async (): Promise<readonly string[]> => {
      const rig = await startRig(model);
      try {
        const setUp = await rig.call('POST', '/setup', { project: '7.1711533912', schema: TUTORIAL });
        const predicted = await rig.predict(PHOTOS.slice(0, 1));
        const [known] = (await rig.call('GET', '/versions')).body.versions as string[];
        const each = predicted.body.results.map(({ model_version }) => String(model_version));
        return [setUp.body.model_version, predicted.body.model_version, String(known), ...each];
      } finally {
        await rig.close();
      }
    };
    copyFileSync(MODELS[0] as string, model);
    const [first = '', ...others] = await versions();
    expect(first).toMatch(/^cats-coco80-[0-9a-f]{8}$/);
    expect(others).toEqual([first, first, first]);
    expect(await versions()).toEqual([first, first, first, first]);
    copyFileSync(MODELS[1] as string, model);
    const [next = ''] = await versions();
    expect(next).toMatch(/^cats-coco80-[0-9a-f]{8}$/);
    expect(next).not.toBe(first);
  });
});
