/** The rows of the overview and its totals, from the snapshot and from what was read besides. */
import type { CooperativeTask } from '../../base/cooperativeTask';
import { endpointFindings } from '../../diagnosis/findingIndex';
import { findingsAround } from '../../diagnosis/text/findingFacts';
import type { AnyAlarm } from '../../model/logAlarm';
import { connectionUser, isOpen } from '../../model/connection';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Endpoint } from '../../model/endpoint';
import { endpointKey } from '../../model/endpointRef';
import type { Sample } from '../../model/sample';
import { scopeId, type ScopeId } from '../../model/scope';
import { partValue, type ScopeSnapshot, type Snapshot } from '../../model/snapshot';
import { hiddenParts, shownScope } from '../../rows/shownSnapshot';
import { endpointName, profileName } from '../../text/names';
import { endpointStateWord } from '../../text/stateWords';
import { noChoices } from '../../text/treeChoices';
import type { ViewContext } from '../../text/viewContext';
import { alarmsByEndpoint } from '../../watching/alarmsByEndpoint';
import { endpointStatus, needsAlarm, statusText } from '../view/endpointStatus';
import type { FindingCounts, OverviewRow, OverviewTotals } from '../view/overviewRow';
import { overviewTotals, type EndpointDay } from './overviewTotals';
import { risesSince, sparkOf } from './sparkOf';

/** What is known of the last day besides the snapshot. */
export interface DayFacts {
  /** The samples of an endpoint, oldest first; undefined while they have not been read. */
  readonly samplesOf: (scope: ScopeId, endpointId: string) => readonly Sample[] | undefined;
  /** The connections of a scope, in any order. */
  readonly recordsOf: (scope: ScopeId) => readonly ConnectionRecord[];
  /** The endpoints of a scope whose connection logs were read. */
  readonly loggedOf: (scope: ScopeId) => readonly string[];
  /** When the alarms of a scope fired: names, and ms since 1970. */
  readonly firingsOf: (scope: ScopeId) => readonly Firing[];
  /** The start of today, ms since 1970. */
  readonly dayStart: number;
}

/** An alarm entered ALARM. */
export interface Firing {
  readonly alarmName: string;
  readonly at: number;
}

/** Rows in no particular order, and totals. */
export interface OverviewContent {
  readonly rows: readonly OverviewRow[];
  readonly totals: OverviewTotals;
}

/** The content, without hidden endpoints. */
export function* overviewTask(
  { scopes }: Snapshot,
  facts: DayFacts,
  context: ViewContext,
): CooperativeTask<OverviewContent> {
  const hidden = context.choices?.hidden ?? noChoices.hidden;
  const all: EndpointDay[] = [];
  const inAlarm = new Set<string>();
  let away = 0;
  for (const whole of scopes) {
    const scope = shownScope(whole, hidden);
    all.push(...(yield* scopeRows(scope, whole, facts, context)));
    for (const { arn, state } of partValue(scope.alarms) ?? [])
      if (state === 'ALARM') inAlarm.add(arn);
    away += hiddenParts(whole, hidden).endpoints;
  }
  const isListed = scopes.every(({ endpoints }) => partValue(endpoints) !== undefined);
  const totals = overviewTotals(all, isListed, { inAlarm: inAlarm.size, hidden: away });
  return { rows: all.map(({ row }) => row), totals };
}

function* scopeRows(
  scope: ScopeSnapshot,
  whole: ScopeSnapshot,
  facts: DayFacts,
  context: ViewContext,
): CooperativeTask<readonly EndpointDay[]> {
  const id = scopeId(scope.scope);
  const byEndpoint = yield* alarmsByEndpoint(whole, context.format);
  const records = yield* grouped(facts.recordsOf(id), ({ endpointId }) => endpointId);
  const firings = yield* grouped(facts.firingsOf(id), ({ alarmName }) => alarmName);
  const logged = new Set(facts.loggedOf(id));
  const days: EndpointDay[] = [];
  for (const endpoint of partValue(scope.endpoints) ?? []) {
    yield;
    const alarms = byEndpoint && (byEndpoint.get(endpoint.id) ?? []);
    const samples = facts.samplesOf(id, endpoint.id);
    const own = records.get(endpoint.id) ?? [];
    const firedAt = new Set(
      alarms?.flatMap(({ name }) => (firings.get(name) ?? []).map(({ at }) => at)),
    );
    const today = own.filter(({ startedAt }) => startedAt >= facts.dayStart).length;
    const least = risesSince(samples ?? [], facts.dayStart);
    days.push({
      row: {
        ...placeOf(endpoint, whole, context),
        ...statusOf(endpoint, alarms, whole, context),
        spark: samples ? sparkOf(samples, [...firedAt], context.now) : null,
        latest: latestOf(own),
      },
      today: Math.max(today, least),
      todayIsLeast: !logged.has(endpoint.id),
    });
  }
  return days;
}

function* grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): CooperativeTask<ReadonlyMap<string, readonly T[]>> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    yield;
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

type PlaceFields =
  | ('key' | 'scope' | 'endpointId' | 'name' | 'state' | 'open')
  | ('profile' | 'region' | 'account' | 'tags');

function placeOf(
  endpoint: Endpoint,
  { scope, identity, connections }: ScopeSnapshot,
  { t }: ViewContext,
): Pick<OverviewRow, PlaceFields> {
  const id = scopeId(scope);
  const account = partValue(identity);
  const open = partValue(connections[endpoint.id])?.filter(isOpen).length;
  return {
    key: endpointKey(id, endpoint.id),
    scope: id,
    endpointId: endpoint.id,
    name: endpointName(endpoint),
    state: endpoint.state === 'available' ? null : endpointStateWord(endpoint.state, t),
    open: open ?? null,
    profile: profileName(scope, t),
    region: scope.region,
    account: account ? (account.alias ?? account.accountId) : '',
    tags: endpoint.tags ?? {},
  };
}

function statusOf(
  endpoint: Endpoint,
  alarms: readonly AnyAlarm[] | undefined,
  whole: ScopeSnapshot,
  context: ViewContext,
): Pick<OverviewRow, 'status' | 'needsAlarm' | 'findings'> {
  const status = endpointStatus(endpoint, alarms, whole);
  const { kind, severity } = status;
  return {
    status: { kind, severity, text: statusText(status, context) },
    needsAlarm: needsAlarm(endpoint, status),
    findings: findingCounts(endpoint, alarms ?? [], whole),
  };
}

/** The status already says that there is no alarm. */
function findingCounts(
  { id }: Endpoint,
  alarms: readonly AnyAlarm[],
  whole: ScopeSnapshot,
): FindingCounts {
  const found = new Set([
    ...alarms.flatMap((alarm) => findingsAround(whole, alarm)),
    ...endpointFindings(whole, id).filter(({ diagnosis }) => diagnosis.rule !== 'noAlarm'),
  ]);
  const count = (wanted: string): number =>
    [...found].filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function latestOf(records: readonly ConnectionRecord[]): OverviewRow['latest'] {
  const [first, ...others] = records;
  if (!first) return null;
  const last = others.reduce((a, b) => (b.startedAt > a.startedAt ? b : a), first);
  return { user: connectionUser(last), at: last.startedAt };
}
