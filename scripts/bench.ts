/**
 * `npm run bench [-- PART…]`: measures what the project promises, or some parts of it, prints one
 * table and writes it as bench.json. Both show missed targets, which do not fail the command, since
 * a busy machine misses some.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { accounts, countCalls } from '../test/bench/calls';
import { benchActivation } from '../test/bench/benchActivation';
import { benchAuditPicture } from '../test/bench/draw/benchAuditPicture';
import { benchOverview } from '../test/bench/draw/benchOverview';
import { benchTimeline } from '../test/bench/draw/benchTimeline';
import { measureDrawing } from '../test/bench/draw/measureDrawing';
import { benchLive } from '../test/bench/live/benchLive';
import { benchLogJoin } from '../test/bench/logJoin';
import { benchLogReplay } from '../test/bench/logReplay';
import { type Measurement, table } from '../test/bench/measurement';
import { measureHeap, measurePolling } from '../test/bench/polling';
import { measureAudit } from '../test/bench/audit';
import { measureReplay } from '../test/bench/replay';
import { measureStretches } from '../test/bench/stretches';
import { benchEndpointPage } from '../test/bench/page/benchEndpointPage';
import { benchTrialStart } from '../test/bench/trial/benchTrialStart';
import { benchFleet } from '../test/bench/fleet/benchFleet';
import { measureSizes } from '../test/bench/sizes';
import { unpackExtension } from '../test/bench/measureStarts';
import { newestHost } from './hosts/versions';
import { packageExtension } from './packageExtension';
import { root } from './root';
import { runScript, CliError } from './cliError';

async function measureCalls(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const account of accounts) {
    const { actual, least, quickPages } = await countCalls(account);
    const more = quickPages > 0 ? `, and ${quickPages} for shorter pages` : '';
    measurements.push({
      what: `a refresh, ${account.name}`,
      value: actual,
      unit: 'calls',
      target: { text: `${least}, the least${more}`, met: actual === least + quickPages },
    });
  }
  return measurements;
}

/** Every part by its name on the command line. */
const parts: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  activation: async () => benchActivation(newestHost, await extension()),
  page: async () => benchEndpointPage(newestHost, await extension()),
  trial: async () => {
    await extension();
    return benchTrialStart();
  },
  fleet: async () => benchFleet(newestHost, await extension()),
  sizes: async () => {
    await extension();
    return measureSizes();
  },
  live: async () => {
    await extension();
    return benchLive();
  },
  calls: measureCalls,
  polling: async () => [...(await measurePolling()), await measureHeap()],
  replays: async () => [...measureReplay(), ...measureAudit(), ...(await measureStretches())],
  joins: () => Promise.resolve([...benchLogJoin(), ...benchLogReplay()]),
  drawing: async () => [
    ...(await measureDrawing()),
    await benchTimeline(),
    ...(await benchAuditPicture()),
    ...(await benchOverview()),
  ],
};

let unpacked: Promise<string> | undefined;

/** The folder of the extension as VS Code unpacks it; packed once for all parts. */
function extension(): Promise<string> {
  return (unpacked ??= packageExtension().then(() => unpackExtension(newestHost)));
}

runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new CliError(
      `There is no part "${unknown}"; there are: ${Object.keys(parts).join(', ')}.`,
    );
  }
  const startedAt = Date.now();
  const measurements: Measurement[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.error(`${name}…`);
    measurements.push(...(await measure()));
  }
  const machine = {
    node: process.versions.node,
    vscode: newestHost.vscode,
    cpu: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    load: loadavg()[0] ?? NaN,
  };
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const report = { at: new Date(startedAt).toISOString(), seconds, machine, measurements };
  await writeFile(join(root, 'bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(table(measurements));
  const missed = measurements.filter(({ target }) => target && !target.met).length;
  const { cpu, cores, load, node, vscode } = machine;
  console.log(
    `\n${seconds} s on ${cores} × ${cpu}, load ${load.toFixed(1)}, Node ${node}, VS Code ${vscode}. ` +
      (missed > 0 ? `Targets missed: ${missed}.` : 'Every target is met.'),
  );
  process.exit(0);
});
