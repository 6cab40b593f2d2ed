/** All findings about the alarms of a scope, each with a fix if one is possible. */
import type { Alarm } from '../model/alarm';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import { memoizeByObject } from '../base/memoize';
import type { CooperativeTask } from '../base/cooperativeTask';
import { insightsOf } from '../watching/alarmInsights';
import { endpointsOf, namedEndpoints } from '../watching/watches';
import { onlyActions, Twins } from './duplicates';
import type { Diagnosis, Finding, FindingFix, Hit } from './finding';
import { alarmAfter } from './fixedAlarm';
import { riseAlarm, type RiseAlarm } from './riseAlarm';
import { replayHits } from './replayRule';
import { logHits } from './logRules';
import { namedDuplicate, namersOf } from './namedDuplicates';
import { shapeHits } from './shapeRules';
import type { Subject } from './subject';
import { logAlarmHits, watchHits } from './watchRules';

/** The hits for one alarm. */
interface Examined {
  readonly alarm: Alarm;
  readonly rise: RiseAlarm | undefined;
  readonly hits: readonly Hit[];
}

/**
 * In the order of the alarms, log alarms last; for each alarm, faults in what it watches, then settings, then
 * duplicates.
 */
export function* alarmFindings(subject: Subject): CooperativeTask<readonly Finding[]> {
  const examined: Examined[] = [];
  const twins = new Twins();
  for (const alarm of subject.alarms) {
    yield;
    const one = examine(alarm, subject);
    examined.push(one);
    twins.add(one);
  }
  const logged = subject.logAlarms.map((alarm) => ({
    alarm,
    hits: [...logAlarmHits(alarm, subject), ...logHits(alarm, subject)],
  }));
  for (const { alarm } of logged) twins.add({ alarm, rise: undefined });
  const doubles = yield* doublesOf([...examined, ...logged], twins);
  const found: Finding[] = [];
  for (const one of examined) {
    yield;
    const double = doubles.get(one.alarm.name) ?? namedDuplicate(one.alarm, subject);
    found.push(...findingsOf(one, double, twins, subject));
  }
  for (const { alarm, hits } of logged) {
    yield;
    const double = doubles.get(alarm.name);
    const all = [...hits, ...(double ? [double] : [])];
    found.push(
      ...all.map((hit) => {
        const fix = hit.fix && instead(hit.fix, alarm, twins, subject);
        return findingOf(alarm, fix ? { ...hit, fix } : hit, subject);
      }),
    );
  }
  return found;
}

function findingsOf(
  one: Examined,
  double: Hit | undefined,
  twins: Twins,
  subject: Subject,
): readonly Finding[] {
  const { alarm, hits } = one;
  return [...hits, ...(double ? [double] : [])].map((hit) => {
    const fix = hit.fix
      ? instead(hit.fix, alarm, twins, subject)
      : fixOf(hit.diagnosis, one, twins);
    return findingOf(alarm, fix ? { ...hit, fix } : hit, subject);
  });
}

/** Memoized: these hits depend on the alarm's definition alone. */
const setUp = memoizeByObject((alarm: Alarm) => {
  const rise = riseAlarm(alarm);
  return { rise, hits: [...(rise ? shapeHits(rise) : []), ...replayHits(alarm)] };
});

function examine(alarm: Alarm, subject: Subject): Examined {
  const { rise, hits } = setUp(alarm);
  const watch = watchHits({ alarm, rise }, subject);
  // An alarm on deleted endpoints needs no better settings.
  const idle = watch.some(({ diagnosis: { rule } }) => rule === 'endpointGone');
  return { alarm, rise, hits: idle ? watch : [...watch, ...logHits(alarm, subject), ...hits] };
}

/** Of two equivalent alarms, reports the one with more faults, or else the newer one. */
function* doublesOf(
  examined: readonly { readonly alarm: AnyAlarm; readonly hits: readonly Hit[] }[],
  twins: Twins,
): CooperativeTask<ReadonlyMap<string, Hit>> {
  const faults = new Map(examined.map(({ alarm, hits }) => [alarm.name, hits.length]));
  const rank = ({ name }: AnyAlarm): number => faults.get(name) ?? 0;
  const pairs = yield* twins.pairs(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.configuredAt ?? 0) - (b.configuredAt ?? 0) ||
      (a.name < b.name ? -1 : 1),
  );
  return new Map(
    pairs.map(([goes, stays]) => [
      goes.name,
      {
        severity: 'warning',
        diagnosis: { rule: 'duplicate', other: stays.name, only: onlyActions(goes, stays) },
        fix: deletionOf(goes, stays),
      },
    ]),
  );
}

/** If another alarm already notifies of what the fixed alarm would, the fix would double every email. */
function instead(fix: FindingFix, alarm: AnyAlarm, twins: Twins, subject: Subject): FindingFix {
  const after = alarmAfter(fix, alarm);
  if (!after) return fix;
  const named = isLogAlarm(after) ? undefined : namersOf(after, subject)[0];
  const stays = twins.of(after) ?? named;
  const before = twins.of(alarm) ?? (isLogAlarm(alarm) ? undefined : namersOf(alarm, subject)[0]);
  return stays && !before ? deletionOf(alarm, stays) : fix;
}

function deletionOf(alarm: AnyAlarm, stays: AnyAlarm): FindingFix {
  return { kind: 'deleteAlarm', alarmName: alarm.name, seen: alarm, stays };
}

/** The fix for an alarm's settings; undefined if the user must decide more than yes or no. */
function fixOf(
  { rule }: Diagnosis,
  { alarm, rise }: Examined,
  twins: Twins,
): FindingFix | undefined {
  if (!rise || !replaceable.has(rule)) return undefined;
  if (rule === 'doubleMails')
    return { kind: 'replaceAlarm', seen: alarm, change: 'withoutOkMails' };
  const [endpoint, ...others] = namedEndpoints(alarm);
  if (!endpoint || others.length > 0 || insightsOf(alarm).length > 0) return undefined;
  const stays = twins.ofFixed(alarm, endpoint);
  return stays
    ? deletionOf(alarm, stays)
    : { kind: 'replaceAlarm', seen: alarm, change: 'default' };
}

/** Rules whose fault the default definition corrects. */
const replaceable: ReadonlySet<Diagnosis['rule']> = new Set([
  'staysInAlarm',
  'highResolution',
  'wrongStatistic',
  'needsSeveral',
  'firesWithoutRise',
  'wrongComparison',
  'missesSmallRises',
  'perSecond',
  'riseNotWatched',
  'fillsInput',
  'fillsResult',
  'missingData',
  'doubleMails',
]);

function findingOf(alarm: AnyAlarm, hit: Hit, { scopeId, endpoints }: Subject): Finding {
  const endpointIds = endpointsOf(alarm, endpoints?.values() ?? []);
  return {
    id: `${hit.diagnosis.rule} alarm ${alarm.name}`,
    scope: scopeId,
    target: { kind: 'alarm', alarmName: alarm.name, endpointIds },
    ...hit,
  };
}
