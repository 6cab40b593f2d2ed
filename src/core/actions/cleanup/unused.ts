/**
 * Finds what nothing in the region uses any more after an alarm was deleted: the rule, the metric
 * filters, the topics and the roles that were made for alarms.
 */
import { connectionLogNamespace } from '../../cloudwatch/connectionLogMetric';
import type { MetricFilter } from '../../cloudwatchLogs/metricFilter';
import type { EventRule } from '../../eventBridge/eventRule';
import { isExpected, type Failure } from '../../model/errors';
import { isLogAlarm, isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import { parseTopicArn, type Topic } from '../../model/topic';
import { isNotificationRule } from '../../notificationRules/notificationRule';
import { roleName, type Role } from '../../policy/role';
import type { ScopeAws } from '../../ports/aws';
import { readsMetric } from '../metricFilters/deleteMetricFilter';
import { canonical } from '../write/canonical';
import { findTopic } from '../write/find';
import { isForAlarms, isForAlarmsOf } from './ownResources';

/** A resource that no other alarm of the region uses. */
export type Unused =
  /** The rule that notified of the deleted alarm in plain language. */
  | { readonly kind: 'rule'; readonly rule: EventRule; readonly alarmArn: string }
  | { readonly kind: 'metricFilter'; readonly filter: MetricFilter }
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'role'; readonly role: Role };

/** The resources, in the order in which they can be deleted. */
export interface UnusedResources {
  readonly unused: readonly Unused[];
  /** Why some could not be read. */
  readonly failures: readonly Failure[];
}

/** The deleted alarm, and what may use the same resources. */
interface Search {
  readonly deleted: AnyAlarm;
  readonly others: readonly AnyAlarm[];
  readonly aws: ScopeAws;
  readonly signal: AbortSignal | undefined;
}

/** The rules for the deleted alarm, and to what all rules send. */
interface RuleUse {
  readonly own: readonly EventRule[];
  /** ARNs. */
  readonly ownTargets: readonly string[];
  readonly otherTargets: readonly string[];
}

/**
 * Finds them. Only resources that this extension makes are considered, and others that use a topic or
 * a metric, such as composite alarms and dashboards, are not known.
 * @param deleted the alarm as it was
 * @throws ExpectedError if the alarms of the region cannot be read, or `cancelled`
 */
export async function findUnused(
  deleted: AnyAlarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<UnusedResources> {
  const listed = await aws.alarms.list(signal);
  // A list just after the deletion may still have the alarm, but not as it was if it is a new one.
  const others = listed.filter(
    ({ name, configuredAt }) => name !== deleted.name || configuredAt !== deleted.configuredAt,
  );
  const search: Search = { deleted, others, aws, signal };
  const failures: Failure[] = [];
  const attempted = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
      failures.push(error.failure);
      return undefined;
    }
  };
  const rules = await attempted(() => readRuleUse(search));
  const unused: Unused[] = [
    ...(rules?.own ?? []).map((rule) => ({ kind: 'rule', rule, alarmArn: deleted.arn }) as const),
    ...((await attempted(() => unusedFilters(search))) ?? []),
    // Without the rules it is not known who uses a topic.
    ...((rules && (await attempted(() => unusedTopics(search, rules)))) ?? []),
    ...((await attempted(() => unusedRoles(search))) ?? []),
  ];
  return { unused, failures };
}

/**
 * Those that are still unused as they were found: until the user has decided, somebody may have
 * created an alarm that uses them.
 * @throws ExpectedError if the alarms of the region cannot be read, or `cancelled`
 */
export async function stillUnused(
  found: readonly Unused[],
  deleted: AnyAlarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Unused[]> {
  const { unused } = await findUnused(deleted, aws, signal);
  const now = new Set(unused.map(canonical));
  return found.filter((one) => now.has(canonical(one)));
}

async function readRuleUse({ deleted, others, aws, signal }: Search): Promise<RuleUse> {
  // The rules of services do not send to topics of users.
  const rules = (await aws.eventRules.list(signal)).filter(({ managedBy }) => !managedBy);
  const isUsed = others.some(({ arn }) => arn === deleted.arn);
  const own = rules.filter((rule) => !isUsed && isNotificationRule(rule, deleted.arn));
  const targetsOf = async (some: readonly EventRule[]): Promise<string[]> => {
    const arns: string[] = [];
    for (const { name } of some)
      arns.push(...(await aws.eventRules.targets(name, signal)).map(({ arn }) => arn));
    return arns;
  };
  const further = rules.filter((rule) => !own.includes(rule));
  return { own, ownTargets: await targetsOf(own), otherTargets: await targetsOf(further) };
}

async function unusedFilters({ deleted, others, aws, signal }: Search): Promise<Unused[]> {
  if (isLogAlarm(deleted)) return [];
  const metrics = deleted.queries.flatMap(({ stat }) =>
    stat?.namespace === connectionLogNamespace ? [stat.metricName] : [],
  );
  const filters: MetricFilter[] = [];
  for (const metric of new Set(metrics))
    filters.push(...(await aws.metricFilters.ofMetric(connectionLogNamespace, metric, signal)));
  const readers = others.filter(isMetricAlarm);
  return filters
    .filter((filter) => !readers.some((alarm) => readsMetric(alarm, filter)))
    .map((filter) => ({ kind: 'metricFilter', filter }));
}

async function unusedTopics(
  { deleted, others, aws, signal }: Search,
  { ownTargets, otherTargets }: RuleUse,
): Promise<Unused[]> {
  const used = new Set([...others.flatMap(actionsOf), ...otherTargets]);
  const topics: Unused[] = [];
  for (const arn of new Set([...actionsOf(deleted), ...ownTargets])) {
    if (!parseTopicArn(arn) || used.has(arn)) continue;
    const topic = await findTopic(aws, arn, signal);
    if (topic && isForAlarms(topic)) topics.push({ kind: 'topic', topic });
  }
  return topics;
}

function actionsOf(alarm: AnyAlarm): readonly string[] {
  return [...alarm.alarmActions, ...alarm.okActions, ...alarm.insufficientDataActions];
}

async function unusedRoles({ deleted, others, aws, signal }: Search): Promise<Unused[]> {
  const used = new Set(others.flatMap(rolesOf));
  const roles: Unused[] = [];
  for (const arn of new Set(rolesOf(deleted))) {
    const name = roleName(arn);
    if (name === undefined || used.has(arn)) continue;
    const role = await aws.roles.get(name, signal);
    if (role && isForAlarmsOf(role, aws.scope.region)) roles.push({ kind: 'role', role });
  }
  return roles;
}

function rolesOf(alarm: AnyAlarm): readonly string[] {
  if (!isLogAlarm(alarm)) return [];
  const { query, logLineRoleArn } = alarm;
  return [query.roleArn, ...(logLineRoleArn === undefined ? [] : [logLineRoleArn])];
}
