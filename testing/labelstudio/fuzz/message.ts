/** A request before it becomes bytes. */
export interface Message {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** What goes over the line, and what is known of it. */
export interface Wire {
  readonly bytes: Buffer;
  /** Whether it is a whole request; null = nobody can tell. */
  readonly whole: boolean | null;
  /** Answers it should get when it is whole. */
  readonly answers: number;
  /** How the body was framed, for reports. */
  readonly framing: string;
  /** Says two things about its length: it must be refused. */
  readonly conflicting: boolean;
}

export const head = ({ method, target, version, headers }: Message, more: readonly string[] = []): string =>
  [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`), ...more, '', ''].join(
    '\r\n',
  );

/** All values of a header of the message. */
export const valuesOf = ({ headers }: Message, name: string): readonly string[] =>
  headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value.trim());

/** Whether its answer has no body. */
export const isHead = ({ bytes }: Wire): boolean => /^[\r\n]*HEAD /.test(bytes.subarray(0, 20).toString('latin1'));
