import { expect } from './checks';
import { backendForm } from './connect';
import { type Connected, photoOf, tasksOf, type Walk } from './context';
import type { PercentBox } from './expected';
import type { MlBackend, Prediction } from './types';

interface Answer {
  readonly data?: Omit<Prediction, 'id' | 'task'>;
  readonly errors?: readonly string[];
}

const isLarge = ({ width, height }: PercentBox): boolean => width > 20 && height > 20;

/** Smart tools: a rough rectangle gets the box that the model found there, with the person's label. */
export async function smartTools(walk: Walk, { project, backend, served }: Connected): Promise<void> {
  const { checks, client, expected } = walk;
  const large = (await tasksOf(client, project)).flatMap((task) => {
    const image = expected.get(photoOf(task));
    const box = image?.boxes.find(isLarge);
    return image === undefined || box === undefined ? [] : [{ task, image, box }];
  });
  const [first] = large;
  if (first === undefined) throw new Error('there is no large box');
  const { task, image, box } = first;
  await checks.check('"Interactive preannotations" is switched on', async () => {
    const form = backendForm(project, served, backend.title, { is_interactive: true });
    const { state } = await client.json<MlBackend>('PATCH', `/api/ml/${backend.id}`, form);
    expect(state === 'CO', `its state is ${state}`);
    return undefined;
  });
  const ask = (context: object | null): Promise<Answer> =>
    client.json('POST', `/api/ml/${backend.id}/interactive-annotating`, { task: task.id, context });
  const drawn = (value: object): object => ({
    result: [
      {
        id: 'drawn-1',
        from_name: 'label',
        to_name: 'image',
        type: 'rectanglelabels',
        origin: 'manual',
        original_width: image.width,
        original_height: image.height,
        image_rotation: 0,
        value: { rotation: 0, ...value },
      },
    ],
  });

  await checks.check(
    'a rough rectangle of a smart tool snaps to the box, with the label it was drawn with',
    async () => {
      const rough = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 1.5 };
      const { data, errors } = await ask(drawn({ ...rough, rectanglelabels: ['toothbrush'] }));
      expect(data !== undefined, `it answers ${String(errors)}`);
      const [found, more] = data.result;
      expect(found !== undefined && more === undefined, `it answers ${data.result.length} regions`);
      expect(String(found.value.rectanglelabels) === 'toothbrush', `its label is ${found.value.rectanglelabels}`);
      for (const key of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs(found.value[key] - box[key]) < 1e-3, `${key} is ${found.value[key]}, not ${box[key]}`);
      return `${photoOf(task)}, ${box.label}`;
    },
  );
  await checks.check('a rectangle where nothing is gets an empty answer', async () => {
    const { data, errors } = await ask(drawn({ x: 0, y: 0, width: 0.6, height: 0.6, rectanglelabels: ['cat'] }));
    expect(data?.result.length === 0, `it answers ${JSON.stringify({ data, errors })}`);
    return undefined;
  });
  await checks.check('an interactive request without context gets all boxes', async () => {
    const { data, errors } = await ask(null);
    expect(data?.result.length === image.boxes.length, `${data?.result.length} boxes, ${String(errors)}`);
    return `${data.result.length} boxes`;
  });
}
