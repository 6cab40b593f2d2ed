/** Reads the transitions of alarms between two polls. */
import {
  hiddenTransitionNames,
  historySlackMs,
  transitionRetentionMs,
  mergeTransitions,
} from '../cloudwatch/transitions';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import type { Part, ScopeSnapshot } from '../model/snapshot';
import { alarmsBefore, type AlarmsBefore } from './alarmsBefore';
import { unreadContributors } from './readContributors';
import { readHistories, unreadOf, type Histories } from './readHistories';
import type { RefreshRun } from './refreshRun';

/**
 * A state's timestamp moves with every transition, also if the state returned to its old value
 * between two polls. Only for those alarms the history is read.
 * @returns adds the transitions to the scope, and what of the histories is still to be read
 */
export async function readTransitions(
  refresh: RefreshRun,
  before: ScopeSnapshot | undefined,
  after: Part<readonly AnyAlarm[]>,
): Promise<(scope: ScopeSnapshot) => ScopeSnapshot> {
  const now = refresh.context.clock.now();
  const earlier = alarmsBefore(before, now);
  const alarms = after.kind === 'ready' ? after.value : [];
  const { items: more, unread: transitions } = earlier
    ? await readMore(refresh, { earlier, alarms, known: before?.transitions ?? [] })
    : { items: [], unread: {} };
  const contributors = earlier ? unreadContributors(earlier, alarms, now) : {};
  const unread = unreadOf({ transitions, contributors });
  // Transitions read now are new even if the machine's clock is a day ahead of AWS's.
  const retainedSince = Math.min(now - transitionRetentionMs, ...more.map(({ at }) => at));
  return (scope) => ({
    ...scope,
    transitions: mergeTransitions(scope.transitions, more, retainedSince),
    unread: after.kind === 'ready' ? unread : scope.unread,
  });
}

interface Poll {
  readonly earlier: AlarmsBefore;
  /** As they are now. */
  readonly alarms: readonly AnyAlarm[];
  readonly known: readonly Transition[];
}

async function readMore(
  refresh: RefreshRun,
  { earlier, alarms, known }: Poll,
): Promise<Histories<Transition>> {
  const { aws, signal, clock } = refresh.context;
  const unread = earlier.unread?.transitions ?? {};
  const read = earlier.value.map((alarm) => ({
    ...alarm,
    stateSince: unread[alarm.arn] ?? alarm.stateSince,
  }));
  const since = new Map(read.map(({ arn, stateSince }) => [arn, stateSince]));
  const hidden = new Set(hiddenTransitionNames(read, alarms));
  const due = alarms.flatMap(({ name, arn }) =>
    hidden.has(name) ? [{ name, arn, since: since.get(arn) ?? earlier.fetchedAt }] : [],
  );
  // AWS's newest timestamp, in case the machine's clock is behind it.
  const end = Math.max(clock.now(), ...alarms.map((alarm) => alarm.stateSince)) + historySlackMs;
  return readHistories(
    refresh,
    due,
    async ({ name, arn, since: last }) => {
      const range = { start: last + historySlackMs, end };
      const all = await aws.alarms.transitions(name, range, signal);
      return unread[arn] === undefined ? all : all.filter((one) => !isKnown(one, known));
    },
    ({ name }) => fromState(alarms, name),
  );
}

/** What was known from the state alone may have a slightly later time in the history. */
function isKnown({ alarmName, to, at }: Transition, known: readonly Transition[]): boolean {
  return known.some(
    (one) =>
      one.alarmName === alarmName && one.to === to && Math.abs(one.at - at) <= historySlackMs,
  );
}

/** Where the history cannot be read, the current state is still known. */
function fromState(alarms: readonly AnyAlarm[], name: string): readonly Transition[] {
  return alarms
    .filter((alarm) => alarm.name === name)
    .map(({ state, stateSince, stateReason }) => ({
      alarmName: name,
      at: stateSince,
      from: state === 'ALARM' ? 'OK' : 'ALARM',
      to: state,
      reason: stateReason,
    }));
}
