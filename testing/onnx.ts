import { bytes, concat, int, message, text } from '../electron/core/convert/onnx/protobuf';

/** A tensor of a made-up model: float32, or int64 where its values are bigints. */
export interface MadeTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: readonly number[] | readonly bigint[];
  /** Name of a file beside the model that holds the values instead. */
  readonly elsewhere?: string;
}

export interface MadeNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly domain?: string;
  /** Whole numbers and lists of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

/** Name, element type (1 = float32, 6 = int32, 7 = int64) and shape of an input or output. */
export type MadeValue = readonly [name: string, type: number, shape: readonly (number | string)[]];

/** A small ONNX model of one's own (IR 8, opset 11) that onnxruntime really runs. */
export function makeOnnx(model: {
  readonly nodes: readonly MadeNode[];
  readonly tensors: readonly MadeTensor[];
  readonly inputs: readonly MadeValue[];
  readonly outputs: readonly MadeValue[];
}): Uint8Array {
  const domains = new Set(model.nodes.map(({ domain = '' }) => domain).concat(''));
  return concat([
    int(1, 8),
    ...[...domains].map((domain) => message(8, [text(1, domain), int(2, domain === '' ? 11 : 1)])),
    message(7, [
      ...model.nodes.map((node) => message(1, nodeParts(node))),
      text(2, 'made'),
      ...model.tensors.map((tensor) => message(5, tensorParts(tensor))),
      ...model.inputs.map((value) => message(11, valueParts(value))),
      ...model.outputs.map((value) => message(12, valueParts(value))),
    ]),
  ]);
}

/** The same model with more `metadata_props`: fields of a protocol buffer may stand in any order, so they go to the end. */
export const withMetadata = (model: Uint8Array, entries: Readonly<Record<string, string>>): Uint8Array =>
  concat([model, ...Object.entries(entries).map(([key, value]) => message(14, [text(1, key), text(2, value)]))]);

const nodeParts = ({ op, inputs, outputs, domain, attributes = {} }: MadeNode): Uint8Array[] => [
  ...inputs.map((name) => text(1, name)),
  ...outputs.map((name) => text(2, name)),
  text(4, op),
  ...Object.entries(attributes).map(([name, value]) =>
    message(5, [
      text(1, name),
      ...(typeof value === 'number' ? [int(3, value), int(20, 2)] : [...value.map((one) => int(8, one)), int(20, 7)]),
    ]),
  ),
  ...(domain === undefined ? [] : [text(7, domain)]),
];

const tensorParts = ({ name, dims, values, elsewhere }: MadeTensor): Uint8Array[] => {
  const whole = typeof values[0] === 'bigint';
  const numbers = whole
    ? BigInt64Array.from(values as readonly bigint[])
    : Float32Array.from(values as readonly number[]);
  return [
    ...dims.map((side) => int(1, side)),
    int(2, whole ? 7 : 1),
    text(8, name),
    ...(elsewhere === undefined
      ? [bytes(9, new Uint8Array(numbers.buffer))]
      : [message(13, [text(1, 'location'), text(2, elsewhere)]), int(14, 1)]),
  ];
};

const valueParts = ([name, type, shape]: MadeValue): Uint8Array[] => [
  text(1, name),
  message(2, [
    message(1, [
      int(1, type),
      message(
        2,
        shape.map((side) => message(1, [typeof side === 'number' ? int(1, side) : text(2, side)])),
      ),
    ]),
  ]),
];
