/** Alarms for accounts that have many: those of Client VPN and those of others. */
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Endpoint } from '../../../src/core/model/endpoint';

/** An endpoint that can be connected to. */
export function plainEndpoint(id: string): Endpoint {
  return {
    id,
    state: 'available',
    authentication: [],
    splitTunnel: false,
    logging: { enabled: false },
  };
}

/** A connection alarm of an endpoint. */
export function vpnAlarm(name: string, endpointId = 'cvpn-endpoint-1'): AlarmDefinition {
  const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:mails';
  return connectionAlarm({ endpointId, endpointLabel: endpointId, name, topicArn });
}

/** An alarm about another service. Its name sorts before and after those of Client VPN by turns. */
export function foreignAlarm(index: number): AlarmDefinition {
  const name = `${index % 2 ? 'a' : 'z'}-foreign-${String(index).padStart(5, '0')}`;
  const { queries, ...alarm } = vpnAlarm(name);
  return {
    ...alarm,
    queries: queries.map((query) =>
      query.stat ? { ...query, stat: { ...query.stat, namespace: 'AWS/EC2' } } : query,
    ),
  };
}
