/**
 * One refresh of one scope: the fewest calls that bring its snapshot up to date. A part that fails
 * keeps its good data and is marked stale; the other parts go on.
 */
import { hiddenTransitionNames, mergeTransitions } from '../detection/transitions';
import { isExpected, type Failure } from '../errors';
import type { Interest } from '../interest';
import { keepSame, keepSameItems } from '../keepSame';
import type { Alarm } from '../model/alarm';
import { scopeId } from '../model/scope';
import { failed, partValue, succeeded, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../ports/clock';
import type { Pace } from '../ports/pace';
import { inSlices } from '../steps';
import type { Store } from '../store';
import { keepingAlias } from './accountAliases';
import type { AlarmDirectory } from './alarmDirectory';
import { connectionsToRead } from './connectionsToRead';
import { eachLimited } from './eachLimited';
import { topicsToRead } from './topicsToRead';

/** Transitions older than this leave the snapshot: a day, in ms. */
export const keepTransitionsMs = 24 * 60 * 60 * 1000;
/**
 * A history item may be stamped a little later than the state that it tells of; what was known at
 * the last poll must not come back as news. In ms, far below the minute between two evaluations.
 */
const historySlackMs = 1000;
/** EC2 and SNS calls under way at once, in one scope. */
const parallel = 4;

/** What a refresh needs. */
export interface RefreshContext {
  readonly aws: ScopeAws;
  /** The scope's alarms; the same object at each refresh. */
  readonly directory: AlarmDirectory;
  readonly interest: Interest;
  readonly store: Store;
  readonly clock: Clock;
  /** At which what is read is compared with what is known; where it is left out, in one go. */
  readonly pace?: Pace | undefined;
  readonly signal: AbortSignal;
  /** Reads all connections and topics, not only those that are due, and looks for alarms of others. */
  readonly everything: boolean;
}

/**
 * Refreshes the scope in the store.
 * @returns the failures, the first of each part; empty when all went well
 * @throws what is not an `ExpectedError` (a bug), and nothing when the signal aborts
 */
export async function refreshScope(context: RefreshContext): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const read = reader(context, failures);
  await Promise.all([readIdentity(context, read), readEndpointsAndAlarms(context, read)]);
  if (context.signal.aborted) return failures;
  await Promise.all([
    readConnections(context, read),
    discoverAlarms(context, read).then(() => readTopics(context, read)),
  ]);
  return failures;
}

type Read = <T>(before: Part<T> | undefined, get: () => Promise<T>) => Promise<Part<T>>;

/** Runs a fetch and makes it a part. An aborted fetch leaves the part as it was. */
function reader({ clock, signal }: RefreshContext, failures: Failure[]): Read {
  return async (before, get) => {
    try {
      return succeeded(await get(), clock.now());
    } catch (error) {
      if (signal.aborted) return before ?? { kind: 'waiting' };
      if (!isExpected(error)) throw error;
      failures.push(error.failure);
      return failed(before, error.failure, clock.now());
    }
  };
}

/** What was read, with the objects of before where they say the same. */
function keeping<T>(
  { pace }: RefreshContext,
  before: Part<readonly T[]> | undefined,
  items: readonly T[],
  keyOf: (item: T) => string,
): Promise<readonly T[]> {
  return inSlices(keepSameItems(partValue(before), items, keyOf), pace);
}

function change(
  { aws, store, signal }: RefreshContext,
  update: (scope: ScopeSnapshot) => ScopeSnapshot,
): void {
  if (!signal.aborted) store.update(scopeId(aws.scope), update);
}

function current({ aws, store }: RefreshContext): ScopeSnapshot | undefined {
  return store.scope(scopeId(aws.scope));
}

/** The account behind a profile changes only with the sign-in, so once is enough. */
async function readIdentity(context: RefreshContext, read: Read): Promise<void> {
  const before = current(context)?.identity;
  if (before?.kind === 'ready' && !context.everything) return;
  const identity = await read(before, async () =>
    keepingAlias(partValue(before), await context.aws.account.identity(context.signal)),
  );
  change(context, (scope) => ({ ...scope, identity }));
}

/** Endpoints and alarms go into the store together, so that the tree does not flicker between them. */
async function readEndpointsAndAlarms(context: RefreshContext, read: Read): Promise<void> {
  const { aws, signal, clock } = context;
  const before = current(context);
  const [endpoints, alarms] = await Promise.all([
    read(before?.endpoints, async () => {
      const endpoints = await aws.endpoints.list(signal);
      return keeping(context, before?.endpoints, endpoints, ({ id }) => id);
    }),
    readAlarms(context, read),
  ]);
  const more = await readTransitions(context, before?.alarms, alarms);
  change(context, (scope) => ({
    ...scope,
    endpoints,
    alarms,
    transitions: mergeTransitions(scope.transitions, more, clock.now() - keepTransitionsMs),
  }));
}

async function readAlarms(context: RefreshContext, read: Read): Promise<Part<readonly Alarm[]>> {
  const { directory, everything, signal } = context;
  const before = current(context)?.alarms;
  let alarms: readonly Alarm[] | undefined;
  const part = await read(before, async () => {
    alarms = await directory.poll(everything, signal);
    return keeping(context, before, alarms ?? [], ({ name }) => name);
  });
  const unknown = part.kind === 'ready' && !alarms;
  return unknown ? (before ?? { kind: 'waiting' }) : part;
}

/**
 * Reads the pages of other people's alarms that are due, apart from the poll: an account may have
 * fifty. What is known is as fresh as it was when one of them fails.
 */
async function discoverAlarms(context: RefreshContext, read: Read): Promise<void> {
  const { directory, signal } = context;
  if (signal.aborted || !directory.discovering) return;
  const before = current(context)?.alarms;
  const polled = directory.known && before && 'value' in before ? before : undefined;
  let found: readonly Alarm[] | undefined;
  const part = await read(before, async () => {
    found = await directory.discover(signal);
    return found ?? [];
  });
  const more = found ?? [];
  if (!polled) change(context, (scope) => ({ ...scope, alarms: part }));
  else if (more.length > 0)
    change(context, (scope) => ({
      ...scope,
      alarms: { ...polled, value: [...polled.value, ...more] },
    }));
}

/**
 * The state's timestamp moves with every transition, also with those that came and went between
 * two polls; the history of just those alarms tells what happened.
 */
async function readTransitions(
  { aws, signal, clock }: RefreshContext,
  before: Part<readonly Alarm[]> | undefined,
  after: Part<readonly Alarm[]>,
) {
  const known = partValue(before);
  if (!known || after.kind !== 'ready' || !before || !('fetchedAt' in before)) return [];
  const names = hiddenTransitionNames(known, after.value);
  const start = Math.min(...known.map((alarm) => alarm.stateSince), before.fetchedAt);
  const histories = await eachLimited(names, parallel, async (name) => {
    const since = known.find((alarm) => alarm.name === name)?.stateSince ?? start;
    try {
      return await aws.alarms.transitions(
        name,
        { start: since + historySlackMs, end: clock.now() + historySlackMs },
        signal,
      );
    } catch (error) {
      if (!isExpected(error)) throw error;
      return fromState(after.value, name);
    }
  });
  return histories.flat();
}

/** Where the history may not be read, the state itself is still the truth about now. */
function fromState(alarms: readonly Alarm[], name: string) {
  return alarms
    .filter((alarm) => alarm.name === name)
    .map(({ state, stateSince, stateReason }) => ({
      alarmName: name,
      at: stateSince,
      from: state === 'ALARM' ? ('OK' as const) : ('ALARM' as const),
      to: state,
      reason: stateReason,
    }));
}

async function readConnections(context: RefreshContext, read: Read): Promise<void> {
  const { aws, signal, clock, interest, everything } = context;
  const snapshot = current(context);
  if (!snapshot) return;
  const before = snapshot.connections;
  const now = clock.now();
  const { keep, due } = connectionsToRead(snapshot, { interest, now, everything });
  const parts = await eachLimited(due, parallel, async (id) => {
    const part = await read(before[id], async () => {
      const connections = await aws.endpoints.connections(id, signal);
      return keeping(context, before[id], connections, (connection) => connection.id);
    });
    return [id, part] as const;
  });
  const kept = keep.map((id) => [id, before[id] ?? { kind: 'waiting' as const }] as const);
  const connections = Object.fromEntries([...kept, ...parts]);
  change(context, (scope) =>
    sameParts(scope.connections, connections) ? scope : { ...scope, connections },
  );
}

async function readTopics(context: RefreshContext, read: Read): Promise<void> {
  const { aws, signal, clock, everything } = context;
  const before = current(context)?.topics ?? {};
  const alarms = partValue(current(context)?.alarms) ?? [];
  const { keep, due } = topicsToRead(alarms, before, {
    region: aws.scope.region,
    now: clock.now(),
    everything,
  });
  const parts = await eachLimited(due, parallel, async (arn) => {
    const part = await read(before[arn], async () =>
      keepSame(partValue(before[arn]), await aws.topics.get(arn, signal)),
    );
    return [arn, part] as const;
  });
  const kept = keep.map((arn) => [arn, before[arn] ?? { kind: 'waiting' as const }] as const);
  const topics = Object.fromEntries([...kept, ...parts]);
  change(context, (scope) => (sameParts(scope.topics, topics) ? scope : { ...scope, topics }));
}

/** Whether nothing was read and nothing is gone: the scope then stays the same object. */
function sameParts<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>) {
  const keys = Object.keys(after);
  return (
    keys.length === Object.keys(before).length && keys.every((key) => before[key] === after[key])
  );
}
