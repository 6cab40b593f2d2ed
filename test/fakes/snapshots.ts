/** Builders of the model's data for tests: each makes something ordinary, to be changed where it matters. */
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { Failure } from '../../src/core/model/errors';
import { connectionLogAlarm } from '../../src/core/logAlarms/connectionLogAlarm';
import type { Alarm, Transition } from '../../src/core/model/alarm';
import type { ContributorTransition } from '../../src/core/model/alarmHistory';
import type { AlarmContributor, AnyAlarm, LogAlarm } from '../../src/core/model/logAlarm';
import type { Connection } from '../../src/core/model/connection';
import type { Endpoint } from '../../src/core/model/endpoint';
import type { Scope } from '../../src/core/model/scope';
import {
  failed,
  newScopeSnapshot,
  succeeded,
  type Part,
  type ScopeSnapshot,
  type Snapshot,
} from '../../src/core/model/snapshot';
import type { Subscription, Topic } from '../../src/core/model/topic';

/** 2026-11-05 10:05 UTC. */
export const testNow = Date.UTC(2026, 10, 5, 10, 5);

/** A time of that day, ms since 1970. */
export function at(hours: number, minutes = 0): number {
  return Date.UTC(2026, 10, 5, hours, minutes);
}

export const testScope: Scope = { profile: 'corp', region: 'ap-northeast-1' };
export const testAccount = '123456789012';

/** The ARN of a topic of the test scope. */
export function topicArn(name = 'vpn', region = testScope.region): string {
  return `arn:aws:sns:${region}:${testAccount}:${name}`;
}

/** An available endpoint. */
export function testEndpoint(changes: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 'cvpn-endpoint-1',
    name: 'corp-vpn',
    state: 'available',
    createdAt: Date.UTC(2025, 2, 1),
    dnsName: '*.cvpn-endpoint-1.prod.clientvpn.ap-northeast-1.amazonaws.com',
    clientCidr: '10.8.0.0/22',
    transport: 'udp',
    authentication: ['certificate-authentication'],
    splitTunnel: true,
    sessionTimeoutHours: 24,
    logging: { enabled: false },
    ...changes,
  };
}

/** The connection alarm of an endpoint, in OK since nine o'clock. */
export function testAlarm(endpointId = 'cvpn-endpoint-1', changes: Partial<Alarm> = {}): Alarm {
  const name = changes.name ?? `client-vpn-watch-${endpointId}`;
  return {
    ...connectionAlarm({ endpointId, endpointLabel: endpointId, name, topicArn: topicArn() }),
    arn: `arn:aws:cloudwatch:${testScope.region}:${testAccount}:alarm:${name}`,
    state: 'OK',
    stateReason: 'no datapoints were received for 1 period and 1 missing datapoint',
    stateSince: at(9),
    ...changes,
  };
}

/** The log group of the test endpoints that have a connection log. */
export const testLogGroup = '/client-vpn/corp';

/** The log alarm on the connections of an endpoint, in OK since nine o'clock. */
export function testLogAlarm(
  endpointId = 'cvpn-endpoint-1',
  changes: Partial<LogAlarm> = {},
): LogAlarm {
  const name = changes.name ?? `client-vpn-watch-${endpointId}-connections`;
  const roleArn = `arn:aws:iam::${testAccount}:role/vpn-query`;
  const input = { endpointId, endpointLabel: endpointId, name, logGroup: testLogGroup, roleArn };
  return {
    ...connectionLogAlarm({ kind: 'connections', ...input, topicArns: [topicArn()] }),
    arn: `arn:aws:cloudwatch:${testScope.region}:${testAccount}:alarm:${name}`,
    state: 'OK',
    stateReason: '1 out of the last 1 query result was missing and treated as [NonBreaching].',
    stateSince: at(9),
    ...changes,
  };
}

/** A contributor of that alarm, in ALARM since two minutes past ten. */
export function testContributor(
  username = 'hana',
  changes: Partial<AlarmContributor> = {},
): AlarmContributor {
  return {
    id: `contributor-${username}`,
    attributes: {
      connection_id: `cvpn-connection-${username}`,
      username,
      common_name: `${username}.corp`,
      device_ip: '203.0.113.7',
    },
    stateReason: 'Threshold Crossed: 1 out of the last 1 query results',
    since: at(10, 2),
    ...changes,
  };
}

/** That contributor entered ALARM. */
export function testContributorTransition(
  username = 'hana',
  changes: Partial<ContributorTransition> = {},
): ContributorTransition {
  const { id, attributes, stateReason: reason } = testContributor(username);
  const contributor = { id, attributes };
  const { name: alarmName } = testLogAlarm();
  return { alarmName, contributor, at: at(10, 2), to: 'ALARM', reason, ...changes };
}

/** An open connection since half past nine. */
export function testConnection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'cvpn-connection-1',
    endpointId: 'cvpn-endpoint-1',
    username: 'hana',
    clientIp: '10.8.0.5',
    startedAt: at(9, 30),
    ingressBytes: 1_200_000,
    egressBytes: 512,
    ingressPackets: 10,
    egressPackets: 10,
    state: 'active',
    posture: [],
    ...changes,
  };
}

/** A confirmed e-mail subscription. */
export function testSubscription(changes: Partial<Subscription> = {}): Subscription {
  const arn = `${topicArn()}:0c0ffee0`;
  return { topicArn: topicArn(), protocol: 'email', endpoint: 'ops@example.com', arn, ...changes };
}

/** The same while its owner has not confirmed it. */
export function pendingSubscription(endpoint = 'new@example.com'): Subscription {
  return { topicArn: topicArn(), protocol: 'email', endpoint };
}

/** A topic with one confirmed subscription, and SNS's default policy widened to CloudWatch. */
export function testTopic(changes: Partial<Topic> = {}): Topic {
  const policy = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'SNS:Publish',
        Resource: changes.arn ?? topicArn(),
      },
    ],
  };
  return {
    arn: topicArn(),
    fifo: false,
    policy: JSON.stringify(policy),
    subscriptions: [testSubscription()],
    ...changes,
  };
}

/** A transition to ALARM. */
export function testTransition(changes: Partial<Transition> = {}): Transition {
  return {
    alarmName: 'client-vpn-watch-cvpn-endpoint-1',
    at: at(10, 2),
    from: 'OK',
    to: 'ALARM',
    reason: 'Threshold Crossed: 1 out of the last 1 datapoints [1.0] was greater than or equal to',
    ...changes,
  };
}

/** Fetched at the test's now. */
export function fresh<T>(value: T): Part<T> {
  return succeeded(value, testNow);
}

/** Fetched at ten, failed since. */
export function stale<T>(value: T, failure: Failure): Part<T> {
  return failed(succeeded(value, at(10)), failure, testNow);
}

/** Never had. */
export function missing<T>(failure: Failure): Part<T> {
  return failed<T>(undefined, failure, testNow);
}

/** What a scope holds, fresh; the rest of it is as if AWS had answered with nothing. */
export interface ScopeContents {
  readonly scope?: Scope;
  readonly endpoints?: readonly Endpoint[];
  readonly alarms?: readonly AnyAlarm[];
  readonly connections?: readonly Connection[];
  readonly topics?: readonly Topic[];
  readonly transitions?: readonly Transition[];
  readonly contributorTransitions?: readonly ContributorTransition[];
}

/** A scope of which everything has been read. @param parts what differs from that */
export function testScopeSnapshot(
  contents: ScopeContents = {},
  parts: Partial<ScopeSnapshot> = {},
): ScopeSnapshot {
  const { scope = testScope, endpoints = [], connections = [], topics = [] } = contents;
  const identity = { accountId: testAccount, arn: `arn:aws:iam::${testAccount}:user/hana` };
  const own = (id: string): readonly Connection[] => connections.filter((c) => c.endpointId === id);
  return {
    ...newScopeSnapshot(scope),
    identity: fresh(identity),
    endpoints: fresh(endpoints),
    alarms: fresh(contents.alarms ?? []),
    connections: Object.fromEntries(endpoints.map(({ id }) => [id, fresh(own(id))])),
    topics: Object.fromEntries(topics.map((topic) => [topic.arn, fresh(topic)])),
    transitions: contents.transitions ?? [],
    contributorTransitions: contents.contributorTransitions ?? [],
    ...parts,
  };
}

/** A snapshot of these scopes. */
export function testSnapshot(...scopes: readonly ScopeSnapshot[]): Snapshot {
  return { scopes };
}
