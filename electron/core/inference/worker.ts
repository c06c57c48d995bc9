import { workerData } from 'node:worker_threads';
import type { DeviceRow, DeviceState, ModelInfo } from '../../../shared/detection/model';
import { openDecoder } from '../images/decode';
import { wasmDecoders } from '../images/wasm';
import { serve } from '../threads/serve';
import { createDetect } from './detect';
import type { Detected } from './detector';
import { type LoadOptions, loadModel } from './loadModel';
import { deviceTable } from './onnxSession';

/** What a detector thread is started with. */
export interface DetectorThreadData extends LoadOptions {
  readonly file: string;
  readonly wasmDir: string;
}

/** What it says when the model is loaded. */
export interface DetectorReady {
  readonly info: ModelInfo;
  readonly device: DeviceState;
  readonly devices: readonly DeviceRow[];
}

const { file, wasmDir, ...options } = workerData as DetectorThreadData;

void serve<string, DetectorReady, Detected>(async () => {
  const model = await loadModel(file, options);
  const detect = createDetect(model, openDecoder(wasmDecoders(wasmDir)));
  return {
    ready: { info: model.info, device: model.network.device, devices: deviceTable() },
    async handle(image) {
      const value = await detect(image);
      const { boxes, scores, labels } = value.candidates;
      return { value, transfer: [boxes.buffer, scores.buffer, labels.buffer] as ArrayBuffer[] };
    },
  };
});
