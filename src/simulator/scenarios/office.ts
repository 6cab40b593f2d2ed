/**
 * An office: three endpoints of three kinds and the people who use them. The first has a connection
 * alarm with a topic, the third an alarm whose actions are off, the second none. The first two log
 * their connections to one group, the third logs none. At night nobody is in, but for machines whose
 * connections show what a connection alarm cannot see: some are shorter than the publishing interval,
 * and one begins in the minute in which another ends.
 */
import type { Random } from '../world/random';
import type { RegionWorld } from '../world/region';
import type { World } from '../world/world';
import { createTopic, putConnectionAlarm } from './connectionAlarm';
import { addEndpoint, newEndpoint, type EndpointPlan } from './newEndpoint';
import { daily, liveOn, officeDay, shift, visitor, type Person } from './people';

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

const staff = [
  ...['sato', 'suzuki', 'takahashi', 'tanaka', 'ito', 'watanabe', 'yamamoto', 'nakamura'],
  ...['kobayashi', 'kato', 'yoshida', 'yamada', 'sasaki', 'yamaguchi'],
];
const partnerPeople = ['anna.weber', 'j.okafor', 'li.wei', 'm.rossi', 'p.novak', 'r.singh'];
const operators = ['h.mori', 'k.abe', 'm.ikeda', 's.hashimoto', 't.ishikawa', 'y.ogawa'];

/** Machines and when they connect, in the office's time. */
const nightly: readonly (readonly [name: string, stays: readonly string[]])[] = [
  ['monitor', ['00:01-00:03', '04:31-04:33', '21:46-21:49']],
  ['backup-1', ['02:00-03:12']],
  ['backup-2', ['03:13-05:00']],
];

/** Fills a region with the office. */
export function buildOffice(world: World, region: RegionWorld): void {
  const random = world.random.fork('office');
  const add = (plan: EndpointPlan): ReturnType<typeof newEndpoint> => {
    const endpoint = newEndpoint(plan, random, world.clock.now(), region.name);
    addEndpoint(region, endpoint);
    return endpoint;
  };
  const tokyo = add(plans.tokyo);
  const partners = add(plans.partners);
  const operations = add(plans.operations);
  liveOn(world, region, [
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
    ...partnerPeople.map((name) => ({
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
  addAlarms(world, region, tokyo.id, operations.id);
}

function addAlarms(world: World, region: RegionWorld, tokyoId: string, operationsId: string): void {
  const topicArn = createTopic(world, region, 'vpn-alerts', {
    confirmed: ['it-team@example.com'],
    pending: ['on-call@example.com'],
  });
  putConnectionAlarm(world, region, {
    name: 'tokyo-office-vpn-connections',
    endpointId: tokyoId,
    topicArn,
    actionsEnabled: true,
  });
  putConnectionAlarm(world, region, {
    name: 'operations-vpn-connections',
    endpointId: operationsId,
    topicArn,
    actionsEnabled: false,
  });
}

function device(random: Random): Pick<Person, 'deviceType' | 'deviceIp'> {
  return {
    deviceType: random.pick(['win', 'win', 'mac', 'linux']),
    deviceIp: `198.51.100.${random.between(1, 254)}`,
  };
}
