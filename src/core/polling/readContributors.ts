/** Reads who is behind the log alarms in ALARM, and who came and went between two polls. */
import { minuteMs } from '../base/duration';
import { mergeContributorTransitions } from '../cloudwatch/contributorTransitions';
import { transitionRetentionMs } from '../cloudwatch/transitions';
import { groupedBy } from '../logAlarms/contributor';
import type { ContributorTransition } from '../model/alarmHistory';
import { isExpected } from '../model/errors';
import type { Seen, SeenAlarm, UnreadHistory } from '../model/lastSeen';
import { isLogAlarm, type AnyAlarm, type LogAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { AlarmsBefore } from './alarmsBefore';
import { readHistories, unreadOf } from './readHistories';
import type { RefreshRun } from './refreshRun';

/** Reads them. Other alarms have no contributors. */
export async function readContributors(refresh: RefreshRun): Promise<void> {
  const { aws, signal, clock } = refresh.context;
  const known = refresh.scope?.contributors ?? {};
  const alarms = (partValue(refresh.scope?.alarms) ?? []).filter((alarm) => isLogAlarm(alarm));
  const inAlarm = alarms.filter(({ state }) => state === 'ALARM');
  const due = inAlarm.map(({ name }) => name);
  const contributors = await refresh.readDue(known, { keep: [], due }, async (name) => {
    const read = await aws.alarms.contributors(name, signal).catch(noneOfDeleted);
    return refresh.reusing(known[name], read, ({ id }) => id);
  });
  const seen = inAlarm.flatMap((alarm) => eventsOf(alarm, contributors));
  const missed = await readMissed(refresh, alarms);
  const more = [...missed.items.filter(({ to }) => to === 'ALARM'), ...seen];
  // Events read now are new even if the machine's clock is a day ahead of AWS's.
  const retainedSince = Math.min(clock.now() - transitionRetentionMs, ...more.map(({ at }) => at));
  const earlier = refresh.scope?.contributorTransitions ?? [];
  const contributorTransitions = mergeContributorTransitions(earlier, more, retainedSince);
  const unread = withoutRead(refresh.scope?.unread, missed.read);
  if (contributors !== known || contributorTransitions !== earlier || refresh.scope?.unread)
    refresh.change((scope) => ({ ...scope, contributors, contributorTransitions, unread }));
}

/** The alarm was deleted since its state was read. */
function noneOfDeleted(error: unknown): [] {
  if (isExpected(error) && error.failure.kind === 'notFound') return [];
  throw error;
}

/** The entries into ALARM of the contributors that are in ALARM now. */
function eventsOf(
  { name: alarmName, stateSince }: LogAlarm,
  contributors: ScopeSnapshot['contributors'],
): readonly ContributorTransition[] {
  const part = contributors[alarmName];
  if (part?.kind !== 'ready') return [];
  return part.value.map(({ id, attributes, stateReason: reason, since: at = stateSince }) => ({
    alarmName,
    contributor: { id, attributes },
    at,
    to: 'ALARM',
    reason,
  }));
}

/** What is left to read. Another alarm may have been added meanwhile. */
function withoutRead(
  unread: UnreadHistory | undefined,
  read: ReadonlySet<string>,
): UnreadHistory | undefined {
  if (!unread) return undefined;
  const left = Object.entries(unread.contributors).filter(([arn]) => !read.has(arn));
  return unreadOf({ ...unread, contributors: Object.fromEntries(left) });
}

/**
 * Reads the histories that are to be read. While the alarms cannot be read, they stay to be read.
 * @returns the ARNs of the alarms whose histories need not be read any more, too
 */
async function readMissed(
  refresh: RefreshRun,
  alarms: readonly LogAlarm[],
): Promise<{
  readonly items: readonly ContributorTransition[];
  readonly read: ReadonlySet<string>;
}> {
  const { aws, signal, clock } = refresh.context;
  const { alarms: part, unread } = refresh.scope ?? {};
  if (part?.kind !== 'ready' || !unread) return { items: [], read: new Set() };
  const end = Math.max(clock.now(), ...alarms.map(({ stateSince }) => stateSince)) + minuteMs;
  const due = alarms.flatMap(({ name, arn }) => {
    const since = unread.contributors[arn];
    return since === undefined ? [] : [{ name, arn, since }];
  });
  const { items, unread: failed } = await readHistories(
    refresh,
    due,
    ({ name, since }) =>
      aws.alarms.contributorTransitions(name, { start: since - minuteMs, end }, signal),
    // The current contributors are known without the history.
    () => [],
  );
  const read = due.flatMap(({ arn }) => (Object.hasOwn(failed, arn) ? [] : [arn]));
  return { items, read: new Set(read) };
}

/**
 * A contributor stays in ALARM while its log entry is in the window of the query. Only after a longer
 * pause can one have come and gone unseen; then the history is to be read.
 * @param now ms since 1970
 * @returns by alarm ARN, since when, ms since 1970
 */
export function unreadContributors(
  earlier: AlarmsBefore,
  alarms: readonly AnyAlarm[],
  now: number,
): Readonly<Record<string, number>> {
  const unread = earlier.unread?.contributors ?? {};
  const pauseMs = earlier.fetchedAt > now ? Infinity : now - earlier.fetchedAt;
  const since = fetchedBy(earlier, now);
  const known = new Map(earlier.value.map((alarm) => [alarm.arn, alarm]));
  const due = alarms.flatMap((alarm) => {
    const before = known.get(alarm.arn);
    if (!before || !isLogAlarm(alarm) || !isGrouped(alarm)) return [];
    const start = unread[alarm.arn] ?? (mayHaveMissed(before, alarm, pauseMs) ? since : undefined);
    return start === undefined ? [] : [[alarm.arn, start] as const];
  });
  return Object.fromEntries(due);
}

/**
 * When the alarms were read, or a time before that. Where the clock was set back since, only AWS's own times
 * tell: it was after the last change of a state.
 */
function fetchedBy({ value, fetchedAt }: Seen<readonly SeenAlarm[]>, now: number): number {
  if (fetchedAt <= now) return fetchedAt;
  return Math.max(now - transitionRetentionMs, ...value.map(({ stateSince }) => stateSince));
}

function isGrouped({ query }: LogAlarm): boolean {
  return groupedBy(query.aggregation).length > 0;
}

function mayHaveMissed(
  earlier: Pick<SeenAlarm, 'state' | 'stateSince'>,
  { query, state, stateSince }: LogAlarm,
  pauseMs: number,
): boolean {
  const fired = earlier.state === 'ALARM' || state === 'ALARM' || earlier.stateSince !== stateSince;
  const windowMs = (query.startOffsetSeconds - query.endOffsetSeconds) * 1000;
  return fired && pauseMs > windowMs - minuteMs;
}
