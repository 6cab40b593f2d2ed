/** How well something is watched, as one status, and which status wins in a group. */
import type { AlarmState } from '../model/alarm';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import { partFailure, type ScopeSnapshot } from '../model/snapshot';
import { detectsConnections } from '../watching/detects';
import { findingsAround } from '../diagnosis/text/findingFacts';
import { faults } from '../diagnosis/findingIndex';
import { notifyingRules } from '../eventBridge/alarmRule';
import type { TreeContext } from './treeContext';
import { watchersOf } from './treeWatcher';

/**
 * Worst first. `failed`: it could not be read. `wrong`: something keeps an alarm or the endpoint
 * from working. `unwatched`: no connection alarm, or none known yet.
 */
const healths = ['failed', 'alarm', 'wrong', 'insufficient', 'ok', 'unwatched'] as const;

export type Health = (typeof healths)[number];

/** The worst of several; `unwatched` for none. */
export function worstHealth(some: Iterable<Health>): Health {
  const there = new Set(some);
  return healths.find((health) => there.has(health)) ?? 'unwatched';
}

/** @param alarms those that watch the endpoint; undefined while unknown */
export function endpointHealth(
  endpoint: Endpoint,
  alarms: readonly AnyAlarm[] | undefined,
  context: TreeContext,
): Health {
  if (partFailure(context.scope.connections[endpoint.id])) return 'failed';
  const watchers = watchersOf(context, endpoint.id);
  const all = [
    ...(alarms ?? []).map((alarm) => alarmHealth(alarm, context)),
    ...watchers.map(({ state }) => stateHealths[state]),
  ];
  const watched =
    alarms?.some(detectsConnections) === true || watchers.some(({ connections }) => connections);
  const own: Health = unavailable.has(endpoint.state) ? 'wrong' : 'unwatched';
  const worst = worstHealth([own, ...all]);
  return worst === 'ok' && !watched ? 'unwatched' : worst;
}

/** An alarm by its state alone. */
const stateHealths: Readonly<Record<AlarmState, Health>> = {
  ALARM: 'alarm',
  OK: 'ok',
  INSUFFICIENT_DATA: 'insufficient',
};

/**
 * States in which clients cannot connect, or may not be able to. Endpoints being deleted are
 * excluded on purpose.
 */
const unavailable: ReadonlySet<Endpoint['state']> = new Set([
  'pending-associate',
  'pending',
  'unknown',
]);

/** Status of an alarm by its state and its findings. */
export function alarmHealth(alarm: AnyAlarm, { whole }: TreeContext): Health {
  if (alarm.state === 'ALARM') return 'alarm';
  if (!alarm.actionsEnabled) return 'wrong';
  if (isLogAlarm(alarm) ? alarm.evaluation : isSilent(alarm, whole)) return 'wrong';
  const found = faults(findingsAround(whole, alarm));
  // Missing data have a status of their own.
  if (found.some(({ diagnosis }) => diagnosis.rule !== 'noData')) return 'wrong';
  return alarm.state === 'OK' ? 'ok' : 'insufficient';
}

/** Whether neither an action nor a known EventBridge rule notifies of it. */
function isSilent({ name, alarmActions }: AnyAlarm, { alarmRules = [] }: ScopeSnapshot): boolean {
  return alarmActions.length === 0 && notifyingRules(alarmRules, name)?.length === 0;
}
