/** What the wizard hands over in these tests: one endpoint, and its alarm with a new topic. */
import {
  planConnectionAlarm,
  type AlarmPlanInput,
} from '../../../src/core/actions/planConnectionAlarm';
import type { AlarmPlan } from '../../../src/core/actions/plan/plan';
import { connectionAlarm, defaultAlarmName } from '../../../src/core/cloudwatch/definition';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Endpoint } from '../../../src/core/model/endpoint';
import type { FakeAws } from '../../fakes/fakeAws';
import { byEmail } from '../../fakes/subscribers';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testScope } from '../../fakes/snapshots';

export const endpoint: Endpoint = {
  id: 'cvpn-endpoint-0123456789abcdef0',
  name: 'office',
  state: 'available',
  authentication: ['certificate-authentication'],
  splitTunnel: true,
  logging: { enabled: false },
};

export const alarmName = defaultAlarmName(endpoint.id);
export const email = 'ops@example.com';

export const newTopic = { kind: 'new', name: 'vpn-watch', subscribers: [byEmail(email)] } as const;

/** The alarm of the endpoint that tells this topic. */
export function definitionFor(topicArn: string, name = alarmName): AlarmDefinition {
  const { region } = testScope;
  return connectionAlarm({
    endpointId: endpoint.id,
    endpointLabel: 'office',
    region,
    name,
    topicArn,
  });
}

/** A plan in the account; a new topic by default. */
export function planFor(aws: FakeAws, more: Partial<AlarmPlanInput> = {}): AlarmPlan {
  const { scope, identity } = aws;
  const input = { endpoint, scope, identity, topic: newTopic, name: alarmName, ...more };
  return planConnectionAlarm(input, plainTranslate);
}
