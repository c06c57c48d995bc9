import { highestNumber } from '../weights';
import { type Flow, type GraphBuilder, mismatch } from './builder';

/**
 * CSPLayer of CSPNeXt blocks: concat [blocks(main), short], channel attention where the file has it, final convolution.
 * Source: mmdet `models/layers/csp_layer.py` (`CSPNeXtBlock`, `CSPLayer`), `se_layer.py` (`ChannelAttention`).
 */
export function cspLayer(graph: GraphBuilder, input: Flow, key: string, { add }: { readonly add: boolean }): Flow {
  const short = graph.conv(input, `${key}.short_conv`, { kernel: 1 });
  let main = graph.conv(input, `${key}.main_conv`, { kernel: 1 });
  const blocks = highestNumber(graph.weights.keys(), `${key}.blocks.`) + 1;
  for (let at = 0; at < blocks; at++) main = block(graph, main, `${key}.blocks.${at}`, add);
  const joined = attention(graph, graph.concat([main, short]), `${key}.attention`);
  return graph.conv(joined, `${key}.final_conv`, { kernel: 1 });
}

function block(graph: GraphBuilder, input: Flow, key: string, add: boolean): Flow {
  const wide = graph.conv(input, `${key}.conv1`, { kernel: 3 });
  const made = graph.conv(wide, `${key}.conv2`, { kernel: 5 });
  if (!add) return made;
  if (made.channels !== input.channels) throw mismatch(`${key}.conv2`, [made.channels], [input.channels]);
  return { name: graph.node('Add', [input.name, made.name]), channels: made.channels };
}

/** x * hardsigmoid(fc(mean of x)), hardsigmoid = clamp(x / 6 + 0.5, 0, 1): not the default slope of ONNX. */
function attention(graph: GraphBuilder, input: Flow, key: string): Flow {
  if (!graph.weights.has(`${key}.fc.weight`)) return input;
  const mean = { name: graph.node('GlobalAveragePool', [input.name]), channels: input.channels };
  const scores = graph.plainConv(mean, `${key}.fc`, 1);
  if (scores.channels !== input.channels) throw mismatch(`${key}.fc.weight`, [scores.channels], [input.channels]);
  const gates = graph.node('HardSigmoid', [scores.name], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
  return { name: graph.node('Mul', [input.name, gates]), channels: input.channels };
}
