/**
 * Whether a fix would make an alarm notify of what another alarm notifies of, so that each connection
 * sends two emails. Fixes that run one after the other change this: each asks again before its write.
 */
import { findAlarm } from '../../actions/write/find';
import { memoizeByObject } from '../../base/memoize';
import { isLogAlarm, isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import { canNotify, examine } from '../alarmHits';
import { isFullyCovered, sendSame } from '../duplicates';
import type { FindingFix } from '../finding';
import { alarmAfter } from '../fixedAlarm';
import { findings } from '../findings';
import { namingAlarms } from '../namedDuplicates';
import { subjectOf, type Subject } from '../subject';

/** A fix that writes an alarm, and the alarms that may make it superfluous. */
export interface Doubling {
  readonly fix: FindingFix;
  readonly alarmName: string;
  /** Alarms that notify of the same as they are, with their actions enabled, or with a fix of their own. */
  readonly overlapping: readonly string[];
  /** What is known of the scope beside the alarms. */
  readonly subject: Subject;
}

/** Two alarms that notify of the same: the one in question, and the other one. */
export interface Doubled {
  readonly alarm: AnyAlarm;
  readonly other: AnyAlarm;
}

/** What must be checked before the fix; undefined if it writes no alarm. */
export function doublingOf(fix: FindingFix, scope: ScopeSnapshot): Doubling | undefined {
  const subject = subjectOf(scope);
  const alarmName = nameOf(fix);
  const alarm = allOf(subject).find(({ name }) => name === alarmName);
  const after = alarm && alarmAfter(fix, alarm);
  if (!subject || !after) return undefined;
  const enabled = { ...after, actionsEnabled: true };
  const same = [
    ...foreseen(scope).filter((other) => other.name !== after.name && sendSame(enabled, other)),
    ...(isMetricAlarm(enabled) ? namingAlarms(enabled, logged(scope) ?? subject) : []),
  ];
  const overlapping = [...new Set(same.map(({ name }) => name))];
  return { fix, alarmName: after.name, overlapping, subject };
}

/**
 * The fixed alarm, and the alarm that by now notifies of the same, of everything if there is one;
 * undefined if the fix doubles nothing. Such an alarm shares an action with it, so the alarms with its
 * actions are read, whenever they were created: mostly one call, however many alarms the region has.
 * @throws ExpectedError
 */
export async function doubledBy(
  { fix, alarmName, subject }: Omit<Doubling, 'overlapping'>,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<Doubled | undefined> {
  const before = await findAlarm(aws, alarmName, signal);
  const after = before && alarmAfter(fix, before);
  if (!after) return undefined;
  const lists = await Promise.all(
    [...new Set(after.alarmActions)].map((arn) => aws.alarms.withAction(arn, signal)),
  );
  const now = [...new Map(lists.flat().map((alarm) => [alarm.name, alarm])).values()];
  const same = now.filter(
    (other) =>
      other.name !== alarmName && isSame(after, other, subject) && !isSame(before, other, subject),
  );
  const other = same.find((one) => isFullyCovered(after, one)) ?? same[0];
  return other && { alarm: after, other };
}

/** The alarms on numbers whose connections the alarm of the fix would also send, by name. */
export function doubledByName(fix: FindingFix, scope: ScopeSnapshot): readonly Doubled[] {
  const subject = subjectOf(scope);
  const alarmName = nameOf(fix);
  const before = subject?.logAlarms.find(({ name }) => name === alarmName);
  const after = before && alarmAfter(fix, before);
  if (!subject || !after) return [];
  return subject.alarms.flatMap((number) =>
    isSame(number, after, subject) && !isSame(number, before, subject)
      ? [{ alarm: number, other: after }]
      : [],
  );
}

/**
 * Fixes of log alarms first: a log alarm names the user, so of an alarm on the number and a log alarm
 * the log alarm is the one to enable.
 */
export function inFixOrder<Item>(
  all: readonly Item[],
  scopeAndFix: (item: Item) => readonly [ScopeSnapshot | undefined, FindingFix | undefined],
): readonly Item[] {
  const isFirst = (item: Item): boolean => {
    const [scope, fix] = scopeAndFix(item);
    const names = scope && logAlarmNames(scope);
    return fix !== undefined && names?.has(nameOf(fix) ?? '') === true;
  };
  return [...all.filter(isFirst), ...all.filter((item) => !isFirst(item))];
}

const logAlarmNames = memoizeByObject(
  (scope: ScopeSnapshot): ReadonlySet<string> =>
    new Set(subjectOf(scope)?.logAlarms.map(({ name }) => name)),
);

function nameOf(fix: FindingFix): string | undefined {
  if (fix.kind === 'replaceAlarm') return fix.seen.name;
  return fix.kind === 'enableActions' ? fix.alarmName : undefined;
}

function allOf(subject: Subject | undefined): readonly AnyAlarm[] {
  return subject ? [...subject.alarms, ...subject.logAlarms] : [];
}

/** Every alarm with its actions enabled, and as each of its fixes would leave it. */
const foreseen = memoizeByObject((scope: ScopeSnapshot): readonly AnyAlarm[] => {
  const enabled = allOf(subjectOf(scope)).map((alarm) => ({ ...alarm, actionsEnabled: true }));
  const byName = new Map(enabled.map((alarm) => [alarm.name, alarm]));
  const fixed = findings(scope).flatMap(({ fix }): readonly AnyAlarm[] => {
    const alarm = fix?.kind === 'replaceAlarm' ? byName.get(fix.seen.name) : undefined;
    const after = fix && alarm && alarmAfter(fix, alarm);
    return after ? [{ ...after, actionsEnabled: true }] : [];
  });
  return [...enabled, ...fixed];
});

/** The subject with the actions of all log alarms enabled. */
const logged = memoizeByObject((scope: ScopeSnapshot): Subject | undefined => {
  const subject = subjectOf(scope);
  const logAlarms = foreseen(scope).filter((alarm) => isLogAlarm(alarm));
  return subject && { ...subject, logAlarms };
});

/** Whether the other alarm can notify, and notifies a topic of the alarm of the same, on its own or by name. */
function isSame(alarm: AnyAlarm, other: AnyAlarm, subject: Subject): boolean {
  if (sendSame(alarm, other)) return canNotify(examine(other, subject).hits);
  if (!isMetricAlarm(alarm) || !isLogAlarm(other)) return false;
  return namingAlarms(alarm, { ...subject, logAlarms: [other] }).length > 0;
}
