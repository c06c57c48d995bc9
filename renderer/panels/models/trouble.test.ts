import { expect, test } from 'vitest';
import { troubleOf } from './trouble';

test.each([
  ['OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library', 'model:trouble.libraries'],
  ['libcublasLt.so.12: cannot open shared object file: No such file or directory', 'model:trouble.libraries'],
  [
    'LoadLibrary failed with error 126 "" when trying to load "onnxruntime_providers_cuda.dll"',
    'model:trouble.libraries',
  ],
  ['CUDA failure 100: no CUDA-capable device is detected', 'model:trouble.other'],
  ['Failed to get a WebGPU adapter.', 'model:trouble.other'],
])('%s', (reason, sentence) => expect(troubleOf(reason)).toBe(sentence));
