import type { DeviceName } from '../../../shared/detection/model';

/** Every device that some build of onnxruntime offers. */
export const DEVICES: readonly DeviceName[] = ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'];
