/** Alarms as people make them, by console, Terraform or by mistake: each differs from the default in one way. */
import type { Alarm, MetricQuery, MetricStat } from '../../../src/core/model/alarm';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Finding } from '../../../src/core/diagnosis/finding';
import {
  testAlarm,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testTopic,
  type ScopeContents,
} from '../../fakes/snapshots';

export const endpointId = 'cvpn-endpoint-1';

/** An alarm on metrics of Client VPN, its period that of its metrics. */
export function alarmOf(queries: readonly MetricQuery[], changes: Partial<Alarm> = {}): Alarm {
  const periodSeconds = queries.find(({ stat }) => stat)?.stat?.periodSeconds ?? 60;
  return testAlarm(endpointId, { queries, periodSeconds, ...changes });
}

/** The metric entry of a math alarm. */
export function metric(changes: Partial<MetricStat> = {}, id = 'm1'): MetricQuery {
  const stat: MetricStat = {
    namespace: 'AWS/ClientVPN',
    metricName: 'ActiveConnectionsCount',
    dimensions: { Endpoint: endpointId },
    periodSeconds: 60,
    statistic: 'Maximum',
    ...changes,
  };
  return { id, stat, returnData: false };
}

/** The watched expression of a math alarm. */
export function watched(expression: string): MetricQuery {
  return { id: 'e1', expression, returnData: true };
}

/** A math alarm over one metric: the default's shape with another metric or expression. */
export function rise(
  stat: Partial<MetricStat> = {},
  changes: Partial<Alarm> = {},
  expression = 'DIFF(m1)',
): Alarm {
  return alarmOf([metric(stat), watched(expression)], changes);
}

/** An alarm on one metric alone, of five minutes, as the console makes it. */
export function plain(stat: Partial<MetricStat> = {}, changes: Partial<Alarm> = {}): Alarm {
  const query = {
    ...metric({ periodSeconds: 300, statistic: 'Average', ...stat }),
    returnData: true,
  };
  return alarmOf([query], { treatMissing: 'missing', ...changes });
}

/** A scope with one logging endpoint on which somebody is, its topic in order, and these alarms. */
export function scopeWith(
  alarms: readonly Alarm[],
  contents: ScopeContents = {},
  parts: Partial<ScopeSnapshot> = {},
): ScopeSnapshot {
  const logging = { enabled: true, group: '/vpn' };
  return testScopeSnapshot(
    {
      endpoints: [testEndpoint({ logging })],
      topics: [testTopic()],
      connections: [testConnection()],
      ...contents,
      alarms,
    },
    parts,
  );
}

/** What is found, as `severity rule`. A fault of a topic by its own name. */
export function rulesOf(scope: ScopeSnapshot): readonly string[] {
  return findings(scope).map(({ severity, diagnosis }) => `${severity} ${ruleName(diagnosis)}`);
}

/** The rule, or the fault of a topic. */
function ruleName(diagnosis: Finding['diagnosis']): string {
  return diagnosis.rule === 'topicFault' ? diagnosis.fault.kind : diagnosis.rule;
}
