/**
 * What a log alarm made of each connection: from the history of its contributors, and before that from
 * a replay of its query over the log.
 */
import { minuteMs } from '../../base/duration';
import { groupKey } from '../../logAlarms/contributors';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type {
  AlarmHistoryItem,
  ContributorAction,
  ContributorTransition,
} from '../../model/alarmHistory';
import type { AlarmState } from '../../model/alarm';
import type { LogAlarm } from '../../model/logAlarm';
import { mostInAlarm } from '../../logAlarms/logAlarmDecision';
import { runsFinding, type RunSchedule } from '../../replay/log/logRuns';
import type { MatchedEntries, MatchedEntry } from '../../replay/log/matchedEntries';
import type { LogReplay } from '../../replay/log/replayLogAlarm';
import { firstAtOrAfter } from '../../replay/sampleReader';
import type { AlarmVerdict, AuditedAlarm } from './auditedAlarm';
import { silentActions, spanAt } from './classify';
import { firingsOf, type Firing } from './firings';
import type { AlarmSpan } from './timeline';
import { bestVerdict, unloggedVerdict, type Verdict } from './verdict';

/** Delay of the query, of the evaluation and of the history. */
const settledMs = 2 * minuteMs;
/** A connection has at most a few entries that a query on connections matches. */
const mostEntries = 3;

/** CloudWatch's history of a log alarm, oldest first. */
export interface LogAlarmHistory {
  readonly items: readonly AlarmHistoryItem[];
  readonly contributors: readonly ContributorTransition[];
  readonly actions: readonly ContributorAction[];
}

/** Everything that is known about a log alarm. */
export interface LogAlarmFacts {
  readonly alarm: LogAlarm;
  readonly spans: readonly AlarmSpan<LogAlarm>[];
  /** Undefined if it cannot be read. */
  readonly history: LogAlarmHistory | undefined;
  readonly matched: MatchedEntries;
  /** A replay of the whole time; what it did since the first span from the history is ignored. */
  readonly replay: LogReplay;
  readonly schedule: RunSchedule;
  /** The connections that are in the log. */
  readonly logged: ReadonlySet<string>;
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** The alarm, to be asked about each connection. */
export function logAlarmVerdicts(facts: LogAlarmFacts): AuditedAlarm {
  const known = new KnownChanges(facts);
  const entries = new Map<string, MatchedEntry[]>();
  for (const entry of facts.matched.entries())
    if (entry.connectionId !== undefined) add(entries, entry.connectionId, entry);
  return {
    name: facts.alarm.name,
    firings: known.firings(),
    classify: (record) => {
      const own = entries.get(record.id);
      if (own)
        return bestVerdict(own.slice(0, mostEntries).map((entry) => known.classify(entry, record)));
      const span = spanAt(facts.spans, record.startedAt);
      if (span.kind === 'absent') return { verdict: { kind: 'noAlarm' } };
      return { verdict: unloggedVerdict(record, facts) };
    },
  };
}

interface Change {
  readonly at: number;
  readonly to: AlarmState;
}

/** The changes of an alarm and of its contributors, from both sources. */
class KnownChanges {
  private readonly isGrouped: boolean;
  private readonly changes = new Map<string, Change[]>();
  private readonly actions = new Map<string, ContributorAction[]>();
  private readonly untracked = new Map<string, number[]>();
  /** The runs that returned more contributors than CloudWatch evaluates, while no more can be in ALARM. */
  private readonly cut: readonly number[];
  private readonly failures: readonly Change[];

  constructor(private readonly facts: LogAlarmFacts) {
    const { matched, history, replay, spans } = facts;
    const { by } = matched.aggregation;
    this.isGrouped = by.length > 0;
    const readSince = spans.find((span) => span.kind === 'set' && span.source === 'history')?.from;
    const since = history ? (readSince ?? -Infinity) : Infinity;
    const keyOf = (attributes: Readonly<Record<string, string>>): string =>
      groupKey(by, (name) => attributes[name]);
    for (const { at, to, contributor } of replay.contributors)
      if (at < since) add(this.changes, contributor.key, { at, to });
    for (const { at, untracked } of replay.limited)
      for (const key of untracked) add(this.untracked, key, at);
    this.cut = replay.limited.flatMap(({ at, partial, untracked: over }) =>
      partial && over.length > 0 ? [at] : [],
    );
    for (const { at, to, contributor } of history?.contributors ?? [])
      add(this.changes, keyOf(contributor.attributes), { at, to });
    for (const action of history?.actions ?? [])
      add(this.actions, keyOf(action.contributor.attributes), action);
    const states = history?.items.filter((item) => item.kind === 'state') ?? [];
    this.failures = states;
    if (!this.isGrouped)
      this.changes.set('', [...replay.changes.filter(({ at }) => at < since), ...states]);
  }

  /** Of all contributors, or of the alarm if it has none. */
  firings(): readonly Firing[] {
    return [...this.changes.values()].flatMap(firingsOf).sort((a, b) => a.at - b.at);
  }

  classify(entry: MatchedEntry, record: ConnectionRecord): AlarmVerdict {
    const { spans, schedule, alarm, now } = this.facts;
    const earliest = Math.max(entry.at + schedule.endMs, entry.ingestedAt + schedule.logDelayMs);
    const span = spanAt(spans, earliest);
    if (span.kind === 'absent') return { verdict: { kind: 'noAlarm' } };
    if (span.kind === 'unknown') return { verdict: { kind: 'unknown', why: 'alarmUnknown' } };
    const { source } = span;
    const { key, attributes } = entry.contributor;
    const values = Object.values(attributes);
    const isNamed = [record.username, record.commonName].some(
      (name) => name !== undefined && values.includes(name),
    );
    const changes = this.changes.get(key) ?? [];
    // A single value stays in ALARM while an earlier one of the N runs has the entry.
    const runs = this.isGrouped ? 0 : alarm.resultsToEvaluate - 1;
    const latest = entry.at + schedule.startMs + runs * schedule.rateMs + settledMs;
    const first = firstAtOrAfter(changes, earliest);
    const change = changes
      .slice(first, first + 4)
      .find(({ at, to }) => to === 'ALARM' && at < latest);
    if (change) {
      const actions = this.actionsFor(key);
      const silent = silentActions(change.at, actions, span, now);
      const verdict: Verdict = silent
        ? { kind: 'actionsOff', at: change.at, actions: silent }
        : { kind: 'notified', at: change.at };
      return { verdict, source, isNamed, notification: key };
    }
    const before = changes[first - 1];
    return { verdict: this.notNotified(entry, before, { earliest, latest }, span), source };
  }

  private actionsFor(key: string): readonly { at: number; succeeded: boolean; error?: string }[] {
    if (this.isGrouped) return this.actions.get(key) ?? [];
    return this.facts.history?.items.filter((item) => item.kind === 'action') ?? [];
  }

  private notNotified(
    entry: MatchedEntry,
    before: Change | undefined,
    { earliest, latest }: { readonly earliest: number; readonly latest: number },
    span: AlarmSpan<LogAlarm> & { readonly kind: 'set' },
  ): Verdict {
    const { schedule, now, alarm } = this.facts;
    const { key } = entry.contributor;
    if (before?.to === 'ALARM') return { kind: 'alreadyInAlarm', since: before.at };
    if (!runsFinding(schedule, { ...entry, ingestedAt: entry.at }))
      return { kind: 'outsideWindows' };
    if (!runsFinding(schedule, entry)) return { kind: 'tooLate' };
    if (now < earliest + schedule.rateMs + settledMs) return { kind: 'unknown', why: 'pending' };
    const warmUp = alarm.warmUp?.minutes ?? 0;
    if (latest < span.from + warmUp * minuteMs) return { kind: 'unknown', why: 'warmUp' };
    const found = [...(this.untracked.get(key) ?? []), ...this.cut];
    if (found.some((at) => at >= earliest && at < latest))
      return { kind: 'overLimit', most: mostInAlarm };
    const state = this.failures[firstAtOrAfter(this.failures, latest) - 1];
    if (span.source === 'history' && state?.to === 'INSUFFICIENT_DATA' && state.at < latest)
      return { kind: 'queryFailed' };
    return { kind: 'notMet' };
  }
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
