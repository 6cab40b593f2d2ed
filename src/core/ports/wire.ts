/** HTTP as plain data: what the simulator answers below the SDK and what mounts it. */

/** A request. Header names are lower case. */
export interface WireRequest {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer. Header names are lower case. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * One function from request to answer. Rejects with an Error whose `code` is `ECONNRESET` when the
 * connection breaks; may never settle before `signal` aborts (a server that does not answer).
 */
export type WireHandler = (request: WireRequest, signal?: AbortSignal) => Promise<WireResponse>;
