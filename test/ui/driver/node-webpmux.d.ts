/** The part of node-webpmux that assembles an animation; the package has no types. */
declare module 'node-webpmux' {
  interface Frame {
    readonly delay: number;
  }
  export const Image: {
    /** @param frame a picture in WebP, and how long it stays, in ms */
    generateFrame(frame: { readonly buffer: Buffer; readonly delay: number }): Promise<Frame>;
    /** @param path null: returns the bytes */
    save(
      path: string,
      options: {
        readonly frames: readonly Frame[];
        readonly width: number;
        readonly height: number;
        readonly loops: number;
      },
    ): Promise<void>;
  };
}
