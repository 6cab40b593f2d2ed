/**
 * The health check: finds everything that prevents the alarms of a scope from doing their job. It
 * depends on the snapshot alone, and many views call it: the result is cached while alarms,
 * endpoints, topics, connections and mute rules are unchanged.
 */
import type { ScopeSnapshot } from '../model/snapshot';
import { atOnce, type Steps } from '../base/steps';
import { alarmFindings } from './alarmFindings';
import { endpointFindings } from './endpointFindings';
import type { Finding } from './finding';
import { subjectOf } from './subject';
import { topicFindings } from './topicFindings';

interface Kept {
  readonly scope: ScopeSnapshot;
  readonly findings: readonly Finding[];
}

const kept = new WeakMap<ScopeSnapshot['alarms'], Kept>();

/**
 * The findings: alarms, then topics, then endpoints. Returns the same list while the input is
 * unchanged, and an empty one while the alarms are unknown.
 */
export function findings(scope: ScopeSnapshot): readonly Finding[] {
  return atOnce(findingSteps(scope));
}

/** Same as `findings`, in steps, for asynchronous callers. */
export function* findingSteps(scope: ScopeSnapshot): Steps<readonly Finding[]> {
  const before = kept.get(scope.alarms);
  if (before && isSame(before.scope, scope)) return before.findings;
  const found = yield* find(scope);
  kept.set(scope.alarms, { scope, findings: found });
  return found;
}

/** Compares two scopes that have the same alarms. */
function isSame(a: ScopeSnapshot, b: ScopeSnapshot): boolean {
  return (
    a.endpoints === b.endpoints &&
    a.topics === b.topics &&
    a.connections === b.connections &&
    a.muteRules === b.muteRules &&
    a.elsewhere === b.elsewhere &&
    a.scope === b.scope
  );
}

function* find(scope: ScopeSnapshot): Steps<readonly Finding[]> {
  const subject = subjectOf(scope);
  if (!subject) return [];
  const alarms = yield* alarmFindings(subject);
  const topics = yield* topicFindings(subject);
  const endpoints = yield* endpointFindings(subject);
  return [...alarms, ...topics, ...endpoints];
}
