/** What the wizard hands over in these tests: one endpoint, and its alarm with a new topic. */
import type { AlarmDraft } from '../../../src/core/actions/create/alarmDraft';
import { planAlarm } from '../../../src/core/actions/create/planAlarm';
import type { AlarmPlan } from '../../../src/core/actions/plan/plan';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { defaultAlarmName } from '../../../src/core/cloudwatch/defaultNames';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Endpoint } from '../../../src/core/model/endpoint';
import type { Identity } from '../../../src/core/model/scope';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { createFormat } from '../../../src/core/text/format';
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

export const alarmName = defaultAlarmName(endpoint);
export const email = 'ops@example.com';

export const newTopic = { kind: 'new', name: 'vpn-watch', subscribers: [byEmail(email)] } as const;

/** The alarm of the endpoint that notifies this topic. */
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

/** The plan of an alarm on the rise, with its own mail; a new topic by default. */
export function planFor(
  { scope, identity }: Pick<ScopeAws, 'scope'> & { readonly identity: Identity },
  { endpoint: of = endpoint, ...more }: PlanChanges = {},
): AlarmPlan {
  const draft = { ...riseDraft, ...more };
  const place = { endpoint: of, scope, identity };
  const { alarm, ...plan } = planAlarm(draft, place, { otherEndpoints: [] }, planContext);
  if (alarm.kind !== 'putAlarm') throw new Error(alarm.kind);
  return { ...plan, alarm };
}

/** What differs in a plan. */
export type PlanChanges = Partial<AlarmDraft> & { readonly endpoint?: Endpoint };

const riseDraft: AlarmDraft = {
  method: 'rise',
  notification: { kind: 'own' },
  topic: newTopic,
  name: alarmName,
};

/** English, in UTC, on a Saturday. */
export const planContext = {
  t: plainTranslate,
  format: createFormat({ locale: 'en-US', timeZone: 'UTC' }),
  now: Date.UTC(2026, 10, 28, 9, 41),
};
