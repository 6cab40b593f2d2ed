/**
 * An endpoint with connections, its publications, and an alarm that evaluates them: with the history
 * that CloudWatch would have written (by an evaluation every minute, without any code of the replay),
 * or without a history, so that the audit has to replay.
 */
import { evaluateAlarmAt } from '../../../src/core/cloudwatch/alarmEvaluation';
import { auditConnections, type Audit } from '../../../src/core/audit/verdicts/auditConnections';
import { riseAlarm } from '../../../src/core/audit/verdicts/auditedAlarm';
import { alarmTimeline } from '../../../src/core/audit/verdicts/timeline';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { defaultAssumptions } from '../../../src/core/cloudwatch/evaluation';
import type { Alarm, AlarmDefinition, AlarmState } from '../../../src/core/model/alarm';
import type { AlarmHistoryItem, StateItem } from '../../../src/core/model/alarmHistory';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { readerAt, start } from '../replay/publishedMetrics';

export const minute = 60_000;
export const topic = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';
export const endpointId = 'cvpn-endpoint-1';
export const seed = connectionAlarm({
  endpointId,
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: topic,
});

/** Someone is connected from one minute until another; without an end, for good. */
export type Stay = readonly [from: number, until?: number];

/** A day with connections; times in minutes after `start`. */
export interface Day {
  readonly stays: readonly Stay[];
  readonly alarms?: readonly AlarmDay[];
  /** Publications that were lost. */
  readonly lost?: readonly number[];
  /** How much later than a publication it can be read, in seconds. */
  readonly delaySeconds?: number;
  /** When the audit is made; 90 if left out. */
  readonly now?: number;
}

/** An alarm of that day. */
export interface AlarmDay {
  readonly definition?: AlarmDefinition;
  /** How it is known what it did. */
  readonly known?: 'history' | 'replay';
  readonly createdAt?: number;
  readonly deletedAt?: number;
  /** The outcomes of its actions; none if they are disabled. */
  readonly actions?: 'succeeded' | 'failed' | 'muted';
  /** Leaves StateReasonData out, as CloudWatch does where it would be too long. */
  readonly cut?: boolean;
}

/** A connection as the audit gets it. */
export function record([from, until]: Stay, index: number): ConnectionRecord {
  return {
    id: `cvpn-connection-${index}`,
    endpointId,
    username: `user${index}`,
    startedAt: start + from * minute,
    ...(until !== undefined && { endedAt: start + until * minute }),
    ingressBytes: 0,
    egressBytes: 0,
    ingressPackets: 0,
    egressPackets: 0,
    state: until === undefined ? 'active' : 'terminated',
    posture: [],
  };
}

/** What is published every five minutes from -30 on. */
export function samplesOf({ stays, lost = [], now = 90 }: Day): Sample[] {
  const minutes = Array.from({ length: 30 }, (_, i) => -30 + i * 5);
  return minutes
    .filter((at) => at < now && !lost.includes(at))
    .map((at) => ({
      at: start + at * minute,
      value: stays.filter(([from, until = Infinity]) => from <= at && at < until).length,
    }));
}

/** Audits everything that began since `start`. */
export function audited(day: Day): Audit {
  const { stays, alarms = [{}], now = 90 } = day;
  const samples = samplesOf(day);
  const nowMs = start + now * minute;
  const timelines = alarms.map((one) =>
    runToCompletion(
      alarmTimeline({
        alarm: alarmOf(one),
        endpointId,
        history: one.known === 'replay' ? undefined : historyOf(one, day, samples),
        samples,
        now: nowMs,
        assumptions: defaultAssumptions,
      }),
    ),
  );
  const range = { start, end: nowMs };
  return runToCompletion(
    auditConnections({
      range,
      records: stays.map(record),
      samples,
      alarms: timelines.map((one) => riseAlarm(one, nowMs)),
    }),
  );
}

function alarmOf({ definition = seed, createdAt }: AlarmDay): Alarm {
  const configuredAt = start + (createdAt ?? -1000) * minute;
  const arn = 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:diff';
  return { ...definition, arn, state: 'OK', stateReason: '', stateSince: start, configuredAt };
}

function historyOf(one: AlarmDay, day: Day, samples: readonly Sample[]): AlarmHistoryItem[] {
  const { definition = seed, createdAt = -Infinity, deletedAt = Infinity } = one;
  const configurations = (
    [
      [createdAt, 'created'],
      [deletedAt, 'deleted'],
    ] as const
  ).flatMap(([at, change]) =>
    Number.isFinite(at)
      ? [{ kind: 'configuration', alarmName: 'diff', at: start + at * minute, change } as const]
      : [],
  );
  const warmAt = createdAt + (definition.warmUp?.minutes ?? 0);
  const states = lived(definition, day, samples, warmAt)
    .filter(({ at }) => at >= start + createdAt * minute && at < start + deletedAt * minute)
    .map(({ reasonData, ...item }) => (one.cut === true ? item : { ...item, reasonData }));
  return [...configurations, ...states, ...actionsOf(one, states)].sort((a, b) => a.at - b.at);
}

/** Every change of state from minute -30 or the end of a warm-up on, by evaluating 20 seconds after each full minute. */
function lived(
  definition: AlarmDefinition,
  { delaySeconds = 0, now = 90 }: Day,
  samples: readonly Sample[],
  warmAt: number,
): (StateItem & { readonly reasonData: string })[] {
  const published = samples.map((sample) => ({
    ...sample,
    readableAt: sample.at + delaySeconds * 1000,
  }));
  const found: (StateItem & { readonly reasonData: string })[] = [];
  let from: AlarmState = definition.warmUp ? 'INSUFFICIENT_DATA' : 'OK';
  const begin = definition.warmUp ? warmAt : -30;
  for (let at = start + begin * minute + 20_000; at < start + now * minute; at += minute) {
    const evaluation = evaluateAlarmAt(definition, from, at, readerAt(published, at));
    const { state: to, reason, reasonData } = evaluation;
    const item = { kind: 'state', alarmName: 'diff', at, from, to, reason, reasonData } as const;
    if (to !== from) found.push(item);
    from = to;
  }
  return found;
}

function actionsOf(
  { definition = seed, actions = 'succeeded' }: AlarmDay,
  states: readonly StateItem[],
): AlarmHistoryItem[] {
  if (!definition.actionsEnabled || actions === 'muted') return [];
  const outcome =
    actions === 'failed' ? { succeeded: false, error: 'Topic gone' } : { succeeded: true };
  return states
    .filter(({ to }) => to === 'ALARM')
    .flatMap(({ at }) =>
      definition.alarmActions.map((actionArn) => ({
        kind: 'action',
        alarmName: 'diff',
        at: at + 300,
        actionArn,
        ...outcome,
      })),
    );
}
