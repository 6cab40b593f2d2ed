/** A wire that answers what a test says and remembers what was sent, decoded. */
import { vi } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { isExpected, type Failure } from '../../src/core/model/errors';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { WireHandler, WireRequest, WireResponse } from '../../src/core/ports/wire';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';

export const scope = { profile: 'office', region: 'eu-west-1' };

/** One request, decoded: JSON as it is, a form as flat names and texts. */
export interface SentCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: WireRequest;
}

type Answer = (call: SentCall) => WireResponse | Promise<WireResponse>;

/** Mounts `answer` as the wire of a backend and opens one scope of it. */
export function openWire(answer: Answer): {
  aws: ScopeAws;
  sent: SentCall[];
  log: FakeLog;
  clock: FakeClock;
  dispose: () => void;
} {
  const sent: SentCall[] = [];
  const wire: WireHandler = async (request) => {
    const call = decode(request);
    sent.push(call);
    return answer(call);
  };
  const log = new FakeLog();
  const clock = new FakeClock();
  const backend = createBackend({ log, clock, wire });
  return {
    aws: backend.open(scope),
    sent,
    log,
    clock,
    dispose: () => {
      backend.dispose();
    },
  };
}

function decode(request: WireRequest): SentCall {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const input = JSON.parse(request.body) as Record<string, unknown>;
    return { operation: target.split('.')[1] ?? '', input, request };
  }
  const form = new URLSearchParams(request.body);
  const operation = form.get('Action') ?? '';
  form.delete('Action');
  form.delete('Version');
  return { operation, input: Object.fromEntries(form), request };
}

const requestId = '7a62c49f-347e-4fc4-9331-6e8eexample';

/** An answer of EC2, the operation's elements inside. */
export function ec2(operation: string, xml: string): WireResponse {
  const root = `${operation}Response`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${requestId}</requestId>${xml}</${root}>`,
  };
}

/** An answer of SNS or STS, the result's elements inside. */
export function query(operation: string, xml: string): WireResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${operation}Result>${xml}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  };
}

/** An answer of CloudWatch. */
export function json(body: unknown): WireResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}

/** An error as EC2 spells it. */
export function ec2Error(status: number, code: string, message: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
  };
}

/** An error as SNS and STS spell it. */
export function queryError(status: number, code: string, message: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

/**
 * An error as CloudWatch spells it.
 * @param type the shape's name
 * @param code the code of the old query protocol, in the header, where it differs
 */
export function jsonError(
  status: number,
  type: string,
  message: string,
  code = type,
): WireResponse {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': requestId,
      'x-amzn-query-error': `${code};Sender`,
    },
    body: JSON.stringify({ __type: `com.amazonaws.cloudwatch.v2010_08_01#${type}`, message }),
  };
}

/** The failure that a call ends with. @throws when it ends otherwise */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (isExpected(error)) return error.failure;
    throw error;
  }
  throw new Error('The call did not fail.');
}

/**
 * Runs a call whose retries and time-outs pass at once. The date goes on with them: the rate limiter of
 * the SDK looks at it, and waits again until it has come.
 */
export async function fastForward<T>(run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const state = { running: true };
    const call = run().finally(() => {
      state.running = false;
    });
    call.catch(() => undefined);
    while (state.running) await vi.advanceTimersByTimeAsync(1000);
    return await call;
  } finally {
    vi.useRealTimers();
  }
}
