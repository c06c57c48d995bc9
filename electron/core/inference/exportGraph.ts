import type { OnnxFile, OnnxNode } from './onnxFile';

/** What an mmdeploy export has baked in; null = not found in the graph. */
export interface BakedIn {
  readonly classCount: number | null;
  readonly scoreFloor: number | null;
  readonly iou: number | null;
}

/**
 * Looks at the `NonMaxSuppression` node of an export: thresholds are its constants, the number of classes is that of the
 * convolution its scores come from.
 */
export function bakedIn(file: OnnxFile): BakedIn {
  const nms = file.nodes.find(({ op }) => op === 'NonMaxSuppression');
  const makers = new Map(file.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const constant = (name: string | undefined): number | null => {
    if (name === undefined) return null;
    const value = (file.initializers.get(name) ?? makers.get(name)?.constant)?.first ?? Number.NaN;
    return value > 0 && value < 1 ? value : null;
  };
  return {
    classCount: nms === undefined ? null : classesBehind(nms.inputs[1], makers, file),
    scoreFloor: constant(nms?.inputs[4]),
    iou: constant(nms?.inputs[3]),
  };
}

/** Output channels of the nearest convolution behind a tensor. */
function classesBehind(
  tensor: string | undefined,
  makers: ReadonlyMap<string, OnnxNode>,
  file: OnnxFile,
): number | null {
  let wave = tensor === undefined ? [] : [tensor];
  const seen = new Set<string>();
  while (wave.length > 0) {
    const next: string[] = [];
    for (const name of wave) {
      const node = makers.get(name);
      if (node === undefined || seen.has(name)) continue;
      seen.add(name);
      if (node.op === 'Conv') return file.initializers.get(node.inputs[1] ?? '')?.dims[0] ?? null;
      next.push(...node.inputs);
    }
    wave = next;
  }
  return null;
}

/** Domains whose operators onnxruntime brings along. */
const KNOWN_DOMAIN = /^(|ai\.onnx(\..*)?|com\.microsoft(\..*)?|com\.ms\..*)$/;

/** The first operator that belongs to a plugin of another runtime (TensorRT, mmdeploy's own), e.g. `EfficientNMS_TRT`. */
export const pluginIn = ({ nodes }: OnnxFile): string | null =>
  nodes.find(({ op, domain }) => !KNOWN_DOMAIN.test(domain) || op.endsWith('_TRT'))?.op ?? null;

/**
 * OpenMMLab's exporters give all detectors the same outputs. Where names of weights have survived, the head tells RTMDet
 * from the others.
 */
export function isOtherFamily({ initializers }: OnnxFile): boolean {
  const head = [...initializers.keys()].filter((name) => name.includes('bbox_head.'));
  return head.length > 0 && !head.some((name) => name.includes('rtm_cls'));
}
