/** The state of a simulated account, as the control call `state` returns it. */
import type { Faults } from './faults';
import type { SimulatedAccount } from './state/account';
import { accountId, homeRegion } from './state/identity';

/**
 * The home region, the roles and the faults of a simulated account, as JSON.
 * @param counts how often each operation was called, by `service:Operation`
 */
export function accountState({
  account,
  faults,
  counts,
}: {
  readonly account: SimulatedAccount;
  readonly faults: Faults;
  readonly counts: Readonly<Record<string, number>>;
}): unknown {
  account.clock.catchUp();
  const region = account.region(homeRegion);
  return {
    now: new Date(account.clock.now()).toISOString(),
    speed: account.clock.speed,
    region: region.name,
    accountId,
    endpoints: [...region.endpoints.values()].map(({ id, tags }) => ({
      id,
      name: tags.Name,
      connections: region.connections.active(id).map((connection) => ({
        id: connection.id,
        username: connection.username,
        commonName: connection.commonName,
      })),
    })),
    alarms: region.alarms.list().map(({ name, definition, state: { value } }) => ({
      name,
      state: value,
      actionsEnabled: definition.actionsEnabled,
      actions: definition.alarmActions,
    })),
    logAlarms: region.logAlarms.list().map((alarm) => ({
      name: alarm.name,
      state: alarm.state.value,
      evaluationState: alarm.evaluationState,
      contributors: alarm.contributors.map(({ attributes }) => attributes),
      actionsEnabled: alarm.configuration.ActionsEnabled,
      actions: alarm.configuration.AlarmActions,
    })),
    rules: region.eventRules.list().map(({ name, enabled, targets }) => ({
      name,
      enabled,
      targets: targets.map(({ Arn: arn }) => arn),
      ...region.eventRules.deliveries(name),
    })),
    topics: region.topics.list().map(({ arn, attributes, subscriptions }) => ({
      arn,
      policy: attributes.Policy,
      subscriptions: subscriptions.map(({ protocol, endpoint, confirmed }) => ({
        protocol,
        endpoint,
        confirmed,
      })),
    })),
    roles: account.roles.list().map(({ name, policies }) => ({
      name,
      policies: [...policies.keys()],
    })),
    faults: faults.list(),
    calls: counts,
  };
}
