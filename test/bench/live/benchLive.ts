/**
 * How long it takes from a connect until the user's name is on screen, in the packaged extension in VS
 * Code, with a simulated account whose clock is the machine's. Users connect at moments that have nothing
 * to do with the polls.
 */
import { createSimulator, type Simulator } from '../../../src/simulator';
import { serve } from '../../../src/simulator/serve';
import { endpointIds } from '../../simulator/wireClient';
import { inLane, Lane } from '../../ui/driver/lane';
import { simulatedScope } from '../../ui/driver/simulatedAccount';
import { Workbench } from '../../ui/driver/workbench';
import { atMost, type Measurement, medianOf } from '../measurement';

const connects = 24;
/** Between two connects, ms: no multiple or part of ten seconds. */
const betweenMs = 3_700;
/** Connections that stay: more rows would not be in sight. */
const mostOpen = 6;
/** Fifteen seconds, and one for the read and for VS Code to draw the row. */
const targetMs = 16_000;
const minuteMs = 60_000;

/** The median and the worst of some connects, and what else was called meanwhile. */
export async function benchLive(): Promise<readonly Measurement[]> {
  const simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() });
  const served = await serve(simulator, 0);
  const lane = new Lane();
  try {
    return await inLane(lane, () => measureLive(simulator, served.url));
  } finally {
    await lane.close();
    await served.close();
    simulator.dispose();
  }
}

async function measureLive(simulator: Simulator, url: string): Promise<readonly Measurement[]> {
  const endpointId = (await endpointIds(simulator))[1] ?? '';
  const workbench = await Workbench.open(simulatedScope(url));
  try {
    await workbench.openContainer('Client VPN');
    const tree = workbench.tree('Endpoints');
    await tree.expand(/Branch/);
    // Until here, everything was read for the first time.
    const calls = simulator.calls().length;
    const begunAt = Date.now();
    const times = await Promise.all(
      Array.from({ length: connects }, async (_, index) => {
        await pause(index * betweenMs);
        return timeToScreen(simulator, workbench, endpointId, index);
      }),
    );
    const minutes = (Date.now() - begunAt) / minuteMs;
    return rows(times, simulator.calls().slice(calls), minutes);
  } finally {
    await workbench.close();
  }
}

/** Ms from the connect to the row. */
async function timeToScreen(
  { trial }: Simulator,
  workbench: Workbench,
  endpointId: string,
  index: number,
): Promise<number> {
  const username = `user-${String(index).padStart(2, '0')}`;
  const connectedAt = performance.now();
  const id = trial.connect({ endpointId, username });
  await workbench.tree('Endpoints').row(username).waitFor({ timeout: minuteMs });
  const ms = performance.now() - connectedAt;
  await pause((mostOpen - 1) * betweenMs - ms);
  trial.disconnect(id);
  return ms;
}

function rows(
  times: readonly number[],
  calls: readonly { readonly operation: string }[],
  minutes: number,
): readonly Measurement[] {
  const what = `from connect to the name on screen, ${times.length} connects`;
  const { value, spread } = medianOf(times);
  const worst = Math.max(...times);
  const count = (name: string): number =>
    calls.filter(({ operation }) => operation === name).length;
  const a = (operation: string): string => `  ${operation} calls a minute meanwhile`;
  return [
    { what, value, unit: 'ms', spread, target: atMost(value, targetMs, 'ms') },
    {
      what: '  the worst of them',
      value: worst,
      unit: 'ms',
      target: atMost(worst, targetMs, 'ms'),
    },
    {
      what: a('DescribeClientVpnConnections'),
      value: count('DescribeClientVpnConnections') / minutes,
      unit: 'calls',
      // Two endpoints, each at most seven times.
      target: atMost(count('DescribeClientVpnConnections') / minutes, 14, 'calls'),
    },
    {
      what: a('billed GetMetricData'),
      value: count('GetMetricData'),
      unit: 'calls',
      target: atMost(count('GetMetricData'), 0, 'calls'),
    },
  ];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
