import type { Architecture, BoxActivation } from '../architecture';
import type { Value } from '../onnx/model';
import { type Flow, type GraphBuilder, mismatch } from './builder';

/** Stride of the finest level; each further one doubles it. */
export const FINEST_STRIDE = 8;

/**
 * RTMDetSepBNHead (and the box half of RTMDetInsSepBNHead): per level class logits `cls_S`, distances `reg_S` = left, top,
 * right, bottom in pixels of the input, and objectness logits `obj_S` where the head has them.
 * Source: mmdet `models/dense_heads/rtmdet_head.py`, `rtmdet_ins_head.py`.
 * @returns the graph's outputs, finest level first
 */
export function head(
  graph: GraphBuilder,
  features: readonly Flow[],
  arch: Architecture,
  activation: BoxActivation,
): readonly Value[] {
  const { headPrefix: prefix, stackedConvs, classCount } = arch;
  return features.flatMap((feature, level) => {
    const stride = FINEST_STRIDE * 2 ** level;
    const tower = (name: string): Flow => {
      let flow = feature;
      for (let at = 0; at < stackedConvs; at++)
        flow = graph.conv(flow, `${prefix}${name}.${level}.${at}`, { kernel: 3 });
      return flow;
    };
    const output = (name: string, made: Flow, channels: number, key: string): Value => {
      if (made.channels !== channels) throw mismatch(`${key}.weight`, [made.channels], [channels]);
      return { name: `${name}_${stride}`, shape: ['N', channels, `height/${stride}`, `width/${stride}`] };
    };
    const predict = (from: Flow, name: string): { readonly made: Flow; readonly key: string } => {
      const key = `${prefix}${name}.${level}`;
      const kernel = graph.weights.shape(`${key}.weight`)[2] ?? 1;
      return { made: graph.plainConv(from, key, kernel), key };
    };
    const boxTower = tower('reg_convs');
    const classes = predict(tower('cls_convs'), 'rtm_cls');
    const boxes = predict(boxTower, 'rtm_reg');
    const values = [output('cls', classes.made, classCount, classes.key), output('reg', boxes.made, 4, boxes.key)];
    graph.node('Identity', [classes.made.name], {}, `cls_${stride}`);
    const distances = activation === 'none' ? boxes.made.name : graph.node(activation, [boxes.made.name]);
    const factor = graph.constant(`stride.${stride}`, [1], [stride]);
    graph.node('Mul', [distances, factor], {}, `reg_${stride}`);
    if (arch.objectness) {
      const objects = predict(boxTower, 'rtm_obj');
      values.push(output('obj', objects.made, 1, objects.key));
      graph.node('Identity', [objects.made.name], {}, `obj_${stride}`);
    }
    return values;
  });
}
