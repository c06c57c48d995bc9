import type { Attribute, Initializer, Node, OnnxModel, Value } from '../onnx/model';
import { ConvertRefusal } from '../refusal';
import type { Weights } from '../weights';
import { foldBatchNorm } from './fold';

/** A tensor flowing through the graph. */
export interface Flow {
  readonly name: string;
  readonly channels: number;
}

/** A convolution without batch normalisation, or `conv` with it. */
export interface ConvShape {
  readonly kernel: number;
  readonly stride?: number;
  /** Channels are filtered one by one. */
  readonly depthwise?: boolean;
}

/**
 * Builds the graph node by node and checks each weight's shape against what flows into it. Weights are read when the file
 * is written.
 */
export class GraphBuilder {
  readonly weights: Weights;
  /** Added to the variance. MMDetection's official configs: 1e-5. */
  readonly epsilon: number;
  private readonly nodes: Node[] = [];
  private readonly initializers: Initializer[] = [];
  private readonly used = new Set<string>();
  private count = 0;

  constructor(weights: Weights, epsilon: number) {
    this.weights = weights;
    this.epsilon = epsilon;
  }

  model(inputs: readonly Value[], outputs: readonly Value[], metadata: ReadonlyMap<string, string>): OnnxModel {
    return { nodes: this.nodes, initializers: this.initializers, inputs, outputs, metadata };
  }

  /** Weights that no layer of the graph has asked for. */
  unused(): readonly string[] {
    return this.weights.keys().filter((key) => !this.used.has(key));
  }

  /** Adds a node; its output gets `name`, or a name of its own. */
  node(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    name = `t${this.count++}`,
  ): string {
    this.nodes.push({ op, inputs, output: name, attributes });
    return name;
  }

  constant(name: string, dims: readonly number[], values: readonly number[]): string {
    this.initializers.push({ name, dims, values: () => Promise.resolve(Float32Array.from(values)) });
    return name;
  }

  /** Plain convolution with bias: `key.weight`, `key.bias`. */
  plainConv(input: Flow, key: string, kernel: number): Flow {
    const channels = this.weightShape(`${key}.weight`, input.channels, kernel);
    this.checkShape(`${key}.bias`, [channels]);
    const weight = this.tensor(`${key}.weight`, [channels, input.channels, kernel, kernel]);
    const bias = this.tensor(`${key}.bias`, [channels]);
    return { name: this.convNode(input, weight, bias, { kernel }), channels };
  }

  /**
   * Convolution, batch normalisation, SiLU (mmcv ConvModule). A separable one (`depthwise_conv`, `pointwise_conv`) is
   * told by its keys, so that both libraries' ideas of where those stand are followed.
   */
  conv(input: Flow, key: string, shape: ConvShape): Flow {
    if (!this.weights.has(`${key}.depthwise_conv.conv.weight`)) return this.convModule(input, key, shape);
    const filtered = this.convModule(input, `${key}.depthwise_conv`, { ...shape, depthwise: true });
    return this.convModule(filtered, `${key}.pointwise_conv`, { kernel: 1 });
  }

  private convModule(input: Flow, key: string, shape: ConvShape): Flow {
    const perGroup = shape.depthwise === true ? 1 : input.channels;
    const weightKey = `${key}.conv.weight`;
    const channels = this.weightShape(weightKey, perGroup, shape.kernel);
    if (shape.depthwise === true && channels !== input.channels) {
      throw mismatch(weightKey, this.weights.shape(weightKey), [input.channels, 1, shape.kernel, shape.kernel]);
    }
    for (const part of ['weight', 'bias', 'running_mean', 'running_var'])
      this.checkShape(`${key}.bn.${part}`, [channels]);
    const folded = foldBatchNorm(this.weights, key, this.epsilon);
    const weight = `${key}.weight`;
    const bias = `${key}.bias`;
    this.initializers.push(
      { name: weight, dims: [channels, perGroup, shape.kernel, shape.kernel], values: folded.weight },
      { name: bias, dims: [channels], values: folded.bias },
    );
    const made = this.convNode(input, weight, bias, shape);
    return { name: this.silu(made), channels };
  }

  private convNode(input: Flow, weight: string, bias: string, { kernel, stride = 1, depthwise }: ConvShape): string {
    const pad = kernel >> 1;
    return this.node('Conv', [input.name, weight, bias], {
      kernel_shape: [kernel, kernel],
      strides: [stride, stride],
      pads: [pad, pad, pad, pad],
      dilations: [1, 1],
      group: depthwise === true ? input.channels : 1,
    });
  }

  /** x * sigmoid(x), in the form that onnxruntime fuses. */
  private silu(input: string): string {
    return this.node('Mul', [input, this.node('Sigmoid', [input])]);
  }

  concat(flows: readonly Flow[]): Flow {
    const name = this.node(
      'Concat',
      flows.map((flow) => flow.name),
      { axis: 1 },
    );
    return { name, channels: flows.reduce((sum, flow) => sum + flow.channels, 0) };
  }

  private tensor(key: string, dims: readonly number[]): string {
    this.initializers.push({ name: key, dims, values: () => this.weights.read(key) });
    return key;
  }

  /** Output channels of a weight [out, in, kernel, kernel]. */
  private weightShape(key: string, inputs: number, kernel: number): number {
    const shape = this.weights.shape(key);
    const [channels = 0] = shape;
    this.checkShape(key, [Math.max(1, channels), inputs, kernel, kernel]);
    return channels;
  }

  private checkShape(key: string, expected: readonly number[]): void {
    const shape = this.weights.shape(key);
    this.used.add(key);
    if (shape.length !== expected.length || shape.some((side, at) => side !== expected[at]))
      throw mismatch(key, shape, expected);
  }
}

export const mismatch = (key: string, found: readonly number[], expected: readonly number[]): ConvertRefusal =>
  new ConvertRefusal('shape-mismatch', `${key} [${found.join(', ')}] ≠ [${expected.join(', ')}]`);
