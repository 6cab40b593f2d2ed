/**
 * Whether a fix would make an alarm notify of what another alarm notifies of, so that each connection
 * sends two emails. Fixes that run one after the other change this: each asks again before its write.
 */
import { findAlarm } from '../../actions/write/find';
import { memoizeByObject } from '../../base/memoize';
import { isLogAlarm, isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import { succeeded, type ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import { canNotify, examine } from '../alarmHits';
import { isFullyCovered, sendSame } from '../duplicates';
import type { FindingFix } from '../finding';
import { alarmAfter } from '../fixedAlarm';
import { findings } from '../findings';
import { namingAlarms } from '../namedDuplicates';
import { subjectOf, type Subject } from '../subject';

/** A write of one alarm. */
export interface AlarmChange {
  readonly alarmName: string;
  /** The alarm as the write leaves it; undefined if it does not write this alarm. */
  readonly after: (alarm: AnyAlarm) => AnyAlarm | undefined;
}

/** Two alarms that notify of the same: the one that is written, and the other one. */
export interface Doubled {
  readonly alarm: AnyAlarm;
  readonly other: AnyAlarm;
}

/** What is notified twice by a write. */
export interface Doublings {
  /** The alarm that already notifies of the same, of everything if there is one. */
  readonly by: Doubled | undefined;
  /** The alarms on the number whose connections the written log alarm sends too, by name. */
  readonly numbers: readonly Doubled[];
}

/** The write of a fix; undefined if it writes no alarm. */
export function changeOf(fix: FindingFix): AlarmChange | undefined {
  const alarmName = nameOf(fix);
  return alarmName === undefined
    ? undefined
    : { alarmName, after: (alarm) => alarmAfter(fix, alarm) };
}

/**
 * The names of the alarms that may double what the written alarm notifies of: as they are, with their
 * actions enabled, or with a fix of their own.
 */
export function overlappingOf(
  { alarmName, after }: AlarmChange,
  scope: ScopeSnapshot,
): readonly string[] {
  const subject = subjectOf(scope);
  const alarm = allOf(subject).find(({ name }) => name === alarmName);
  const written = alarm && after(alarm);
  if (!subject || !written) return [];
  const enabled = { ...written, actionsEnabled: true };
  const others = foreseen(scope).filter(({ name }) => name !== alarmName);
  const same = [
    ...others.filter((other) => sendSame(enabled, other)),
    ...(isMetricAlarm(enabled)
      ? namingAlarms(enabled, logged(scope) ?? subject)
      : numbersNamedBy(enabled, others, subject)),
  ];
  return [...new Set(same.map(({ name }) => name))];
}

/**
 * What the write would double by now. The alarms concerned share an action with the written one, so the
 * alarms with its actions are read, whenever they were created: mostly one call, however many alarms the
 * region has.
 * @param scope what is known beside the alarms
 * @throws ExpectedError
 */
export async function doublingsOf(
  { alarmName, after }: AlarmChange,
  scope: ScopeSnapshot,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<Doublings> {
  const before = await findAlarm(aws, alarmName, signal);
  const alarm = before && after(before);
  if (!alarm) return { by: undefined, numbers: [] };
  const lists = await Promise.all(
    [...new Set(alarm.alarmActions)].map((arn) => aws.alarms.withAction(arn, signal)),
  );
  const byName = new Map(lists.flat().map((one) => [one.name, one]));
  byName.delete(alarmName);
  const others = [...byName.values()];
  const known = { ...scope, alarms: succeeded(others, aws.clock.now()) };
  const subject = subjectOf(scope) ?? subjectOf(known);
  if (!subject) return { by: undefined, numbers: [] };
  const same = others.filter(
    (other) => isSame(alarm, other, subject) && !isSame(before, other, subject),
  );
  const by = same.find((one) => isFullyCovered(alarm, one)) ?? same[0];
  const already = new Set(numbersNamedBy(before, others, subject));
  const numbers = numbersNamedBy(alarm, others, subject).filter((one) => !already.has(one));
  return { by: by && { alarm, other: by }, numbers: numbers.map((other) => ({ alarm, other })) };
}

/** The alarms on numbers that can notify, and whose connections the log alarm sends by name. */
function numbersNamedBy(
  alarm: AnyAlarm,
  others: readonly AnyAlarm[],
  subject: Subject,
): readonly AnyAlarm[] {
  if (!isLogAlarm(alarm)) return [];
  const alone = { ...subject, logAlarms: [alarm] };
  return others.filter(
    (other) =>
      isMetricAlarm(other) &&
      namingAlarms(other, alone).length > 0 &&
      canNotify(examine(other, subject).hits),
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
