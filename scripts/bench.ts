/**
 * `npm run bench`: measures what the project promises, prints one table and writes it as bench.json.
 * A missed target is plain in both; it does not fail the command, since a busy machine misses some.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { accounts, countCalls } from '../test/bench/calls';
import { benchDraw, type DrawResult } from '../test/bench/draw/benchDraw';
import { benchTimeline } from '../test/bench/draw/benchTimeline';
import { benchLogJoin } from '../test/bench/logJoin';
import { atMost, type Measurement, medianOf, table, type Target } from '../test/bench/measurement';
import { measureHeap, measurePolling } from '../test/bench/polling';
import { measureAudit } from '../test/bench/audit';
import { measureReplay } from '../test/bench/replay';
import { benchFleet } from '../test/bench/fleet/benchFleet';
import { measureSizes } from '../test/bench/sizes';
import { measureStarts, unpackExtension } from '../test/bench/measureStarts';
import { newestHost } from './hosts/versions';
import { packageExtension } from './packageExtension';
import { root } from './root';
import { runScript } from './sentence';
import { trialSettings } from './trialSettings';

/** Starts of the extension: with no scope chosen, and in the trial. */
const starts = { idle: 11, fleet: 11, trial: 5 };
const targets = { activateMs: 15, drawMs: 60 };
/** As many scopes as a large company has; none of the profiles is there. */
const hundredScopes = Array.from({ length: 100 }, (_, index) => ({
  profile: `bench-${index}`,
  region: 'ap-northeast-1',
}));

async function measureActivation(extension: string): Promise<readonly Measurement[]> {
  const options = { version: newestHost, extension };
  const idle = await measureStarts({ ...options, machineSettings: {}, count: starts.idle });
  const activate = medianOf(idle.map(({ activateMs }) => activateMs));
  const lazy = new Set(idle.flatMap(({ scripts }) => scripts)).size - 1;
  const fleet = await measureStarts({
    ...options,
    machineSettings: { 'clientVpnWatch.scopes': hundredScopes },
    count: starts.fleet,
  });
  const fleetActivate = medianOf(fleet.map(({ activateMs }) => activateMs));
  const trial = await measureStarts({
    ...options,
    machineSettings: trialSettings,
    count: starts.trial,
  });
  return [
    {
      what: 'activate(), no scope chosen',
      ...activate,
      unit: 'ms',
      target: atMost(activate.value, targets.activateMs, 'ms'),
    },
    {
      what: 'activate(), 100 scopes chosen',
      ...fleetActivate,
      unit: 'ms',
      target: unchanged(fleetActivate.value, activate),
    },
    { what: 'loading dist/extension.js', ...medianOf(idle.map((one) => one.loadMs)), unit: 'ms' },
    {
      what: 'scripts loaded besides it (the SDK’s is one)',
      value: lazy,
      unit: 'scripts',
      target: { text: 'none', met: lazy === 0 },
    },
    {
      what: 'activation to a row for each endpoint, trial',
      ...medianOf(trial.flatMap(({ rowsMs }) => rowsMs ?? [])),
      unit: 'ms',
    },
    {
      what: 'activation to a filled tree, trial',
      ...medianOf(trial.flatMap(({ filledMs }) => filledMs ?? [])),
      unit: 'ms',
    },
  ];
}

/** Within the middle half of what it is compared with, or a millisecond beside it: marks are whole ones. */
function unchanged(value: number, { value: before, spread }: ReturnType<typeof medianOf>): Target {
  const ratio = (value / before).toFixed(2);
  return {
    text: `as with none (now ${ratio} of it)`,
    met: value <= Math.max(spread[1], before + 1),
  };
}

async function measureCalls(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const account of accounts) {
    const { made, least, quickPages } = await countCalls(account);
    const more = quickPages > 0 ? `, and ${quickPages} for shorter pages` : '';
    measurements.push({
      what: `a refresh, ${account.name}`,
      value: made,
      unit: 'calls',
      target: { text: `${least}, the least${more}`, met: made === least + quickPages },
    });
  }
  return measurements;
}

async function measureDrawing(): Promise<readonly Measurement[]> {
  const results = await benchDraw();
  return results.map((result) => ({
    what: `drawing ${result.range} (${result.samples} samples), ${result.library}`,
    value: result.medianMs,
    spread: result.quartilesMs,
    unit: 'ms',
    ...(isOurs(result) && result.range === '9w' && { target: drawTarget(result, results) }),
  }));
}

const isOurs = ({ library }: DrawResult): boolean => library === 'uPlot';

function drawTarget(ours: DrawResult, all: readonly DrawResult[]): Target {
  const others = all.filter((other) => other.range === ours.range && !isOurs(other));
  const fastest = others.every(({ medianMs }) => ours.medianMs < medianMs);
  return {
    text: `≤ ${targets.drawMs} ms and the fastest`,
    met: ours.medianMs <= targets.drawMs && fastest,
  };
}

runScript(async () => {
  const startedAt = Date.now();
  const say = (what: string): void => {
    console.error(`${what}…`);
  };
  say('Packing the extension');
  await packageExtension();
  const extension = await unpackExtension(newestHost);
  say(
    `Starting it ${starts.idle + starts.fleet + starts.trial} times in VS Code ${newestHost.vscode}`,
  );
  const activation = await measureActivation(extension);
  say('Refreshing a fleet');
  const fleet = await benchFleet(newestHost, extension);
  say('Counting calls');
  const polling = [...(await measurePolling()), await measureHeap()];
  const calls = [...(await measureCalls()), ...polling];
  say('Replaying');
  const replays = [...measureReplay(), ...measureAudit()];
  say('Drawing');
  const drawing = [...(await measureDrawing()), await benchTimeline()];
  say('Joining a connection log');
  const joins = benchLogJoin();
  const core = [...calls, ...replays, ...joins];
  const measurements = [...activation, ...fleet, ...measureSizes(), ...core, ...drawing];
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
