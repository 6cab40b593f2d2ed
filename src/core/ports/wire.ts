/** HTTP as plain data: the simulator's interface below the SDK. */

/** A request. Header names are lower case. */
export interface WireRequest {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A response. Header names are lower case. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Maps a request to a response. Rejects with an Error whose `code` is `ECONNRESET` when the
 * connection breaks; may never settle before `signal` aborts, like a server that does not respond.
 */
export type WireHandler = (request: WireRequest, signal?: AbortSignal) => Promise<WireResponse>;
