import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LsRegion } from '../../../shared/formats/labelstudio/regions';
import { describeWithData } from '../../../testing/data';
import { label, PHOTOS, type Rig, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';

const [SANDWICH = ''] = PHOTOS;
const WITH_POINTS = TUTORIAL.replace(
  '</View>',
  `<KeyPointLabels name="kp" toName="image">${label('cake')}</KeyPointLabels></View>`,
);

const placeOf = ({ value: { x = 0, y = 0, width = 0, height = 0 } }: LsRegion) => ({ x, y, width, height });

describeWithData('smart tools', () => {
  let rig: Rig;
  let found: LsRegion;
  beforeAll(async () => {
    rig = await startRig();
    found = (await rig.predict([SANDWICH])).body.results[0]?.result[0] as LsRegion;
  });
  afterAll(() => rig.close());

  it('a smart rectangle is answered by the detection in it, with the label of the person', async () => {
    const drawn = {
      id: 'aB3',
      from_name: 'label',
      to_name: 'image',
      type: 'rectanglelabels',
      original_width: 480,
      original_height: 640,
      value: { ...found.value, rectanglelabels: ['cake'] },
    };
    const ask = (context: object) => rig.predict([SANDWICH], { params: { context } });
    const { body } = await ask({ result: [drawn] });
    expect(body.results[0]?.result).toMatchObject([{ value: { x: found.value.x, rectanglelabels: ['cake'] } }]);
    const corner = { ...drawn, value: { x: 0, y: 0, width: 1, height: 1, rotation: 0, rectanglelabels: ['cake'] } };
    expect((await ask({ result: [corner] })).body.results).toMatchObject([{ result: [] }]);
    expect((await ask({})).body.results).toMatchObject([{ result: [] }]);
  });

  it('clicks are answered by the smallest detection around them, in the control for boxes', async () => {
    const { x, y, width, height } = placeOf(found);
    const click = (right: number, down: number, positive = true) => ({
      id: `k${right}${down}${positive}`,
      from_name: 'kp',
      to_name: 'image',
      type: 'keypointlabels',
      is_positive: positive,
      original_width: 480,
      original_height: 640,
      value: { x: x + width * right, y: y + height * down, width: 0.8, labels: ['cake'], keypointlabels: ['cake'] },
    });
    const ask = async (...result: object[]) => {
      const { status, body } = await rig.predict([SANDWICH], {
        label_config: WITH_POINTS,
        params: { context: { result } },
      });
      expect([status, body.results.length, body.model_version]).toEqual([200, 1, rig.version]);
      return body.results[0]?.result;
    };
    const [hit, ...more] = (await ask(click(0.5, 0.5), click(0.4, 0.6))) ?? [];
    expect(more).toEqual([]);
    expect(hit).toMatchObject({ from_name: 'label', type: 'rectanglelabels', value: { rectanglelabels: ['cake'] } });
    const box = placeOf(hit as LsRegion);
    expect(x + width / 2).toSatisfy((at) => at >= box.x && at <= box.x + box.width);
    expect(y + height / 2).toSatisfy((at) => at >= box.y && at <= box.y + box.height);
    const all = (await rig.predict([SANDWICH])).body.results[0]?.result ?? [];
    expect(all.map(placeOf)).toContainEqual(box);
    // Not this one: no other is around both.
    expect(await ask(click(0.5, 0.5), click(0.4, 0.6, false))).toEqual([]);
    expect(await ask(click(0.5, 0.5, false))).toEqual([]);
  });
});
