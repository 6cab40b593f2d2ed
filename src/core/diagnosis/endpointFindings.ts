/** Findings about endpoints: no alarm on connections, and no connection logging. */
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import type { CooperativeTask } from '../base/cooperativeTask';
import { unjudgedInsights } from '../watching/alarmInsights';
import { detectsConnections } from '../watching/detects';
import { coverOf, endpointsOf } from '../watching/watches';
import type { EndpointDiagnosis, Finding, FindingFix } from './finding';
import type { Subject } from './subject';

/** In the order of the endpoints. */
export function* endpointFindings(subject: Subject): CooperativeTask<readonly Finding[]> {
  const { endpoints } = subject;
  if (!endpoints) return [];
  const watched = new Set(watchedElsewhere(subject));
  for (const alarm of [...subject.alarms, ...subject.logAlarms]) {
    yield;
    for (const id of maybeWatched(alarm, endpoints)) watched.add(id);
  }
  const all: Finding[] = [];
  for (const endpoint of endpoints.values()) {
    yield;
    const { id: endpointId, state, logging } = endpoint;
    if (state === 'deleting' || state === 'deleted') continue;
    if (!watched.has(endpointId))
      all.push(found(endpoint, { rule: 'noAlarm' }, { kind: 'createAlarm', endpointId }, subject));
    if (!logging.enabled) {
      all.push(
        found(endpoint, { rule: 'loggingOff' }, { kind: 'enableLogging', endpointId }, subject),
      );
    }
  }
  return all;
}

/** The endpoints whose connections the alarm notifies of, or may notify of. */
function* maybeWatched(alarm: AnyAlarm, known: ReadonlyMap<string, Endpoint>): Iterable<string> {
  if (!isLogAlarm(alarm) && unjudgedInsights(alarm).length > 0) {
    for (const endpoint of known.values()) if (coverOf(alarm, endpoint) !== 'no') yield endpoint.id;
  } else if (detectsConnections(alarm)) {
    yield* endpointsOf(alarm, known.values());
  }
}

/** Endpoints that alarms of a monitoring account watch. */
function* watchedElsewhere({ scope: { elsewhere } }: Subject): Iterable<string> {
  for (const { connections, endpointIds } of elsewhere?.watchers ?? [])
    if (connections) yield* endpointIds;
}

function found(
  { id: endpointId }: Endpoint,
  diagnosis: EndpointDiagnosis,
  fix: FindingFix,
  { scopeId }: Subject,
): Finding {
  return {
    id: `${diagnosis.rule} endpoint ${endpointId}`,
    scope: scopeId,
    // Nobody learns of a connection; without a log, details are missing.
    severity: diagnosis.rule === 'noAlarm' ? 'warning' : 'info',
    target: { kind: 'endpoint', endpointId },
    diagnosis,
    fix,
  };
}
