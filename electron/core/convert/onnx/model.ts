/** A float32 tensor of the graph; its values are made when they are written, one at a time. */
export interface Initializer {
  readonly name: string;
  readonly dims: readonly number[];
  /** Row-major values, as many as `dims` say. */
  readonly values: () => Promise<Float32Array>;
}

export type Attribute = number | readonly number[] | string | { readonly float: number };

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Name and shape of an input or output; text = a free side of that name. */
export interface Value {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

/** An ONNX model before it is bytes. */
export interface OnnxModel {
  readonly nodes: readonly Node[];
  readonly initializers: readonly Initializer[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly metadata: ReadonlyMap<string, string>;
}
