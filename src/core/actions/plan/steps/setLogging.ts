/** The step that turns the connection logging of an endpoint on, or moves it to another log group. */
import type { ConnectionLogging, Endpoint } from '../../../model/endpoint';
import type { ScopeAws } from '../../../ports/aws';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import type { Observe, WriteOutcome } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { confirmed } from './confirmed';
import { conflict, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Turns connection logging on. */
export interface SetLoggingStep extends Step<'setLogging', AwsCallOf<'endpoints.setLogging'>> {
  /** The logging of the endpoint as the user saw it. */
  readonly before: ConnectionLogging;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function setLogging(
  { call, before }: SetLoggingStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { ClientVpnEndpointId: endpointId, ConnectionLogOptions: options } = call.input;
  const { CloudwatchLogGroup: group, CloudwatchLogStream: stream } = options;
  const entry: CreatedResource = { kind: 'logging', endpointId, group, confirmed: true };
  const wanted: ConnectionLogging = { enabled: true, group, ...(stream && { stream }) };
  const check = async (): Promise<End | undefined> => {
    const endpoint = await findEndpoint(aws, endpointId, signal);
    if (!endpoint) return ended(conflict(created, { kind: 'endpointGone', endpointId }));
    if (logsTo(endpoint.logging, wanted))
      return ended({ created: hasCreated(created, entry) ? withCreated(created, entry) : created });
    if (isSame(endpoint.logging, before)) return undefined;
    return ended(conflict(created, { kind: 'loggingChanged', endpoint }));
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<Endpoint | undefined> = async (readSignal) => {
    const seen = await findEndpoint(aws, endpointId, readSignal);
    return { effect: effectOf(seen, wanted, before), seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}

/** The endpoint of that id. @throws ExpectedError */
async function findEndpoint(
  aws: ScopeAws,
  endpointId: string,
  signal: AbortSignal | undefined,
): Promise<Endpoint | undefined> {
  const endpoints = await aws.endpoints.list(signal);
  return endpoints.find(({ id }) => id === endpointId);
}

function effectOf(
  endpoint: Endpoint | undefined,
  wanted: ConnectionLogging,
  before: ConnectionLogging,
): WriteOutcome {
  if (!endpoint) return 'unknown';
  if (logsTo(endpoint.logging, wanted)) return 'yes';
  return isSame(endpoint.logging, before) ? 'no' : 'unknown';
}

/** If no stream is wanted, Client VPN creates one, and may report its name. */
function logsTo(found: ConnectionLogging, wanted: ConnectionLogging): boolean {
  const { enabled, group, stream } = found;
  return (
    enabled && group === wanted.group && (wanted.stream === undefined || stream === wanted.stream)
  );
}

/** A log group that is not used does not matter. */
function isSame(one: ConnectionLogging, other: ConnectionLogging): boolean {
  if (!one.enabled || !other.enabled) return one.enabled === other.enabled;
  return one.group === other.group && one.stream === other.stream;
}
