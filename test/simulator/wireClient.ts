/** Calls the simulator over the wire as a client would: Query forms and JSON, no SDK. */
import { XMLParser } from 'fast-xml-parser';
import type { WireResponse } from '../../src/core/ports/wire';
import { createSimulator, type ScenarioName, type Simulator } from '../../src/simulator';

/** A Monday, half past eight in the morning UTC, on a publishing mark. */
export const startMs = Date.parse('2026-11-23T08:30:00Z');

export const minute = 60_000;

/** A simulator whose clock does not advance. */
export function standing(scenario: ScenarioName = 'quiet', seed = 1): Simulator {
  return createSimulator({ scenario, seed, speed: 0, startMs });
}

const versions = {
  ec2: '2016-11-15',
  monitoring: '2010-08-01',
  sns: '2010-03-31',
  sts: '2011-06-15',
  iam: '2010-05-08',
};
export type SigningName = keyof typeof versions;

/** Sends a Query call. `region` goes into the credential scope. */
export function query(
  simulator: Simulator,
  service: SigningName,
  operation: string,
  params: Readonly<Record<string, string | number | boolean>> = {},
  region = simulator.region,
): Promise<WireResponse> {
  const texts = Object.entries(params).map(([name, value]) => [name, String(value)] as const);
  const form = Object.fromEntries([
    ['Action', operation],
    ['Version', versions[service]],
    ...texts,
  ]) as Record<string, string>;
  return simulator.handle({
    method: 'POST',
    path: '/',
    headers: {
      host: 'localhost',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=AKID/20261123/${region}/${service}/aws4_request, Signature=0`,
    },
    body: new URLSearchParams(form).toString(),
  });
}

/** Sends a CloudWatch JSON call. */
export function json(
  simulator: Simulator,
  operation: string,
  params: unknown = {},
): Promise<WireResponse> {
  return jsonCall(simulator, params, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `GraniteServiceVersion20100801.${operation}`,
    'x-amzn-query-mode': 'true',
  });
}

/** Sends a CloudWatch Logs call. */
export function logs(
  simulator: Simulator,
  operation: string,
  params: unknown = {},
): Promise<WireResponse> {
  return jsonCall(simulator, params, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `Logs_20140328.${operation}`,
  });
}

/** Sends an EventBridge call. */
export function events(
  simulator: Simulator,
  operation: string,
  params: unknown = {},
): Promise<WireResponse> {
  return jsonCall(simulator, params, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSEvents.${operation}`,
  });
}

function jsonCall(
  simulator: Simulator,
  params: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<WireResponse> {
  return simulator.handle({
    method: 'POST',
    path: '/',
    headers: { host: 'localhost', ...headers },
    body: JSON.stringify(params),
  });
}

/** Sends a control call. */
export function control(
  simulator: Simulator,
  method: string,
  name: string,
  body?: unknown,
): Promise<WireResponse> {
  return simulator.handle({
    method,
    path: `/_simulator/${name}`,
    headers: { host: 'localhost' },
    body: body === undefined ? '' : JSON.stringify(body),
  });
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'member' || name === 'entry',
});

/** A part of an answer, read without a schema; what is not there is undefined. */
export class Part {
  constructor(readonly value: unknown) {}

  at(...path: readonly (string | number)[]): Part {
    let value = this.value;
    for (const step of path) {
      const found = typeof value === 'object' && value !== null;
      value = found ? (value as Record<string | number, unknown>)[step] : undefined;
    }
    return new Part(value);
  }

  /** The parts of a list, or the members of that name in each of them. */
  list(member?: string): Part[] {
    if (!Array.isArray(this.value)) throw new Error(`No list: ${JSON.stringify(this.value)}`);
    const parts = this.value.map((one: unknown) => new Part(one));
    return member === undefined ? parts : parts.map((part) => part.at(member));
  }

  texts(member: string): string[] {
    return this.list(member).map((part) => part.text());
  }

  text(): string {
    if (typeof this.value !== 'string') throw new Error(`No text: ${JSON.stringify(this.value)}`);
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number') throw new Error(`No number: ${JSON.stringify(this.value)}`);
    return this.value;
  }

  /** The text taken apart as JSON. */
  json(): Part {
    return new Part(JSON.parse(this.text()));
  }
}

/** The parsed body of an XML answer, without its root. */
export function xml(response: WireResponse): Part {
  const document = new Part(parser.parse(response.body));
  const names = Object.keys(document.value as object);
  return document.at(names.find((name) => !name.startsWith('?')) ?? '');
}

/** The parsed body of a JSON answer; fails unless it is a success. */
export function parsed(response: WireResponse): Part {
  if (response.status !== 200) throw new Error(`${response.status}: ${response.body}`);
  return new Part(response.body).json();
}

/** Status, code and message of an error response, for every protocol. */
export function errorOf(response: WireResponse): { status: number; code: string; message: string } {
  const { status } = response;
  if (response.body.startsWith('{')) {
    const body = new Part(response.body).json();
    const code = response.headers['x-amzn-query-error']?.split(';')[0] ?? body.at('__type').text();
    return { status, code, message: body.at('message').text() };
  }
  const body = xml(response);
  const error =
    body.at('Errors').value === undefined ? body.at('Error') : body.at('Errors', 'Error');
  return { status, code: error.at('Code').text(), message: error.at('Message').text() };
}

/** The ids of the endpoints. */
export async function endpointIds(simulator: Simulator): Promise<string[]> {
  const answer = xml(await query(simulator, 'ec2', 'DescribeClientVpnEndpoints'));
  return answer.at('clientVpnEndpoint', 'item').texts('clientVpnEndpointId');
}

/** The connection alarm of an endpoint as PutMetricAlarm wants it. */
export function diffAlarm(endpointId: string, more: object = {}): Record<string, unknown> {
  return {
    AlarmName: 'connections',
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    Metrics: diffQueries(endpointId, 60),
    ...more,
  };
}

/** m1 and DIFF(m1). */
export function diffQueries(endpointId: string, period: number): object[] {
  return [
    { ...countQuery(endpointId, period), ReturnData: false },
    { Id: 'e1', Expression: 'DIFF(m1)', ReturnData: true },
  ];
}

/** ActiveConnectionsCount as `m1`. */
export function countQuery(endpointId: string, period: number): { Id: string; MetricStat: object } {
  const dimensions = [{ Name: 'Endpoint', Value: endpointId }];
  return {
    Id: 'm1',
    MetricStat: {
      Metric: {
        Namespace: 'AWS/ClientVPN',
        MetricName: 'ActiveConnectionsCount',
        Dimensions: dimensions,
      },
      Period: period,
      Stat: 'Maximum',
    },
  };
}

/** A topic with a confirmed e-mail subscription; its ARN. */
export async function confirmedTopic(
  simulator: Simulator,
  email = 'ops@example.com',
  name = 'alerts',
): Promise<string> {
  const answer = xml(await query(simulator, 'sns', 'CreateTopic', { Name: name }));
  const arn = answer.at('CreateTopicResult', 'TopicArn').text();
  await query(simulator, 'sns', 'Subscribe', { TopicArn: arn, Protocol: 'email', Endpoint: email });
  simulator.trial.confirm(arn, email);
  return arn;
}

/** The subjects of the mails that an alarm sent. */
export function alarmMails(simulator: Simulator): string[] {
  return simulator.trial
    .outbox()
    .filter(({ subject }) => subject.startsWith('ALARM'))
    .map(({ at }) => new Date(at).toISOString().slice(11, 16));
}
