/** What stays in the account when an alarm is deleted, besides its topics: roles and metric filters. */
import { connectionLogNamespace } from '../cloudwatch/connectionLogMetric';
import type { Alarm } from '../model/alarm';
import { isExpected } from '../model/errors';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';

/** One resource. Other alarms may use it. */
export type Leftover =
  | { readonly kind: 'role'; readonly arn: string }
  | { readonly kind: 'metricFilter'; readonly name: string; readonly group: string }
  /** The filters that publish this metric could not be read. */
  | { readonly kind: 'unknownFilter'; readonly metricName: string };

/**
 * The roles of a log alarm, or the metric filters behind an alarm that counts log entries.
 * @throws ExpectedError `cancelled` when the signal aborts
 */
export async function leftoversOf(
  alarm: AnyAlarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  if (!isLogAlarm(alarm)) return filtersOf(alarm, aws, signal);
  const arns = new Set([alarm.query.roleArn, alarm.logLineRoleArn ?? '']);
  return [...arns].filter(Boolean).map((arn) => ({ kind: 'role', arn }));
}

async function filtersOf(
  { queries }: Alarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const names = queries.flatMap(({ stat }) =>
    stat?.namespace === connectionLogNamespace ? [stat.metricName] : [],
  );
  const found: Leftover[] = [];
  for (const metricName of new Set(names)) {
    try {
      const filters = await aws.metricFilters.ofMetric(connectionLogNamespace, metricName, signal);
      found.push(
        ...filters.map(({ name, group }) => ({ kind: 'metricFilter', name, group }) as const),
      );
    } catch (error) {
      if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
      found.push({ kind: 'unknownFilter', metricName });
    }
  }
  return found;
}

/** One sentence for display. */
export function leftoverText(leftover: Leftover, t: Translate): string {
  switch (leftover.kind) {
    case 'role':
      return t('The role {0} stays; other alarms may use it.', displayText(leftover.arn));
    case 'metricFilter':
      return t(
        'The metric filter {0} of the log group {1} stays; other alarms may use its metric.',
        displayText(leftover.name),
        displayText(leftover.group),
      );
    case 'unknownFilter':
      return t(
        'The metric filter behind the metric {0} stays; it could not be read.',
        displayText(leftover.metricName),
      );
  }
}
