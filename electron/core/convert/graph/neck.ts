import type { Architecture } from '../architecture';
import type { Flow, GraphBuilder } from './builder';
import { cspLayer } from './cspLayer';
import { neckKeys } from './neckKeys';

/**
 * CSPNeXtPAFPN: top-down with nearest upsampling, bottom-up with strided convolutions, one output convolution per level.
 * Source: mmdet `models/necks/cspnext_pafpn.py`.
 * @param features backbone outputs, finest first
 * @returns as many maps, finest first
 */
export function neck(graph: GraphBuilder, features: readonly Flow[], { flavour }: Architecture): readonly Flow[] {
  const levels = features.length;
  const keys = neckKeys(flavour, levels);
  const scales = graph.constant('upsample.scales', [4], [1, 1, 2, 2]);
  const inner: Flow[] = [features[levels - 1] as Flow];
  for (let level = levels - 1; level > 0; level--) {
    const step = levels - 1 - level;
    const reduced = graph.conv(inner[0] as Flow, keys.reduce(step), { kernel: 1 });
    inner[0] = reduced;
    const doubled = graph.node('Resize', [reduced.name, '', scales], {
      mode: 'nearest',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    });
    const upsampled = { name: doubled, channels: reduced.channels };
    const joined = graph.concat([upsampled, features[level - 1] as Flow]);
    inner.unshift(cspLayer(graph, joined, keys.topDown(step), { add: false }));
  }
  const outputs: Flow[] = [inner[0] as Flow];
  for (let level = 0; level < levels - 1; level++) {
    const down = graph.conv(outputs[level] as Flow, keys.downsample(level), { kernel: 3, stride: 2 });
    const joined = graph.concat([down, inner[level + 1] as Flow]);
    outputs.push(cspLayer(graph, joined, keys.bottomUp(level), { add: false }));
  }
  return outputs.map((flow, level) => graph.conv(flow, keys.out(level), { kernel: 3 }));
}
