/**
 * The shape of a published snapshot. The file may come from another program or a damaged disk, and
 * a snapshot of a different shape would make the views throw at each update.
 */
import type { Transition } from '../core/model/alarm';
import type { ContributorTransition } from '../core/model/alarmHistory';
import type { Elsewhere, SeenElsewhere, Watcher } from '../core/model/elsewhere';
import type { Connection, ConnectionState } from '../core/model/connection';
import type { ConnectionLogging, Endpoint, EndpointState } from '../core/model/endpoint';
import type { MuteRule } from '../core/model/muteRule';
import type { Identity, Scope } from '../core/model/scope';
import type { AlarmRule, ScopeSnapshot } from '../core/model/snapshot';
import type { Subscription, Topic } from '../core/model/topic';
import type { Discovery, PublishedScope } from '../core/ports/sharing';
import { alarm, alarmState, contributor, unreadHistory } from './alarmShape';
import { failure } from './failureShape';
import {
  fields,
  flag,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  text,
  time,
  tuple,
  variants,
  type Check,
} from './shape';

const texts = listOf(text);

const any: Check = () => true;

/** A part of a snapshot with a value of this shape. */
function partOf(value: Check): Check {
  return variants('kind', {
    waiting: any,
    ready: fields({ value, fetchedAt: time }),
    stale: fields({ value, fetchedAt: time, failure, failedAt: time }),
    failed: fields({ failure, failedAt: time }),
  });
}

const endpoint = fields<Endpoint>({
  id: text,
  name: optional(text),
  description: optional(text),
  state: oneOf<EndpointState>({
    'pending-associate': true,
    pending: true,
    available: true,
    deleting: true,
    deleted: true,
    unknown: true,
  }),
  createdAt: optional(time),
  dnsName: optional(text),
  clientCidr: optional(text),
  transport: optional(text),
  authentication: texts,
  splitTunnel: flag,
  sessionTimeoutHours: optional(number),
  disconnectsOnTimeout: optional(flag),
  logging: fields<ConnectionLogging>({
    enabled: flag,
    group: optional(text),
    stream: optional(text),
  }),
  tags: optional(recordOf(text)),
});

const transition = fields<Transition>({
  alarmName: text,
  at: time,
  from: alarmState,
  to: alarmState,
  reason: text,
});

const contributorTransition = fields<ContributorTransition>({
  alarmName: text,
  contributor: fields<ContributorTransition['contributor']>({
    id: text,
    attributes: recordOf(text),
  }),
  at: time,
  to: alarmState,
  reason: text,
});

const connection = fields<Connection>({
  id: text,
  endpointId: text,
  username: optional(text),
  commonName: optional(text),
  clientIp: optional(text),
  clientIpv6: optional(text),
  startedAt: optional(time),
  endedAt: optional(time),
  ingressBytes: number,
  egressBytes: number,
  ingressPackets: number,
  egressPackets: number,
  state: oneOf<ConnectionState>({
    active: true,
    'failed-to-terminate': true,
    terminating: true,
    terminated: true,
    unknown: true,
  }),
  posture: texts,
});

const topic = fields<Topic>({
  arn: text,
  displayName: optional(text),
  fifo: flag,
  kmsKeyId: optional(text),
  policy: optional(text),
  subscriptions: listOf(
    fields<Subscription>({ topicArn: text, protocol: text, endpoint: text, arn: optional(text) }),
  ),
});

const muteRule = fields<MuteRule>({
  name: text,
  arn: text,
  alarmNames: texts,
  active: flag,
  expression: text,
  duration: text,
  timeZone: text,
  updatedAt: time,
});

const alarmRule = fields<AlarmRule>({
  name: text,
  enabled: flag,
  alarmNames: texts,
  targetArns: texts,
});

const elsewhere = fields<Elsewhere>({
  seen: listOf(
    fields<SeenElsewhere>({
      accountId: text,
      endpointId: text,
      scope: text,
      there: oneOf({ yes: true, no: true, unknown: true }),
      name: optional(text),
    }),
  ),
  watchers: listOf(
    fields<Watcher>({
      scope: text,
      alarmName: text,
      state: alarmState,
      connections: flag,
      endpointIds: texts,
    }),
  ),
});

/** An item of each list that has lines of its own. */
export const itemShapes = {
  endpoints: endpoint,
  alarms: alarm,
  contributors: tuple(text, partOf(listOf(contributor))),
  transitions: transition,
  contributorTransitions: contributorTransition,
  connections: tuple(text, partOf(listOf(connection))),
  topics: tuple(text, partOf(topic)),
} as const;

const empty = listOf(() => false);

/** A published snapshot with empty lists. */
export const headShape = fields<PublishedScope>({
  at: time,
  discovery: optional(fields<Discovery>({ at: time, pages: number })),
  snapshot: fields<ScopeSnapshot>({
    scope: fields<Scope>({ profile: text, region: text }),
    identity: partOf(fields<Identity>({ accountId: text, arn: text, alias: optional(text) })),
    endpoints: partOf(empty),
    alarms: partOf(empty),
    contributors: optional(recordOf(() => false)),
    connections: recordOf(() => false),
    topics: recordOf(() => false),
    transitions: empty,
    contributorTransitions: optional(empty),
    unread: optional(unreadHistory),
    muteRules: optional(listOf(muteRule)),
    alarmRules: optional(listOf(alarmRule)),
    throttledUntil: optional(time),
    unencryptedHosts: optional(texts),
    elsewhere: optional(elsewhere),
    // Each window reads it itself.
    lastSeen: (value) => value === undefined,
  }),
});
