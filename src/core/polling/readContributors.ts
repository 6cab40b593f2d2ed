/** Reads who is behind the log alarms in ALARM, and who came and went between two polls. */
import { minuteMs } from '../base/duration';
import { mergeContributorTransitions } from '../cloudwatch/contributorTransitions';
import { transitionRetentionMs } from '../cloudwatch/transitions';
import { groupedBy } from '../logAlarms/contributor';
import type { ContributorTransition } from '../model/alarmHistory';
import { isExpected } from '../model/errors';
import type { Seen, SeenAlarm } from '../model/lastSeen';
import { isLogAlarm, type LogAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { alarmsBefore } from './alarmsBefore';
import type { RefreshRun } from './refreshRun';

/**
 * Reads them. Other alarms have no contributors.
 * @param before the scope before this refresh
 */
export async function readContributors(
  refresh: RefreshRun,
  before: ScopeSnapshot | undefined,
): Promise<void> {
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
  const more = [...(await readMissed(refresh, before, alarms)), ...seen];
  // Events read now are new even if the machine's clock is a day ahead of AWS's.
  const retainedSince = Math.min(clock.now() - transitionRetentionMs, ...more.map(({ at }) => at));
  const earlier = refresh.scope?.contributorTransitions ?? [];
  const contributorTransitions = mergeContributorTransitions(earlier, more, retainedSince);
  if (contributors !== known || contributorTransitions !== earlier)
    refresh.change((scope) => ({ ...scope, contributors, contributorTransitions }));
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

/**
 * A contributor stays in ALARM while its log entry is in the window of the query. Only after a longer
 * pause can one have come and gone unseen; then the history is read.
 */
async function readMissed(
  refresh: RefreshRun,
  before: ScopeSnapshot | undefined,
  alarms: readonly LogAlarm[],
): Promise<readonly ContributorTransition[]> {
  const { aws, signal, clock } = refresh.context;
  const known = alarmsBefore(before, clock.now());
  if (!known || refresh.scope?.alarms.kind !== 'ready') return [];
  const now = clock.now();
  const pauseMs = known.fetchedAt > now ? Infinity : now - known.fetchedAt;
  const missing = alarms.filter((alarm) => {
    const earlier = known.value.find(({ arn }) => arn === alarm.arn);
    return earlier && isGrouped(alarm) && mayHaveMissed(earlier, alarm, pauseMs);
  });
  const start = fetchedBy(known, now) - minuteMs;
  const end = Math.max(now, ...alarms.map(({ stateSince }) => stateSince)) + minuteMs;
  const read = await refresh.each(missing, ({ name }) =>
    aws.alarms.contributorTransitions(name, { start, end }, signal).catch(nothingIfExpected),
  );
  return read.flat().filter(({ to }) => to === 'ALARM');
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

/** The current contributors are known without the history. */
function nothingIfExpected(error: unknown): [] {
  if (isExpected(error)) return [];
  throw error;
}
