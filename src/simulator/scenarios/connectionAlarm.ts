/** Creates a scenario's initial connection alarm, with the same calls that a user would make. */
import { connectionAlarm } from '../../core/cloudwatch/definition';
import { topicArn } from '../state/identity';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
import { perform } from './perform';

/** Puts a DIFF alarm on an endpoint. */
export function putConnectionAlarm(
  account: SimulatedAccount,
  region: SimulatedRegion,
  asked: {
    readonly name: string;
    readonly endpointId: string;
    /** If omitted, the alarm has no action. */
    readonly topicArn?: string;
    readonly actionsEnabled: boolean;
  },
): void {
  const alarm = connectionAlarm({
    ...asked,
    endpointLabel: region.endpoints.get(asked.endpointId)?.tags.Name ?? asked.endpointId,
    region: region.name,
  });
  perform(account, region, 'cloudwatch', 'PutMetricAlarm', {
    AlarmName: asked.name,
    AlarmDescription: 'New connections to the VPN',
    ActionsEnabled: asked.actionsEnabled,
    AlarmActions: alarm.alarmActions,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.treatMissing,
    Metrics: alarm.queries.map(({ id, label, expression, stat, returnData }) => ({
      Id: id,
      Label: label,
      Expression: expression,
      MetricStat: stat && {
        Metric: {
          Namespace: stat.namespace,
          MetricName: stat.metricName,
          Dimensions: Object.entries(stat.dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: stat.periodSeconds,
        Stat: stat.statistic,
      },
      ReturnData: returnData,
    })),
  });
}

/** A topic with its e-mail subscriptions: confirmed ones and pending ones. */
export function createTopic(
  account: SimulatedAccount,
  region: SimulatedRegion,
  name: string,
  emails: { readonly confirmed: readonly string[]; readonly pending: readonly string[] },
): string {
  perform(account, region, 'sns', 'CreateTopic', { Name: name });
  const arn = topicArn(region.name, name);
  for (const email of [...emails.confirmed, ...emails.pending]) {
    perform(account, region, 'sns', 'Subscribe', {
      TopicArn: arn,
      Protocol: 'email',
      Endpoint: email,
    });
    const topic = region.topics.get(arn);
    const subscription = topic?.subscriptions.find(({ endpoint }) => endpoint === email);
    if (topic && subscription && emails.confirmed.includes(email))
      region.topics.confirm(topic, subscription);
  }
  return arn;
}
