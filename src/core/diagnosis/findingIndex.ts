/**
 * The findings of a scope by subject, for the rows that show them. The scope is the complete one,
 * because findings must not depend on what is shown.
 */
import type { Finding } from './finding';
import { findings } from './findings';
import type { ScopeSnapshot } from '../model/snapshot';
import { memoizeByObject } from '../base/memoize';

/** Findings by alarm name, topic ARN and endpoint id. */
interface FindingIndex {
  readonly alarms: ReadonlyMap<string, readonly Finding[]>;
  readonly topics: ReadonlyMap<string, readonly Finding[]>;
  readonly endpoints: ReadonlyMap<string, readonly Finding[]>;
}

/** The findings about an alarm itself. */
export function alarmFindings(scope: ScopeSnapshot, alarmName: string): readonly Finding[] {
  return indexOf(scope).alarms.get(alarmName) ?? [];
}

/** The findings about a topic that affect an alarm. */
export function topicFindings(
  scope: ScopeSnapshot,
  topicArn: string,
  alarmName: string,
): readonly Finding[] {
  const about = indexOf(scope).topics.get(topicArn) ?? [];
  return about.filter((finding) => alarmsHit(finding).has(alarmName));
}

/** A topic may have thousands of alarms. */
const alarmsHit = memoizeByObject(
  ({ target }: Finding): ReadonlySet<string> =>
    new Set(target.kind === 'topic' ? target.alarmNames : []),
);

/** The findings about an endpoint itself. */
export function endpointFindings(scope: ScopeSnapshot, endpointId: string): readonly Finding[] {
  return indexOf(scope).endpoints.get(endpointId) ?? [];
}

/**
 * The findings that prevent an alarm from doing its job or a part of it, thus not those of severity
 * `info`.
 */
export function faults(all: readonly Finding[]): readonly Finding[] {
  return all.filter(({ severity }) => severity !== 'info');
}

function indexOf(scope: ScopeSnapshot): FindingIndex {
  return indexed(findings(scope));
}

const indexed = memoizeByObject((all: readonly Finding[]): FindingIndex => ({
  alarms: grouped(all, ({ target }) => (target.kind === 'alarm' ? target.alarmName : undefined)),
  topics: grouped(all, ({ target }) => (target.kind === 'topic' ? target.topicArn : undefined)),
  endpoints: grouped(all, ({ target }) =>
    target.kind === 'endpoint' ? target.endpointId : undefined,
  ),
}));

function grouped(
  all: readonly Finding[],
  keyOf: (finding: Finding) => string | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of all) {
    const key = keyOf(finding);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
