/** The alarms that would be created for an endpoint, one for each method. */
import { connectionCountAlarm, connectionFilter } from '../cloudwatch/connectionFilter';
import { connectionAlarm, type ConnectionEndpoint } from '../cloudwatch/definition';
import type { MetricFilter } from '../cloudwatchLogs/metricFilter';
import { connectionLogAlarm } from '../logAlarms/connectionLogAlarm';
import type { Alarm, AlarmDefinition } from '../model/alarm';
import type { DetectionMethod } from '../model/detectionMethod';
import type { LogAlarm } from '../model/logAlarm';

/** As if it had existed for all time. */
const since = { arn: '', state: 'OK', stateReason: '', stateSince: 0, configuredAt: 0 } as const;

/** No ARN is like this, and no alarm: the proposals have these names. */
const name = (method: DetectionMethod): string => `\u0000${method}`;
const topicArn = 'proposed';

/** The proposed alarm of each method, and the metric filter of one. */
export interface ProposedAlarms {
  readonly logAlarm: LogAlarm;
  readonly metricFilter: Alarm;
  readonly rise: Alarm;
  readonly filter: MetricFilter;
}

/** @param group the log group of the endpoint's connection log */
export function proposedAlarms(endpoint: ConnectionEndpoint, group: string): ProposedAlarms {
  const metric = (definition: AlarmDefinition): Alarm => ({ ...definition, ...since });
  const topicArns = [topicArn];
  return {
    logAlarm: {
      ...connectionLogAlarm({
        ...endpoint,
        kind: 'connections',
        name: name('logAlarm'),
        logGroup: group,
        roleArn: '',
        topicArns,
      }),
      ...since,
    },
    metricFilter: metric(
      connectionCountAlarm({ ...endpoint, name: name('metricFilter'), topicArns }),
    ),
    rise: metric(connectionAlarm({ ...endpoint, name: name('rise'), topicArn })),
    filter: connectionFilter(group),
  };
}
