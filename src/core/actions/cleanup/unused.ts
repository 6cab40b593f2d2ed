/**
 * Finds what nothing in the region uses any more after an alarm was deleted: the metric filters, the
 * topics and the roles that were made for alarms.
 */
import { connectionLogNamespace } from '../../cloudwatch/connectionLogMetric';
import type { MetricFilter } from '../../cloudwatchLogs/metricFilter';
import { rolePolicyName } from '../../logAlarms/roleTemplate';
import { isExpected, type Failure } from '../../model/errors';
import { isLogAlarm, isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import { parseTopicArn, type Topic } from '../../model/topic';
import { parsePolicy } from '../../policy/policyDecision';
import { roleName, type Role } from '../../policy/role';
import type { ScopeAws } from '../../ports/aws';
import { readsMetric } from '../metricFilters/deleteMetricFilter';
import { findTopic } from '../write/find';

/** A resource that no other alarm of the region uses. */
export type Unused =
  | { readonly kind: 'metricFilter'; readonly filter: MetricFilter }
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'role'; readonly role: Role };

/** The resources, in the order in which they can be deleted. */
export interface UnusedResources {
  readonly unused: readonly Unused[];
  /** Why some could not be read. */
  readonly failures: readonly Failure[];
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
  // A list just after the deletion may still have the alarm.
  const others = listed.filter(({ name }) => name !== deleted.name);
  const failures: Failure[] = [];
  const attempted = async (read: () => Promise<readonly Unused[]>): Promise<readonly Unused[]> => {
    try {
      return await read();
    } catch (error) {
      if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
      failures.push(error.failure);
      return [];
    }
  };
  const unused = [
    ...(await attempted(() => unusedFilters(deleted, others, aws, signal))),
    ...(await attempted(() => unusedTopics(deleted, others, aws, signal))),
    ...(await attempted(() => unusedRoles(deleted, others, aws, signal))),
  ];
  return { unused, failures };
}

async function unusedFilters(
  deleted: AnyAlarm,
  others: readonly AnyAlarm[],
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Unused[]> {
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
  deleted: AnyAlarm,
  others: readonly AnyAlarm[],
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Unused[]> {
  const used = new Set(others.flatMap(actionsOf));
  const arns = [...new Set(actionsOf(deleted))].filter(
    (arn) => parseTopicArn(arn) && !used.has(arn),
  );
  const topics: Unused[] = [];
  for (const arn of arns) {
    const topic = await findTopic(aws, arn, signal);
    if (topic && isForAlarms(topic)) topics.push({ kind: 'topic', topic });
  }
  return topics;
}

function actionsOf(alarm: AnyAlarm): readonly string[] {
  return [...alarm.alarmActions, ...alarm.okActions, ...alarm.insufficientDataActions];
}

/** The statement that SNS gives every topic: only the owner may use it. */
const defaultSid = '__default_statement_ID';

/** Sids of the extension's statements. */
const ownSid = /^ClientVpnWatch[A-Za-z]*\d*$/;

/** Whether only the owner, and what this extension makes, may publish to the topic. */
export function isForAlarms({ policy = '' }: Topic): boolean {
  const sids = (parsePolicy(policy)?.Statement ?? []).map(({ Sid: sid }) =>
    typeof sid === 'string' ? sid : '',
  );
  return (
    sids.some((sid) => ownSid.test(sid)) &&
    sids.every((sid) => sid === defaultSid || ownSid.test(sid))
  );
}

async function unusedRoles(
  deleted: AnyAlarm,
  others: readonly AnyAlarm[],
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Unused[]> {
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

/**
 * Whether the role is one of the extension's, without more policies, and only for alarms of this
 * region: IAM roles exist once in all regions.
 */
export function isForAlarmsOf(
  { description, trust, inline, attached }: Role,
  region: string,
): boolean {
  const statements = parsePolicy(trust)?.Statement ?? [];
  return (
    description?.endsWith('Made by Client VPN Watch.') === true &&
    Object.keys(attached).length === 0 &&
    Object.keys(inline).every((name) => name === rolePolicyName) &&
    statements.length > 0 &&
    statements.every((statement) => {
      const condition = JSON.stringify(statement.Condition ?? {});
      return condition.includes('aws:SourceArn') && condition.includes(`:${region}:`);
    })
  );
}
