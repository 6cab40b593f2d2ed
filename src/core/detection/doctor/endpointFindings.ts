/** What is worth knowing about endpoints: that nobody is told, and that nothing is logged. */
import type { Endpoint } from '../../model/endpoint';
import type { Steps } from '../../steps';
import { isConnectionAlarm, watchedEndpoints } from '../watches';
import type { EndpointDiagnosis, Finding, FindingFix } from './finding';
import type { Subject } from './subject';

/** In the order of the endpoints. */
export function* endpointFindings(subject: Subject): Steps<readonly Finding[]> {
  const watched = new Set<string>();
  for (const alarm of subject.alarms) {
    yield;
    if (isConnectionAlarm(alarm)) for (const id of watchedEndpoints(alarm)) watched.add(id);
  }
  const all: Finding[] = [];
  for (const endpoint of subject.endpoints?.values() ?? []) {
    yield;
    const { id: endpointId, state, logging } = endpoint;
    if (state === 'deleting' || state === 'deleted') continue;
    if (!watched.has(endpointId))
      all.push(found(endpoint, { rule: 'noAlarm' }, { kind: 'createAlarm', endpointId }, subject));
    if (!logging.enabled)
      all.push(
        found(endpoint, { rule: 'loggingOff' }, { kind: 'enableLogging', endpointId }, subject),
      );
  }
  return all;
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
    severity: 'info',
    target: { kind: 'endpoint', endpointId },
    diagnosis,
    fix,
  };
}
