/**
 * Ends exactly the connections that the user confirmed, each by its id, and reports the outcome of
 * each. By user name AWS would end others too, and refuses more than five.
 */
import { isExpected, type Failure, type FailureKind } from '../model/errors';
import { isOpen, type Connection, type ConnectionState } from '../model/connection';
import { onePerId } from '../model/onePerId';
import type { ScopeAws, WriteAnswer } from '../ports/aws';
import { endConnectionCall, type AwsCallOf } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { attempt, stopped, stoppedBy, type Stopped } from './write/attempt';
import type { WriteOutcome, Observe } from './write/readBack';

/** The user whose connections to end, and their endpoint. */
export interface EndRequest {
  readonly endpointIds: readonly string[];
  readonly fits: (connection: Connection) => boolean;
}

/** A connection, and the call that ends it. */
export interface ConnectionEnd {
  readonly connection: Connection;
  /** The dialog shows it, and it is sent. */
  readonly call: AwsCallOf<'endpoints.end'>;
}

export type EndPreview =
  /** Of the connections that are open now, oldest first; never empty. */
  | { readonly kind: 'ready'; readonly ends: readonly ConnectionEnd[] }
  /** All of them have ended. */
  | { readonly kind: 'gone' }
  | Stopped;

/** The outcome for one connection. */
export type EndOutcome =
  /** AWS is ending it, or has ended it. */
  | { readonly kind: 'ended' }
  /** It had ended before. */
  | { readonly kind: 'gone' }
  /** Nothing was sent for it, because an earlier failure stopped the action. */
  | { readonly kind: 'skipped' }
  | Stopped;

/** A connection and its outcome. */
export interface EndResult {
  readonly connection: Connection;
  readonly outcome: EndOutcome;
}

/**
 * Failures that concern one connection only. Any other failure would also affect the next
 * connection.
 */
const ownFailures: ReadonlySet<FailureKind> = new Set(['invalid', 'other', 'notFound']);

/**
 * Reads what the confirmation dialog shows.
 * @throws unexpected errors
 */
export async function previewEnd(
  { endpointIds, fits }: EndRequest,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<EndPreview> {
  let found: readonly Connection[] = [];
  for (const id of endpointIds) {
    try {
      found = found.concat(await aws.endpoints.connections(id, signal));
    } catch (error) {
      // A deleted endpoint has no connections.
      if (!isMissing(error)) return stopped(error);
    }
  }
  const open = onePerId(found).filter((connection) => isOpen(connection) && fits(connection));
  const start = ({ startedAt }: Connection): number => startedAt ?? Number.MAX_VALUE;
  open.sort((a, b) => start(a) - start(b));
  return open.length > 0 ? { kind: 'ready', ends: open.map(toConnectionEnd) } : { kind: 'gone' };
}

/** Adds the call that ends the connection. */
export function toConnectionEnd(connection: Connection): ConnectionEnd {
  return { connection, call: endConnectionCall(connection.endpointId, connection.id) };
}

/** Reports progress: how many of all connections are done. */
export type EndProgress = (done: number, all: number) => void;

/**
 * Ends the connections one after the other. Stops at a failure that would affect all of them.
 * @param seen what the user confirmed
 * @returns one result for each, in the same order
 * @throws unexpected errors
 */
export async function endConnections(
  seen: readonly ConnectionEnd[],
  aws: ScopeAws,
  t: Translate,
  options: { readonly signal?: AbortSignal; readonly onProgress?: EndProgress } = {},
): Promise<readonly EndResult[]> {
  const results: EndResult[] = [];
  let halted = false;
  for (const end of seen) {
    const outcome: EndOutcome = halted
      ? { kind: 'skipped' }
      : await endOne(end, aws, t, options.signal);
    halted ||= 'failure' in outcome && !ownFailures.has(outcome.failure.kind);
    results.push({ connection: end.connection, outcome });
    options.onProgress?.(results.length, seen.length);
  }
  return results;
}

/** AWS's response contains the outcome. The connections are read only if the response is lost. */
async function endOne(
  { connection, call }: ConnectionEnd,
  aws: ScopeAws,
  t: Translate,
  signal: AbortSignal | undefined,
): Promise<EndOutcome> {
  let answer: WriteAnswer = {};
  const send = async (): Promise<void> => {
    answer = await aws.send(call, signal);
  };
  const observe = observeEnd(connection, aws);
  const write = await attempt({ send, observe }, { clock: aws.clock, signal }).catch(
    (error: unknown) => stopped(error),
  );
  if (write.kind !== 'done') return write.failure.kind === 'notFound' ? { kind: 'gone' } : write;
  if (answer.connectionState !== 'failed-to-terminate') return { kind: 'ended' };
  const detail = t('The connection could not be ended.');
  const { iamAction: action, resource } = call;
  const failure: Failure = { kind: 'other', action, resource, detail, ...aws.scope };
  return stoppedBy(failure, 'no');
}

/**
 * Whether the connection has ended or is ending. A connection that AWS no longer lists has ended.
 */
function observeEnd(
  { id, endpointId }: Connection,
  aws: ScopeAws,
): Observe<ConnectionState | undefined> {
  return async (signal) => {
    const all = onePerId(await aws.endpoints.connections(endpointId, signal));
    const state = all.find((one) => one.id === id)?.state;
    return { effect: effectOf(state), seen: state };
  };
}

function effectOf(state: ConnectionState | undefined): WriteOutcome {
  switch (state) {
    case undefined:
    case 'terminating':
    case 'terminated':
      return 'yes';
    case 'active':
    case 'failed-to-terminate':
      return 'no';
    case 'unknown':
      return 'unknown';
  }
}

function isMissing(error: unknown): boolean {
  return isExpected(error) && error.failure.kind === 'notFound';
}
