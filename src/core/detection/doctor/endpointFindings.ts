/** What is worth knowing about endpoints: that nobody is told, and that nothing is logged. */
import type { Endpoint } from '../../model/endpoint';
import { isConnectionAlarm, watchedEndpoints } from '../watches';
import type { EndpointDiagnosis, Finding, FindingFix } from './finding';
import type { Subject } from './subject';

/** In the order of the endpoints. */
export function endpointFindings(subject: Subject): readonly Finding[] {
  const watched = new Set(subject.alarms.filter(isConnectionAlarm).flatMap(watchedEndpoints));
  return [...(subject.endpoints?.values() ?? [])].flatMap((endpoint) => {
    const { id: endpointId, state, logging } = endpoint;
    if (state === 'deleting' || state === 'deleted') return [];
    return [
      ...(watched.has(endpointId)
        ? []
        : [found(endpoint, { rule: 'noAlarm' }, { kind: 'createAlarm', endpointId }, subject)]),
      ...(logging.enabled
        ? []
        : [
            found(endpoint, { rule: 'loggingOff' }, { kind: 'enableLogging', endpointId }, subject),
          ]),
    ];
  });
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
