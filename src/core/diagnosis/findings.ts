/**
 * The health check: finds everything that prevents the alarms of a scope from doing their job. It
 * depends on the snapshot alone, and many views call it: the result is cached while alarms,
 * endpoints, topics, connections and mute rules are unchanged.
 */
import type { ScopeSnapshot } from '../model/snapshot';
import { LastResults } from '../base/memoize';
import { runToCompletion, type CooperativeTask } from '../base/cooperativeTask';
import { alarmFindings } from './alarmFindings';
import { endpointFindings } from './endpointFindings';
import type { Finding } from './finding';
import { subjectOf } from './subject';
import { topicFindings } from './topicFindings';

const known = new LastResults<ScopeSnapshot['alarms'], ScopeSnapshot, readonly Finding[]>(isSame);

/**
 * The findings: alarms, then topics, then endpoints. Returns the same list while the input is
 * unchanged, and an empty one while the alarms are unknown.
 */
export function findings(scope: ScopeSnapshot): readonly Finding[] {
  return runToCompletion(findingsTask(scope));
}

/** Same as `findings`, in steps, for asynchronous callers. */
export function* findingsTask(scope: ScopeSnapshot): CooperativeTask<readonly Finding[]> {
  const before = known.get(scope.alarms, scope);
  return before ? before.result : known.keep(scope.alarms, scope, yield* find(scope));
}

/** Compares two scopes that have the same alarms. */
function isSame(a: ScopeSnapshot, b: ScopeSnapshot): boolean {
  return (
    a.endpoints === b.endpoints &&
    a.topics === b.topics &&
    a.contributors === b.contributors &&
    a.connections === b.connections &&
    a.muteRules === b.muteRules &&
    a.alarmRules === b.alarmRules &&
    a.elsewhere === b.elsewhere &&
    a.scope === b.scope
  );
}

function* find(scope: ScopeSnapshot): CooperativeTask<readonly Finding[]> {
  const subject = subjectOf(scope);
  if (!subject) return [];
  const alarms = yield* alarmFindings(subject);
  const topics = yield* topicFindings(subject);
  const endpoints = yield* endpointFindings(subject);
  return [...alarms, ...topics, ...endpoints];
}
