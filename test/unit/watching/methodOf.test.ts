import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { AlarmDefinition, MetricStat } from '../../../src/core/model/alarm';
import { methodOf } from '../../../src/core/watching/methodOf';

const endpoint = { endpointId: 'cvpn-endpoint-1', endpointLabel: 'Tokyo' };
const rise = connectionAlarm({ ...endpoint, name: 'rise', topicArn: 'topic' });

/** The alarm on a single metric. */
function on(namespace: string, metricName: string): AlarmDefinition {
  const stat: MetricStat = {
    namespace,
    metricName,
    dimensions: { Endpoint: endpoint.endpointId },
    periodSeconds: 60,
    statistic: 'Sum',
  };
  return { ...rise, queries: [{ id: 'm1', stat, returnData: true }] };
}

describe('the detection method of an alarm', () => {
  const log = { ...endpoint, name: 'log', logGroup: '/vpn', roleArn: 'role', topicArns: [] };

  it.each([
    ['a log alarm', connectionLogAlarm({ ...log, kind: 'connections' }), 'logAlarm'],
    ['DIFF of the count', rise, 'rise'],
    ['the count itself', on('AWS/ClientVPN', 'ActiveConnectionsCount'), 'rise'],
    [
      'our count of log entries',
      on('ClientVPN/ConnectionLog', 'ConnectionAttempts'),
      'metricFilter',
    ],
    ['another metric of ours', on('ClientVPN/ConnectionLog', 'Failures'), undefined],
    ['another metric of Client VPN', on('AWS/ClientVPN', 'IngressBytes'), undefined],
    ['a metric of somebody else', on('Custom', 'ConnectionAttempts'), undefined],
  ] as const)('%s', (_, alarm, method) => {
    expect(methodOf(alarm)).toBe(method);
  });
});
