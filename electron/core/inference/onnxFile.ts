import { fields, text } from './protobuf';

/** Shape as the file says it: a number, or null for a free (named or unknown) side. */
export type Shape = readonly (number | null)[];

export interface OnnxNode {
  readonly op: string;
  /** '' = ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Tensor attribute of a `Constant` node. */
  readonly constant: OnnxTensor | null;
}

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** First element of a float tensor; NaN when it has none. */
  readonly first: number;
  /** File beside the model that holds its values; null = they are in the model. */
  readonly elsewhere: string | null;
}

/** What is read of an ONNX file without running it. */
export interface OnnxFile {
  /** Inputs without the initialisers that old exporters list among them. */
  readonly inputs: readonly { readonly name: string; readonly shape: Shape }[];
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  readonly initializers: ReadonlyMap<string, OnnxTensor>;
  /** `metadata_props`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads structure and metadata of an ONNX model; weights stay where they are. Field numbers from `onnx.proto3`.
 * @throws RangeError when the bytes are no protocol buffer
 */
export function readOnnx(file: Uint8Array): OnnxFile {
  const metadata = new Map<string, string>();
  let graph: Uint8Array | null = null;
  for (const { number, bytes } of fields(file)) {
    if (number === 7) graph = bytes;
    else if (number === 14) metadata.set(textField(bytes, 1), textField(bytes, 2));
  }
  if (graph === null) throw new RangeError('it holds no graph');
  return { ...readGraph(graph), metadata };
}

function readGraph(graph: Uint8Array): Omit<OnnxFile, 'metadata'> {
  const inputs: { name: string; shape: Shape }[] = [];
  const outputs: string[] = [];
  const nodes: OnnxNode[] = [];
  const initializers = new Map<string, OnnxTensor>();
  for (const { number, bytes } of fields(graph)) {
    if (number === 1) nodes.push(readNode(bytes));
    else if (number === 5) {
      const tensor = readTensor(bytes);
      initializers.set(tensor.name, tensor);
    } else if (number === 11) inputs.push({ name: textField(bytes, 1), shape: readShape(bytes) });
    else if (number === 12) outputs.push(textField(bytes, 1));
  }
  return { inputs: inputs.filter(({ name }) => !initializers.has(name)), outputs, nodes, initializers };
}

function readNode(node: Uint8Array): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  let [op, domain] = ['', ''];
  let constant: OnnxTensor | null = null;
  for (const { number, bytes } of fields(node)) {
    if (number === 1) inputs.push(text(bytes));
    else if (number === 2) outputs.push(text(bytes));
    else if (number === 4) op = text(bytes);
    else if (number === 7) domain = text(bytes);
    else if (number === 5)
      for (const attribute of fields(bytes)) if (attribute.number === 5) constant = readTensor(attribute.bytes);
  }
  return { op, domain, inputs, outputs, constant };
}

function readTensor(tensor: Uint8Array): OnnxTensor {
  const dims: number[] = [];
  let name = '';
  let first = Number.NaN;
  let elsewhere: string | null = null;
  for (const { number, value, bytes } of fields(tensor)) {
    if (number === 1) dims.push(...(bytes.length > 0 ? packed(bytes) : [value]));
    else if (number === 8) name = text(bytes);
    else if (number === 13 && textField(bytes, 1) === 'location') elsewhere = textField(bytes, 2);
    else if ((number === 4 || number === 9) && bytes.length >= 4)
      first = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
    else if (number === 4) first = value;
  }
  return { name, dims, first, elsewhere };
}

/** Packed varints: read as the values of a message of one-field entries. */
function packed(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    values.push(value);
    [value, scale] = [0, 1];
  }
  return values;
}

/** ValueInfoProto.type.tensor_type.shape.dim */
function readShape(info: Uint8Array): Shape {
  const tensor = sub(sub(sub(info, 2), 1), 2);
  const shape: (number | null)[] = [];
  for (const dim of fields(tensor)) {
    if (dim.number !== 1) continue;
    let side: number | null = null;
    for (const { number, value } of fields(dim.bytes)) if (number === 1 && value > 0) side = value;
    shape.push(side);
  }
  return shape;
}

function sub(message: Uint8Array, wanted: number): Uint8Array {
  for (const { number, bytes } of fields(message)) if (number === wanted) return bytes;
  return new Uint8Array(0);
}

const textField = (message: Uint8Array, wanted: number): string => text(sub(message, wanted));
