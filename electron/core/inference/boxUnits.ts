import type { Layout } from './kind';
import type { OnnxFile, OnnxNode } from './onnxFile';

/** Operators that only pass a box branch on, or bend its values without scaling them. */
const PASSING = new Set(['Transpose', 'Identity', 'Cast', 'Relu', 'Exp', 'Reshape', 'Concat']);

/**
 * Raw maps of MMYOLO's later heads leave distances in cells and multiply by the stride afterwards; everybody else's are in
 * pixels. The graph tells: distances in cells come straight out of the last convolution. Our converter's files are in
 * pixels by agreement, and it may put the stride into the weights.
 */
export function withBoxUnits(layout: Layout, onnx: OnnxFile): Layout {
  if (layout.levels.length === 0 || onnx.metadata.has('converter')) return layout;
  const makers = new Map(onnx.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const inCells = layout.levels.every(({ boxes }) => isBareConvolution(boxes, makers));
  return inCells ? { ...layout, levels: layout.levels.map((level) => ({ ...level, boxesIn: 'cells' })) } : layout;
}

/** Boxes come last where maps are joined. */
function isBareConvolution(tensor: string, makers: ReadonlyMap<string, OnnxNode>): boolean {
  let node = makers.get(tensor);
  while (node !== undefined && PASSING.has(node.op)) {
    const from = node.op === 'Concat' ? node.inputs.at(-1) : node.inputs[0];
    node = from === undefined ? undefined : makers.get(from);
  }
  return node?.op === 'Conv';
}
