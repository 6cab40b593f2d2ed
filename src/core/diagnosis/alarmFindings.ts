/** All findings about the alarms of a scope, each with a fix if one is possible. */
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { CooperativeTask } from '../base/cooperativeTask';
import { insightsOf } from '../watching/alarmInsights';
import { endpointsOf, namedEndpoints } from '../watching/watches';
import { canNotify, examine, type Examined } from './alarmHits';
import { onlyActions, EquivalentAlarms } from './duplicates';
import type { Diagnosis, Finding, FindingFix, Hit } from './finding';
import { alarmAfter } from './fixedAlarm';
import { namedDuplicate, namingAlarms } from './namedDuplicates';
import type { Subject } from './subject';

/**
 * In the order of the alarms, log alarms last; for each alarm, faults in what it watches, then settings, then
 * duplicates.
 */
export function* alarmFindings(subject: Subject): CooperativeTask<readonly Finding[]> {
  const examined = new Map<string, Examined>();
  const equivalents = new EquivalentAlarms(({ name }) => canNotify(examined.get(name)?.hits ?? []));
  for (const alarm of [...subject.alarms, ...subject.logAlarms]) {
    yield;
    const one = examine(alarm, subject);
    examined.set(alarm.name, one);
    equivalents.add(one);
  }
  const doubles = yield* doublesOf(examined, equivalents);
  const found: Finding[] = [];
  for (const one of examined.values()) {
    yield;
    const { alarm } = one;
    const named = isLogAlarm(alarm) ? undefined : namedDuplicate(alarm, subject);
    found.push(...findingsOf(one, doubles.get(alarm.name) ?? named, equivalents, subject));
  }
  return found;
}

function findingsOf(
  one: Examined,
  double: Hit | undefined,
  equivalents: EquivalentAlarms,
  subject: Subject,
): readonly Finding[] {
  const { alarm, hits } = one;
  return [...hits, ...(double ? [double] : [])].map((hit) => {
    const fix = hit.fix
      ? instead(hit.fix, alarm, equivalents, subject)
      : fixOf(hit.diagnosis, one, equivalents);
    return findingOf(alarm, fix ? { ...hit, fix } : hit, subject);
  });
}

/**
 * Of two equivalent alarms, reports the one with more faults, or else the newer one. It is deleted only
 * if the other one can notify.
 */
function* doublesOf(
  examined: ReadonlyMap<string, Examined>,
  equivalents: EquivalentAlarms,
): CooperativeTask<ReadonlyMap<string, Hit>> {
  const rank = ({ name }: AnyAlarm): number => examined.get(name)?.hits.length ?? 0;
  const pairs = yield* equivalents.pairs(
    (a, b) =>
      Number(equivalents.mayStay(b)) - Number(equivalents.mayStay(a)) ||
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
        ...(equivalents.mayStay(stays) && { fix: deletionOf(goes, stays) }),
      },
    ]),
  );
}

/** If another alarm already notifies of what the fixed alarm would, the fix would double every email. */
function instead(
  fix: FindingFix,
  alarm: AnyAlarm,
  equivalents: EquivalentAlarms,
  subject: Subject,
): FindingFix {
  const after = alarmAfter(fix, alarm);
  if (!after) return fix;
  const named = isLogAlarm(after) ? undefined : namingAlarms(after, subject)[0];
  const stays = equivalents.of(after) ?? named;
  const before =
    equivalents.of(alarm) ?? (isLogAlarm(alarm) ? undefined : namingAlarms(alarm, subject)[0]);
  return stays && !before ? deletionOf(alarm, stays) : fix;
}

function deletionOf(alarm: AnyAlarm, stays: AnyAlarm): FindingFix {
  return { kind: 'deleteAlarm', alarmName: alarm.name, seen: alarm, stays };
}

/** The fix for an alarm's settings; undefined if the user must decide more than yes or no. */
function fixOf(
  { rule }: Diagnosis,
  { alarm, rise }: Examined,
  equivalents: EquivalentAlarms,
): FindingFix | undefined {
  if (!rise || isLogAlarm(alarm) || !replaceable.has(rule)) return undefined;
  if (rule === 'doubleMails')
    return { kind: 'replaceAlarm', seen: alarm, change: 'withoutOkMails' };
  const [endpoint, ...others] = namedEndpoints(alarm);
  if (!endpoint || others.length > 0 || insightsOf(alarm).length > 0) return undefined;
  const stays = equivalents.ofFixed(alarm, endpoint);
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
