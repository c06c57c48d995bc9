import type { Architecture } from '../architecture';
import type { Flow, GraphBuilder } from './builder';
import { cspLayer } from './cspLayer';

/**
 * CSPNeXt. Source: mmdet `models/backbones/cspnext.py`.
 * @returns outputs of stages 2 and up: strides 8, 16, 32 (and 64)
 */
export function backbone(graph: GraphBuilder, input: Flow, { stages }: Architecture): readonly Flow[] {
  let flow = graph.conv(input, 'backbone.stem.0', { kernel: 3, stride: 2 });
  flow = graph.conv(flow, 'backbone.stem.1', { kernel: 3 });
  flow = graph.conv(flow, 'backbone.stem.2', { kernel: 3 });
  const outputs: Flow[] = [];
  for (let stage = 1; stage <= stages; stage++) {
    const key = `backbone.stage${stage}`;
    const last = stage === stages;
    flow = graph.conv(flow, `${key}.0`, { kernel: 3, stride: 2 });
    if (last) flow = spatialPyramid(graph, flow, `${key}.1`);
    // The last stage adds nothing back.
    flow = cspLayer(graph, flow, last ? `${key}.2` : `${key}.1`, { add: !last });
    if (stage >= 2) outputs.push(flow);
  }
  return outputs;
}

/** SPPBottleneck: max pools of 5, 9 and 13 beside the input, here as three chained pools of 5, which is the same. */
function spatialPyramid(graph: GraphBuilder, input: Flow, key: string): Flow {
  const narrow = graph.conv(input, `${key}.conv1`, { kernel: 1 });
  const pools = [narrow];
  for (let at = 0; at < 3; at++) {
    const from = pools[at] as Flow;
    const name = graph.node('MaxPool', [from.name], { kernel_shape: [5, 5], strides: [1, 1], pads: [2, 2, 2, 2] });
    pools.push({ name, channels: narrow.channels });
  }
  return graph.conv(graph.concat(pools), `${key}.conv2`, { kernel: 1 });
}
