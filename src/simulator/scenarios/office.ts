/**
 * An office: three endpoints of three kinds and their users. The first has a connection alarm with
 * a topic, the third an alarm with disabled actions, the second none. The first two log their
 * connections to one group, the third has no log. At night only machines connect. Their connections
 * show the limits of a connection alarm: some are shorter than the publishing interval, and one
 * starts in the minute in which another ends.
 */
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
import { createTopic, putConnectionAlarm } from './connectionAlarm';
import { addEndpoint, newEndpoint, type EndpointPlan } from './newEndpoint';
import { device, nightly, operators, partnerUsers, staff } from './staff';
import { daily, liveOn, officeDay, shift, visitor } from './users';

const plans = {
  tokyo: {
    tags: { Name: 'Tokyo office', Environment: 'production' },
    description: 'Remote access for Tokyo staff',
    cidr: '10.20.0.0/22',
    authentication: 'certificate-authentication',
    splitTunnel: true,
    logGroup: '/client-vpn/offices',
  },
  partners: {
    tags: { Environment: 'production' },
    description: 'Partner access (SAML)',
    cidr: '10.30.0.0/22',
    authentication: 'federated-authentication',
    logGroup: '/client-vpn/offices',
    sessionTimeoutHours: 8,
  },
  operations: {
    tags: { Name: 'Operations', Environment: 'production' },
    cidr: '10.40.0.0/22',
    authentication: 'directory-service-authentication',
    splitTunnel: true,
    transport: 'tcp',
    sessionTimeoutHours: 12,
  },
} satisfies Record<string, EndpointPlan>;

/** Adds the office to a region. */
export function buildOffice(account: SimulatedAccount, region: SimulatedRegion): void {
  const random = account.random.fork('office');
  const add = (plan: EndpointPlan): ReturnType<typeof newEndpoint> => {
    const endpoint = newEndpoint(plan, random, account.clock.now(), region.name);
    addEndpoint(region, endpoint);
    return endpoint;
  };
  const tokyo = add(plans.tokyo);
  const partners = add(plans.partners);
  const operations = add(plans.operations);
  liveOn(account, region, [
    ...staff.map((name) => ({
      endpoint: tokyo,
      commonName: `${name}.client.example.com`,
      ...device(random),
      plan: officeDay(0.85),
    })),
    {
      endpoint: tokyo,
      commonName: 'printer-gw.client.example.com',
      ...device(random),
      plan: visitor(6),
    },
    ...partnerUsers.map((name) => ({
      endpoint: partners,
      username: `${name}@partner.example`,
      ...device(random),
      plan: visitor(3),
    })),
    ...operators.map((name, index) => ({
      endpoint: operations,
      username: name,
      ...device(random),
      plan: shift([0, 8, 16][index % 3] ?? 0),
    })),
    ...nightly.map(([name, stays]) => ({
      endpoint: tokyo,
      commonName: `${name}.client.example.com`,
      ...device(random),
      misses: 0,
      plan: daily(stays),
    })),
  ]);
  addAlarms(account, region, tokyo.id, operations.id);
}

function addAlarms(
  account: SimulatedAccount,
  region: SimulatedRegion,
  tokyoId: string,
  operationsId: string,
): void {
  const topicArn = createTopic(account, region, 'vpn-alerts', {
    confirmed: ['it-team@example.com'],
    pending: ['on-call@example.com'],
  });
  putConnectionAlarm(account, region, {
    name: 'tokyo-office-vpn-connections',
    endpointId: tokyoId,
    topicArn,
    actionsEnabled: true,
  });
  putConnectionAlarm(account, region, {
    name: 'operations-vpn-connections',
    endpointId: operationsId,
    topicArn,
    actionsEnabled: false,
  });
}
