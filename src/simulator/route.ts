/**
 * Handles one call from request to response: finds the service, applies faults, runs the operation.
 */
import type { WireRequest, WireResponse } from '../core/ports/wire';
import { addressOf, type Address } from './address';
import { isAwsError, type AwsError } from './protocols/awsError';
import type { Fault, FaultKind, Faults } from './faults';
import { runOperation } from './services/operation';
import type { ParsedCall } from './protocols/protocol';
import type { Service } from './services/contract/service';
import { services } from './services/services';
import type { Random } from './state/random';
import type { SimulatedAccount } from './state/account';

/** A call and its status. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** Simulated time, ms since 1970. */
  readonly at: number;
  /** 0 when no response was sent. */
  readonly status: number;
}

/** What handling a call needs. */
export interface Router {
  readonly account: SimulatedAccount;
  readonly faults: Faults;
  /** The source of request ids. */
  readonly random: Random;
  readonly record: (call: CallRecord) => void;
}

/** Responds to an AWS call. */
export async function answerCall(
  router: Router,
  request: WireRequest,
  signal?: AbortSignal,
): Promise<WireResponse> {
  const address = addressOf(request);
  const requestId = router.random.uuid();
  if (!address) return unknownService(requestId);
  const service = services[address.service];
  let call: ParsedCall | undefined;
  let status = 0;
  try {
    call = address.protocol.parse(request);
    const faults = router.faults.strike(address.service, call.operation);
    await applyLatency(faults, signal);
    const response = run(router, address, service, call, requestId, faults);
    status = response.status;
    return response;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    status = error.status;
    return address.protocol.error(error, requestId);
  } finally {
    const { service: name, region } = address;
    const at = router.account.clock.now();
    router.record({ service: name, operation: call?.operation ?? '', region, at, status });
  }
}

function run(
  { account }: Router,
  address: Address,
  service: Service,
  call: ParsedCall,
  requestId: string,
  faults: readonly Fault[],
): WireResponse {
  const { region, protocol } = address;
  const error = faults
    .map(({ kind }) => errorOf(kind, service, call.operation, region))
    .find(Boolean);
  if (error) throw error;
  account.clock.catchUp();
  const place = { account, region: account.region(region) };
  const output = runOperation(address.service, call, place);
  const response = protocol.answer(call.operation, output, requestId);
  if (!faults.some(({ kind }) => kind === 'malformed')) return response;
  return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
}

/** The error of a fault; undefined for faults without one. */
function errorOf(
  kind: FaultKind,
  { errors }: Service,
  operation: string,
  region: string,
): AwsError | undefined {
  switch (kind) {
    case 'throttle':
      return errors.throttled();
    case 'expired':
      return errors.expired();
    case 'denied':
      return errors.denied(operation, region);
    case 'server-error':
      return errors.internal();
    default:
      return undefined;
  }
}

/** Waits for `latency`, breaks for `reset`, and for `timeout` never settles unless aborted. */
async function applyLatency(
  faults: readonly Fault[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { kind, latencyMs } of faults) {
    if (kind === 'reset') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    if (kind === 'latency') await pause(latencyMs ?? 1000, signal);
    if (kind === 'timeout') await pause(undefined, signal);
  }
}

/** @param ms undefined: forever */
function pause(ms: number | undefined, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : setTimeout(done, ms);
    if (signal?.aborted) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });

    function done(): void {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }

    function aborted(): void {
      clearTimeout(timer);
      reject(Object.assign(new Error('The request was aborted.'), { name: 'AbortError' }));
    }
  });
}

/** AWS's response to an unknown service. */
function unknownService(requestId: string): WireResponse {
  return {
    status: 404,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: 'UnknownOperationException', message: 'Unknown service.' }),
  };
}
