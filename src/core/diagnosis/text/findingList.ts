/** The findings to list: all, or those related to a row; most severe first. */
import type { Finding } from '../finding';
import { findings } from '../findings';
import { scopeId } from '../../model/scope';
import { endpointIn, partValue, type ScopeSnapshot, type Snapshot } from '../../model/snapshot';
import { watchesEndpoint } from '../../watching/watches';
import type { NodeTarget } from '../../rows/node';

/** In display order. */
export const severities = [
  'error',
  'warning',
  'info',
] as const satisfies readonly Finding['severity'][];

/**
 * @param around the row that the findings relate to; if omitted, all findings
 * @param read findings that need reads, which follow those of the snapshot
 */
export function listedFindings(
  snapshot: Snapshot,
  around?: NodeTarget,
  read: readonly Finding[] = [],
): readonly Finding[] {
  const all = snapshot.scopes
    .filter((scope) => around === undefined || scopeId(scope.scope) === around.scope)
    .flatMap((scope) => {
      const fits = around ? fitting(scope, around) : () => true;
      const own = read.filter((finding) => finding.scope === scopeId(scope.scope));
      return [...findings(scope), ...own].filter(fits);
    });
  return severities.flatMap((severity) => all.filter((found) => found.severity === severity));
}

/** For an alarm, includes its topics; for an endpoint, its alarms and their topics. */
function fitting(scope: ScopeSnapshot, around: NodeTarget): (finding: Finding) => boolean {
  switch (around.kind) {
    case 'topic':
    case 'subscription':
      return ({ target }) => target.kind === 'topic' && target.topicArn === around.topicArn;
    case 'alarm':
      return ({ target }) => hitsAlarm(target, new Set([around.alarmName]));
    case 'endpoint': {
      const { endpointId } = around;
      const endpoint = endpointIn(scope, endpointId);
      const names = (partValue(scope.alarms) ?? [])
        .filter((alarm) => watchesEndpoint(alarm, endpoint))
        .map(({ name }) => name);
      const own = new Set(names);
      return ({ target }) =>
        'endpointId' in target ? target.endpointId === endpointId : hitsAlarm(target, own);
    }
    default:
      return () => true;
  }
}

function hitsAlarm(target: Finding['target'], names: ReadonlySet<string>): boolean {
  if (target.kind === 'alarm') return names.has(target.alarmName);
  return target.kind === 'topic' && target.alarmNames.some((name) => names.has(name));
}
