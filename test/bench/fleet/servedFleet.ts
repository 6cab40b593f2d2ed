/**
 * The accounts of the refresh measurement, as a program of its own, so that what simulating them costs
 * is no part of what is measured: `node servedFleet.js SPREAD`, where SPREAD is JSON. Prints the
 * addresses, one for each account, as a line of JSON, and runs until it is ended.
 */
import { Faults } from '../../../src/simulator/faults';
import { answerCall } from '../../../src/simulator/route';
import { createTopic, putConnectionAlarm } from '../../../src/simulator/scenarios/connectionAlarm';
import { addEndpoint, newEndpoint } from '../../../src/simulator/scenarios/newEndpoint';
import { perform } from '../../../src/simulator/scenarios/perform';
import { connect } from '../../../src/simulator/state/connectionEvents';
import { homeRegion } from '../../../src/simulator/state/identity';
import type { SimulatedRegion } from '../../../src/simulator/state/region';
import { SimulatedAccount } from '../../../src/simulator/state/account';
import { serveOnLoopback } from '../../host/serveOnLoopback';
import { alarmsEach, changingMs, connectionsEach, latencyMs, type Spread } from './refresh';

const minuteMs = 60_000;
/** New alarms find their state. */
const settlingMs = 2 * minuteMs;
/** Just after an evaluation: none comes while the clock is advanced by seconds, as it is here. */
const startMs = Math.floor(Date.now() / minuteMs) * minuteMs;

async function main(): Promise<void> {
  const { scopes, endpoints } = JSON.parse(process.argv[2] ?? '') as Spread;
  const urls: string[] = [];
  for (let index = 0; index < scopes; index++) {
    const account = new SimulatedAccount(startMs - settlingMs, index + 1);
    const region = account.region(homeRegion);
    fill(account, region, endpoints);
    account.clock.advanceTo(startMs);
    setInterval(() => {
      changeStates(account, region);
    }, changingMs);
    const random = account.random.fork('requests');
    const faults = new Faults(account.random.fork('faults'));
    const router = { account, faults, random, record: () => undefined };
    const served = await serveOnLoopback(async (request) => {
      await pause(latencyMs.least + Math.random() * (latencyMs.most - latencyMs.least));
      return answerCall(router, request);
    });
    urls.push(served.url);
  }
  console.log(JSON.stringify(urls));
}

function fill(simulated: SimulatedAccount, region: SimulatedRegion, endpoints: number): void {
  const random = simulated.random.fork('fleet');
  const now = simulated.clock.now();
  const confirmed = ['noc@example.com'];
  const topicArn = createTopic(simulated, region, 'vpn-alerts', { confirmed, pending: [] });
  for (let index = 1; index <= endpoints; index++) {
    const plan = {
      tags: { Name: `Site ${index} of the fleet` },
      cidr: `10.${index % 250}.0.0/22`,
      authentication: 'certificate-authentication' as const,
      logGroup: `/client-vpn/${index}`,
    };
    const endpoint = newEndpoint(plan, random, now, region.name);
    addEndpoint(region, endpoint);
    for (let client = 0; client < connectionsEach; client++)
      connect(simulated, region, { endpointId: endpoint.id });
    for (let alarm = 1; alarm <= alarmsEach; alarm++) {
      const name = `vpn-connections-${index}-${alarm}`;
      const asked = { name, endpointId: endpoint.id, topicArn, actionsEnabled: true };
      putConnectionAlarm(simulated, region, asked);
    }
  }
}

let round = 0;

/** The state of one alarm in a hundred becomes another one. */
function changeStates(simulated: SimulatedAccount, region: SimulatedRegion): void {
  round++;
  simulated.clock.advance(1000);
  for (const [index, { name, state }] of region.alarms.list().entries()) {
    if ((index + round) % 100 === 0) {
      perform(simulated, region, 'cloudwatch', 'SetAlarmState', {
        AlarmName: name,
        StateValue: state.value === 'OK' ? 'INSUFFICIENT_DATA' : 'OK',
        StateReason: 'bench',
      });
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
