import type { Attribute, Initializer, Node, OnnxModel, Value } from './model';
import { bytes, concat, float, int, lengthOf, message, text } from './protobuf';

/** Takes the next bytes of the file; they may be reused once it resolves. */
export type Sink = (chunk: Uint8Array) => Promise<void>;

const IR_VERSION = 8;
const OPSET = 17;
/** TensorProto.DataType.FLOAT */
const FLOAT = 1;

/**
 * Writes an ONNX file (IR 8, opset 17) front to back: all lengths follow from shapes, so that only one tensor is in memory
 * at a time.
 * Source: onnx.proto (ModelProto, GraphProto, NodeProto, TensorProto), ONNX 1.14.
 */
export async function writeOnnx(model: OnnxModel, producerVersion: string, sink: Sink): Promise<void> {
  const head = concat([
    ...model.nodes.map((node, at) => message(1, nodeParts(node, at))),
    text(2, 'rtmdet'),
    ...model.inputs.map((value) => message(11, valueParts(value))),
    ...model.outputs.map((value) => message(12, valueParts(value))),
  ]);
  const heads = model.initializers.map(initializerHead);
  const sizes = model.initializers.map((one, at) => (heads[at] as Uint8Array).length + byteLength(one));
  const tensors = sizes.reduce((sum, size) => sum + lengthOf(5, size).length + size, 0);
  await sink(
    concat([
      int(1, IR_VERSION),
      text(2, 'rtmlabel'),
      text(3, producerVersion),
      message(8, [text(1, ''), int(2, OPSET)]),
      ...[...model.metadata].map(([key, value]) => message(14, [text(1, key), text(2, value)])),
      lengthOf(7, head.length + tensors),
      head,
    ]),
  );
  for (const [at, one] of model.initializers.entries()) {
    const values = await one.values();
    if (values.length * 4 !== byteLength(one)) throw new Error(`${one.name}: ${values.length} values`);
    await sink(concat([lengthOf(5, sizes[at] as number), heads[at] as Uint8Array]));
    await sink(littleEndian(values));
  }
}

const byteLength = ({ dims }: Initializer): number => dims.reduce((product, side) => product * side, 4);

/** Everything of a TensorProto up to its raw data. */
const initializerHead = (one: Initializer): Uint8Array =>
  concat([...one.dims.map((side) => int(1, side)), int(2, FLOAT), text(8, one.name), lengthOf(9, byteLength(one))]);

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function littleEndian(values: Float32Array): Uint8Array {
  const plain = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (isLittleEndian) return plain;
  const turned = new Uint8Array(plain.length);
  const view = new DataView(turned.buffer);
  for (let at = 0; at < values.length; at++) view.setFloat32(at * 4, values[at] as number, true);
  return turned;
}

const nodeParts = ({ op, inputs, output, attributes }: Node, at: number): Uint8Array[] => [
  ...inputs.map((name) => text(1, name)),
  text(2, output),
  text(3, `${op}_${at}`),
  text(4, op),
  ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), ...attributeParts(value)])),
];

/** AttributeProto: f = 2, i = 3, s = 4, ints = 8, type = 20 (FLOAT 1, INT 2, STRING 3, INTS 7). */
function attributeParts(value: Attribute): Uint8Array[] {
  if (typeof value === 'number') return [int(3, value), int(20, 2)];
  if (typeof value === 'string') return [bytes(4, new TextEncoder().encode(value)), int(20, 3)];
  if ('float' in value) return [float(2, value.float), int(20, 1)];
  return [...value.map((one) => int(8, one)), int(20, 7)];
}

const valueParts = ({ name, shape }: Value): Uint8Array[] => [
  text(1, name),
  message(2, [
    message(1, [
      int(1, FLOAT),
      message(
        2,
        shape.map((side) => message(1, [typeof side === 'number' ? int(1, side) : text(2, side)])),
      ),
    ]),
  ]),
];
