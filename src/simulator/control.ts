/**
 * The control calls under `/_simulator/`: JSON in, JSON out; an invalid call gets one sentence with
 * status 400.
 */
import type { TrialControls } from '../core/ports/trial';
import type { WireRequest, WireResponse } from '../core/ports/wire';
import { accountState } from './accountState';
import { AwsError, isAwsError } from './protocols/awsError';
import { faultKinds, type Faults } from './faults';
import { Input, type Dialect } from './request/input';
import { jsonEncoding } from './protocols/encoding';
import { parseObject } from './protocols/jsonText';
import type { ServiceName } from './protocols/protocol';
import { services } from './services/services';
import { homeRegion } from './state/identity';
import type { SimulatedAccount } from './state/account';
import { longestLogDelay } from './state/logs';

/** The path prefix of control calls. */
export const controlPath = '/_simulator/';

/** The maximum of one advance, in seconds. */
const longestAdvance = 100 * 86_400;

/** The objects that control calls act on. */
export interface Controlled {
  readonly account: SimulatedAccount;
  readonly faults: Faults;
  readonly trial: TrialControls;
  /** How often each operation was called, by `service:Operation`. */
  readonly counts: Readonly<Record<string, number>>;
}

const dialect: Dialect = {
  missing: (name) => refusal(`"${name}" is missing.`),
  invalid: (name, value, why) => refusal(`"${name}" is ${value}; it ${why}.`),
  malformed: (name, wanted) =>
    refusal(`"${name}" must be ${wanted === 'Double' ? 'a number' : `of type ${wanted}`}.`),
};

type Verb = (controlled: Controlled, input: Input) => unknown;

const verbs: Readonly<Record<string, Verb>> = {
  'GET state': accountState,
  'GET outbox': ({ trial }) =>
    trial.outbox().map((mail) => ({ ...mail, at: new Date(mail.at).toISOString() })),
  'POST advance': ({ trial, account }, input) => {
    input.requiredNumber('seconds');
    const seconds = input.number('seconds') ?? 0;
    if (seconds < 0 || seconds > longestAdvance)
      throw input.invalid('seconds', `must be between 0 and ${longestAdvance}`);
    trial.advance(seconds);
    return { now: new Date(account.clock.now()).toISOString() };
  },
  'POST connect': ({ trial }, input) => {
    const who = textsOf(input, ['username', 'commonName', 'deviceIp', 'deviceType']);
    return { connectionId: refusing(() => trial.connect(who)) };
  },
  'POST attempt': ({ trial }, input) => {
    const who = textsOf(input, ['username', 'commonName', 'deviceIp', 'deviceType', 'reason']);
    refusing(() => {
      trial.attempt(who);
    });
    return {};
  },
  'POST disconnect': ({ trial }, input) => {
    const connectionId = input.requiredText('connectionId');
    refusing(() => {
      trial.disconnect(connectionId);
    });
    return {};
  },
  'POST log-delay': ({ account }, input) => {
    input.requiredNumber('seconds');
    const seconds = input.integer('seconds', 0, longestLogDelay) ?? 0;
    const endpointId = input.text('endpointId');
    const { endpoints, logs } = account.region(homeRegion);
    if (endpointId !== undefined && !endpoints.has(endpointId))
      throw refusal(`No endpoint has the id "${endpointId}".`);
    logs.setDelay(seconds * 1000, endpointId);
    return { seconds, ...(endpointId !== undefined && { endpointId }) };
  },
  'POST confirm': ({ trial }, input) => {
    const topicArn = input.requiredText('topicArn');
    const email = input.requiredText('email');
    refusing(() => {
      trial.confirm(topicArn, email);
    });
    return {};
  },
  'GET faults': ({ faults }) => faults.list(),
  'POST faults': addFault,
  'DELETE faults': ({ faults }) => {
    faults.clear();
    return {};
  },
};

/** Responds to a control call. */
export function answerControl(request: WireRequest, controlled: Controlled): WireResponse {
  const name = request.path.slice(controlPath.length).split('?')[0] ?? '';
  const verb = verbs[`${request.method} ${name}`];
  if (!verb) {
    const known = Object.keys(verbs).join(', ');
    return json(404, { error: `There is no "${request.method} ${name}"; there are ${known}.` });
  }
  try {
    return json(200, verb(controlled, new Input(readBody(request.body), dialect, jsonEncoding)));
  } catch (error) {
    if (isAwsError(error)) return json(400, { error: error.message });
    throw error;
  }
}

function addFault({ faults }: Controlled, input: Input): unknown {
  input.requiredText('kind');
  const kind = input.word('kind', faultKinds) ?? 'throttle';
  const service = input.word('service', Object.keys(services) as ServiceName[]);
  const operation = input.text('operation');
  const times = input.integer('times', 1);
  const latencyMs = input.number('latencyMs');
  const rate = input.number('rate') ?? 1;
  if (rate < 0 || rate > 1) throw input.invalid('rate', 'must be between 0 and 1');
  if (latencyMs !== undefined && (latencyMs < 0 || latencyMs > 600_000))
    throw input.invalid('latencyMs', 'must be between 0 and 600000');
  faults.add({
    kind,
    rate,
    ...(service !== undefined && { service }),
    ...(operation !== undefined && { operation }),
    ...(times !== undefined && { times }),
    ...(latencyMs !== undefined && { latencyMs }),
  });
  return faults.list();
}

/** The endpoint and the given texts. */
function textsOf(input: Input, names: readonly string[]): { readonly endpointId: string } {
  const given = names.flatMap((name) => {
    const value = input.text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { endpointId: input.requiredText('endpointId'), ...Object.fromEntries(given) };
}

/** The trial's errors are sentences about an invalid id. */
function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function refusal(message: string): AwsError {
  return new AwsError('BadRequest', message);
}

function readBody(body: string): Readonly<Record<string, unknown>> {
  const params = body.trim() === '' ? {} : parseObject(body);
  if (params) return params;
  throw refusal('The body must be a JSON object.');
}

function json(status: number, value: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(value)}\n`,
  };
}
