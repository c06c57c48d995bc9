/** The part of WebAssembly's interface that is used here; Node has it, its types do not. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}

declare module 'omggif' {
  /** @throws Error when the bytes are no GIF */
  export class GifReader {
    constructor(bytes: Uint8Array);
    readonly width: number;
    readonly height: number;
    frameInfo(frame: number): {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
  }
}
