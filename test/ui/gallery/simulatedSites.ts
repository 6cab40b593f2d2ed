/** Accounts with as many endpoints as one likes, named as one likes. */
import type { WorkbenchOptions } from '../driver/workbench';
import { simulatedScope } from '../driver/simulatedAccount';
import { hourMs } from '../../../src/core/base/duration';
import { Faults } from '../../../src/simulator/faults';
import { answerCall } from '../../../src/simulator/route';
import { createTopic, putConnectionAlarm } from '../../../src/simulator/scenarios/connectionAlarm';
import { addEndpoint, newEndpoint } from '../../../src/simulator/scenarios/newEndpoint';
import {
  daily,
  liveOn,
  officeDay,
  type Person,
  shift,
  visitor,
} from '../../../src/simulator/scenarios/users';
import { homeRegion } from '../../../src/simulator/state/identity';
import { SimulatedAccount } from '../../../src/simulator/state/account';
import { serveOnLoopback } from '../../host/serveOnLoopback';

/** What an endpoint is called, with what belongs to it. */
export interface Site {
  readonly name: string;
  readonly users: readonly string[];
  /** The name of its alarm, where it has one. */
  readonly alarm?: string;
  readonly description?: string;
}

/** An account that is being served. */
export interface ServedSites {
  /** Of a window with this account. */
  readonly options: Pick<WorkbenchOptions, 'machineSettings' | 'awsConfig'>;
  readonly close: () => Promise<void>;
}

/** The first user of each site is always there. */
const always = daily(['00:01-23:59']);
const plans = [officeDay(0.9), shift(0), shift(8), shift(16), visitor(4)];

/** Serves an account with these sites, whose users have lived there for some hours. */
export async function serveSites(sites: readonly Site[], hours: number): Promise<ServedSites> {
  const now = Date.now();
  const account = new SimulatedAccount(now - hours * hourMs, 1);
  const region = account.region(homeRegion);
  const random = account.random.fork('sites');
  const emails = { confirmed: ['noc@example.com'], pending: [] };
  const topicArn = createTopic(account, region, 'vpn-alerts', emails);
  const allUsers: Person[] = [];
  for (const [index, { name, users, alarm, description }] of sites.entries()) {
    const plan = {
      tags: { Name: name },
      ...(description !== undefined && { description }),
      cidr: `10.${index % 250}.0.0/22`,
      authentication: 'federated-authentication' as const,
      splitTunnel: index % 2 === 0,
      ...(index % 4 === 0 && { logGroup: `/client-vpn/${index}` }),
    };
    const endpoint = newEndpoint(plan, random, account.clock.now(), region.name);
    addEndpoint(region, endpoint);
    if (alarm !== undefined) {
      const asked = { name: alarm, endpointId: endpoint.id, topicArn, actionsEnabled: true };
      putConnectionAlarm(account, region, asked);
    }
    for (const [number, username] of users.entries()) {
      const plan = number === 0 ? always : (plans[(index + number) % plans.length] ?? always);
      allUsers.push({
        endpoint,
        username,
        deviceType: 'win',
        deviceIp: `198.51.100.${index % 250}`,
        plan,
      });
    }
  }
  liveOn(account, region, allUsers);
  account.clock.advanceTo(now);
  account.clock.run(1);
  const faults = new Faults(account.random.fork('faults'));
  const router = {
    account,
    faults,
    random: account.random.fork('requests'),
    record: () => undefined,
  };
  const served = await serveOnLoopback((request) => answerCall(router, request));
  const close = async (): Promise<void> => {
    account.dispose();
    await served.close();
  };
  return { options: simulatedScope(served.url), close };
}
