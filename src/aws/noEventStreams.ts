/**
 * Takes the place of `@smithy/core/event-streams` in the bundle (esbuild.js). No call in use has an
 * event stream, but the client of CloudWatch Logs asks for their marshaller when it is created.
 */

/** No marshaller: only calls with event streams use it. */
export function eventStreamSerdeProvider(): undefined {
  return undefined;
}

/** Leaves the configuration of a client as it is. */
export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

/** @throws Error always: a call with an event stream needs the real module */
export function EventStreamSerde(): never {
  throw new Error('Event streams are not in this build: see esbuild.js.');
}
