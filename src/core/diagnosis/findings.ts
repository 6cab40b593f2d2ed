/**
 * The alarm doctor: everything that keeps the alarms of a scope from doing their job. A function of
 * the snapshot alone, asked by many views: what it finds is kept for as long as alarms, endpoints and
 * topics, and the rules that mute alarms, are the same.
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
 * The findings: alarms, then topics, then endpoints. The same list for a scope in which nothing that
 * they are made from has changed; none while the alarms are not known.
 */
export function findings(scope: ScopeSnapshot): readonly Finding[] {
  return atOnce(findingSteps(scope));
}

/** As `findings`, for whoever has the time to wait for them. */
export function* findingSteps(scope: ScopeSnapshot): Steps<readonly Finding[]> {
  const before = kept.get(scope.alarms);
  if (before && isSame(before.scope, scope)) return before.findings;
  const found = yield* find(scope);
  kept.set(scope.alarms, { scope, findings: found });
  return found;
}

/** Of scopes with the same alarms. */
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
