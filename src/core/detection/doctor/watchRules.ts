/** Rules on what an alarm watches and on what becomes of its state: endpoint, data, actions. */
import type { Alarm } from '../../model/alarm';
import { clientVpnNamespace, endpointDimension } from '../definition';
import { isConnectionAlarm, watchedEndpoints } from '../watches';
import type { Hit, WatchDiagnosis } from './finding';
import type { RiseAlarm } from './riseAlarm';
import { isQuiet, type Subject } from './subject';

/** An alarm and, where it tells of new connections, how. */
export interface WatchedAlarm {
  readonly alarm: Alarm;
  readonly rise: RiseAlarm | undefined;
}

type WatchHit = Hit<WatchDiagnosis> | undefined;

/** Without data for an hour is long: twelve publications. In ms. */
const longMs = 60 * 60 * 1000;

/** All that is wrong with what the alarm watches or does. */
export function watchHits(
  { alarm, rise }: WatchedAlarm,
  subject: Subject,
): readonly Hit<WatchDiagnosis>[] {
  // What can have no data needs not be told that it has none.
  const where = wrongDimension(alarm, rise) ?? endpointGone(alarm, subject);
  return [
    where ?? noData(alarm, subject),
    actionsOff(alarm),
    muted(alarm, subject),
    noAction(alarm, rise),
  ].flatMap((hit) => hit ?? []);
}

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html */
function wrongDimension({ name, queries }: Alarm, rise: RiseAlarm | undefined): WatchHit {
  for (const { stat } of queries) {
    if (stat?.namespace !== clientVpnNamespace) continue;
    const names = Object.keys(stat.dimensions);
    if (names.length === 1 && names[0] === endpointDimension) continue;
    return {
      severity: 'error',
      diagnosis: { rule: 'wrongDimension', found: names.join(', ') },
      ...(rise && { fix: { kind: 'chooseEndpoint', alarmName: name } }),
    };
  }
  return undefined;
}

/** Where all that it watches is gone, nothing is left for the alarm to do. */
function endpointGone(alarm: Alarm, { endpoints }: Subject): WatchHit {
  if (!endpoints) return undefined;
  const watched = watchedEndpoints(alarm);
  const endpointIds = watched.filter((id) => {
    const state = endpoints.get(id)?.state;
    return state === undefined || state === 'deleting' || state === 'deleted';
  });
  if (endpointIds.length === 0) return undefined;
  const all = endpointIds.length === watched.length;
  return {
    severity: all ? 'error' : 'warning',
    diagnosis: { rule: 'endpointGone', endpointIds },
    ...(all && { fix: { kind: 'deleteAlarm', alarmName: alarm.name } }),
  };
}

/** Of alarms on the number of connections only: counters of rare things are quiet for days. */
function noData(alarm: Alarm, subject: Subject): WatchHit {
  if (alarm.state !== 'INSUFFICIENT_DATA' || !isConnectionAlarm(alarm)) return undefined;
  const configuredAt = alarm.configuredAt ?? -Infinity;
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
  const warmAt = configuredAt + (alarm.warmUp?.minutes ?? 0) * 60_000;
  const since = Math.max(alarm.stateSince, warmAt);
  const patienceMs = Math.max(longMs, 3 * alarm.evaluationPeriods * alarm.periodSeconds * 1000);
  if (!(subject.asOf - since > patienceMs)) return undefined;
  const quiet = isQuiet(subject, watchedEndpoints(alarm));
  return { severity: quiet ? 'info' : 'warning', diagnosis: { rule: 'noData', since, quiet } };
}

function actionsOff(alarm: Alarm): WatchHit {
  if (alarm.actionsEnabled || !isConnectionAlarm(alarm)) return undefined;
  return {
    severity: 'warning',
    diagnosis: { rule: 'actionsOff' },
    fix: { kind: 'enableActions', alarmName: alarm.name },
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html */
function muted(alarm: Alarm, { mutesOf }: Subject): WatchHit {
  if (!alarm.actionsEnabled || !isConnectionAlarm(alarm)) return undefined;
  const rules = mutesOf(alarm.name);
  if (rules.length === 0) return undefined;
  const now = rules.filter(({ active }) => active);
  return now.length > 0
    ? { severity: 'warning', diagnosis: { rule: 'muted', by: now, active: true } }
    : { severity: 'info', diagnosis: { rule: 'muted', by: rules, active: false } };
}

/** An alarm on the count may be part of a composite one, which tells in its place. */
function noAction(alarm: Alarm, rise: RiseAlarm | undefined): WatchHit {
  if (alarm.alarmActions.length > 0 || !isConnectionAlarm(alarm)) return undefined;
  return {
    severity: rise ? 'warning' : 'info',
    diagnosis: { rule: 'noAction' },
    fix: { kind: 'chooseTopic', alarmNames: [alarm.name] },
  };
}
