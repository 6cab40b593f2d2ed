/**
 * One refresh of one scope: the fewest calls that update its snapshot. A part that fails keeps its
 * last good data and is marked stale; the other parts continue.
 */
import { credentialFailures, type Failure } from '../model/errors';
import { reuseUnchanged } from '../base/reuseUnchanged';
import { storedTopic } from './storedTopic';
import { partFailure, partValue, type ScopeSnapshot } from '../model/snapshot';
import { withKnownAlias } from './accountAliases';
import type { CallBudgets } from './schedule/callBudget';
import { connectionsToRead } from './connectionsToRead';
import { discoverAlarms, readAlarms } from './readAlarms';
import { readConnections } from './readConnections';
import { readContributors } from './readContributors';
import { readTransitions } from './readTransitions';
import { RefreshRun, type RefreshRunDeps } from './refreshRun';
import { topicsToRead } from './topicsToRead';

/** What the refresh of a scope needs. */
export interface RefreshScopeDeps extends RefreshRunDeps {
  /** They count the calls for connections. */
  readonly budgets: CallBudgets;
}

/**
 * Refreshes the scope in the store.
 * @returns the failures, the first of each part; empty when all went well
 * @throws what is not an `ExpectedError` (a bug), and nothing when the signal aborts
 */
export async function refreshScope(context: RefreshScopeDeps): Promise<readonly Failure[]> {
  const refresh = new RefreshRun(context);
  await Promise.all([readIdentity(refresh), readHosts(refresh), readEndpointsAndAlarms(refresh)]);
  if (context.signal.aborted) return refresh.failures;
  const known = partValue(refresh.scope?.alarms) !== undefined;
  const discovery = discoverAlarms(refresh);
  await Promise.all([
    readDueConnections(refresh, context),
    (known ? Promise.resolve() : discovery).then(() => readContributors(refresh)),
    discovery.then(() => readTopics(refresh)),
  ]);
  return refresh.failures;
}

/** The account of a profile changes only with the sign-in, so it is read once. */
async function readIdentity(refresh: RefreshRun): Promise<void> {
  const { aws, signal, full } = refresh.context;
  const before = refresh.scope?.identity;
  if (before?.kind === 'ready' && !full && !wasSignedOut(refresh.scope)) return;
  const identity = await refresh.read(before, async () =>
    withKnownAlias(partValue(before), await aws.account.identity(signal)),
  );
  refresh.change((scope) => ({ ...scope, identity }));
}

/** The configured endpoint may change at any time, so it is checked at each refresh. */
async function readHosts(refresh: RefreshRun): Promise<void> {
  const hosts = await refresh.context.aws.account.unencryptedHosts();
  const before = refresh.scope?.unencryptedHosts ?? [];
  if (reuseUnchanged(before, hosts) === before) return;
  refresh.change((scope) => ({ ...scope, unencryptedHosts: hosts }));
}

/**
 * The last refresh was rejected for its credentials. Valid ones may now belong to another account.
 */
function wasSignedOut(scope: ScopeSnapshot | undefined): boolean {
  const failures = scope ? [partFailure(scope.endpoints), partFailure(scope.alarms)] : [];
  return failures.some((failure) => failure && credentialFailures.has(failure.kind));
}

/**
 * Endpoints and alarms enter the store together, so that the tree does not flicker between them.
 */
async function readEndpointsAndAlarms(refresh: RefreshRun): Promise<void> {
  const { aws, signal } = refresh.context;
  const before = refresh.scope;
  const [endpoints, alarms] = await Promise.all([
    refresh.read(before?.endpoints, async () => {
      const endpoints = await aws.endpoints.list(signal);
      return refresh.reusing(before?.endpoints, endpoints, ({ id }) => id);
    }),
    readAlarms(refresh),
  ]);
  const withTransitions = await readTransitions(refresh, before, alarms);
  refresh.change((scope) => ({ ...withTransitions(scope), endpoints, alarms }));
}

async function readDueConnections(
  refresh: RefreshRun,
  { budgets }: RefreshScopeDeps,
): Promise<void> {
  const { ages, visibility, full } = refresh.context;
  const snapshot = refresh.scope;
  if (!snapshot) return;
  const which = connectionsToRead(snapshot, { visibility, ages, full });
  const budget = budgets.of(snapshot);
  budget.spend(which.due.length);
  await readConnections(refresh, budget, which);
}

async function readTopics(refresh: RefreshRun): Promise<void> {
  const { aws, signal, ages, full } = refresh.context;
  const before = refresh.scope?.topics ?? {};
  const alarms = partValue(refresh.scope?.alarms) ?? [];
  const { region } = aws.scope;
  const which = topicsToRead({ alarms, rules: refresh.scope?.alarmRules ?? [] }, before, {
    region,
    ages,
    full,
  });
  const topics = await refresh.readDue(before, which, async (arn) =>
    reuseUnchanged(partValue(before[arn]), storedTopic(await aws.topics.get(arn, signal))),
  );
  if (topics !== before) refresh.change((scope) => ({ ...scope, topics }));
}
