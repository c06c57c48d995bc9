import type { ModelInfo } from '../../../shared/detection/model';
import type { RawLevel } from '../../../shared/detection/rawLevel';
import type { Layout } from './kind';
import type { OutputData, Outputs } from './onnxSession';

/**
 * The raw maps of one run, finest level first; [] for kinds that have none.
 * @throws Error when an output of the layout is missing: the network did not give what it gave before
 */
export function levelsOf(outputs: Outputs, { kind, levels }: Layout, info: ModelInfo): readonly RawLevel[] {
  const { classCount, inputSize } = info;
  return levels.map(({ stride, classes, boxes, objectness, boxesIn }) => {
    const [height, width] = [inputSize.height / stride, inputSize.width / stride];
    const level = { stride, height, width, boxUnit: boxesIn === 'cells' ? stride : 1 };
    const cells = height * width;
    if (kind === 'raw-nchw') {
      const steps = { classStep: cells, cellStep: 1, boxStep: cells, boxCellStep: 1 };
      const objects = objectness === null ? null : floatsOf(outputs, objectness);
      return {
        ...level,
        classes: floatsOf(outputs, classes),
        boxes: floatsOf(outputs, boxes),
        objectness: objects,
        ...steps,
      };
    }
    const map = floatsOf(outputs, classes);
    const depth = classCount + 4;
    const steps = { classStep: 1, cellStep: depth, boxStep: 1, boxCellStep: depth };
    return { ...level, classes: map, boxes: map.subarray(classCount), objectness: null, ...steps };
  });
}

/** @throws Error as above */
export function dataOf(outputs: Outputs, name: string): OutputData {
  const output = outputs.get(name);
  if (output === undefined) throw new Error(`the model gave no output ${name}`);
  return output.data;
}

export const floatsOf = (outputs: Outputs, name: string): Float32Array => dataOf(outputs, name) as Float32Array;
