/** Two hundred endpoints: many sites, some without a name, one with a very long one, some alarms. */
import type { Authentication } from '../state/endpoints';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
import { createTopic, putConnectionAlarm } from './connectionAlarm';
import { addEndpoint, newEndpoint } from './newEndpoint';
import { liveOn, officeDay, shift, visitor, type Person } from './users';

const size = 200;
const sites = [
  ...['Sapporo', 'Sendai', 'Niigata', 'Saitama', 'Chiba', 'Tokyo', 'Yokohama', 'Shizuoka'],
  ...['Nagoya', 'Kanazawa', 'Kyoto', 'Osaka', 'Kobe', 'Okayama', 'Hiroshima', 'Takamatsu'],
  ...['Matsuyama', 'Fukuoka', 'Kumamoto', 'Naha'],
];
const purposes = ['staff', 'partners', 'operations', 'development', 'factory', 'sales'];
const kinds: readonly Authentication[] = [
  'certificate-authentication',
  'federated-authentication',
  'directory-service-authentication',
];
/** By number of the user: at every hour somebody is connected somewhere. */
const plans = [officeDay(0.8), visitor(4), shift(0), shift(8), shift(16)];
/** A tag's value has at most 256 characters. */
const longName = 'Disaster recovery access for the whole of western Japan, '
  .repeat(5)
  .slice(0, 256)
  .trimEnd();

/** Fills a region with the fleet. */
export function buildFleet(account: SimulatedAccount, region: SimulatedRegion): void {
  const random = account.random.fork('fleet');
  const users: Person[] = [];
  const topicArn = createTopic(account, region, 'fleet-vpn-alerts', {
    confirmed: ['noc@example.com'],
    pending: [],
  });
  for (let index = 0; index < size; index++) {
    const name = nameOf(index);
    const endpoint = newEndpoint(
      {
        tags: name === undefined ? {} : { Name: name },
        ...(index % 3 === 0 && { description: `Endpoint ${index + 1} of ${size}` }),
        cidr: `10.${index}.0.0/22`,
        authentication: kinds[index % kinds.length] ?? 'certificate-authentication',
        splitTunnel: index % 2 === 0,
        ...(index % 4 === 0 && { logGroup: `/client-vpn/${index + 1}` }),
      },
      random,
      account.clock.now(),
      region.name,
    );
    addEndpoint(region, endpoint);
    users.push(...usersOf(endpoint, random.between(0, 5)));
    if (index % 8 === 0) {
      const alarm = `fleet-vpn-connections-${String(index + 1).padStart(3, '0')}`;
      const endpointId = endpoint.id;
      putConnectionAlarm(account, region, {
        name: alarm,
        endpointId,
        topicArn,
        actionsEnabled: true,
      });
    }
  }
  liveOn(account, region, users);
}

function nameOf(index: number): string | undefined {
  if (index === 7) return longName;
  if (index % 11 === 10) return undefined;
  const site = sites[index % sites.length] ?? '';
  return `${site} ${purposes[Math.floor(index / sites.length) % purposes.length] ?? ''} ${index + 1}`;
}

function usersOf(endpoint: Person['endpoint'], count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    endpoint,
    commonName: `user${index + 1}.${endpoint.id.slice(-6)}.example.com`,
    deviceType: 'win',
    deviceIp: `198.51.100.${index + 1}`,
    plan: plans[index % plans.length] ?? officeDay(0.8),
  }));
}
