/** How long the extension takes to start: with no scope chosen, with one, with a hundred, and in the trial. */
import type { Settings } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { trialSettings } from '../../scripts/trialSettings';
import { atMost, type Measurement, medianOf, type Target } from './measurement';
import { measureStarts } from './measureStarts';
import type { Start } from './start';

/** Starts in a row; those with scopes and those without take turns, so that a busy minute hits all. */
const inARow = 5;
const turns = 2;
const trialStarts = 5;
const longestMs = 15;

/** How many scopes are chosen; a large company has a hundred. None of the profiles is there. */
const scopeCounts = [0, 1, 100] as const;
type ScopeCount = (typeof scopeCounts)[number];

/** All starts, as rows of the table. */
export async function benchActivation(
  version: HostVersion,
  extension: string,
): Promise<readonly Measurement[]> {
  const start = (machineSettings: Settings, count: number): Promise<readonly Start[]> =>
    measureStarts({ version, extension, machineSettings, count });
  const starts: Record<ScopeCount, Start[]> = { 0: [], 1: [], 100: [] };
  for (let turn = 0; turn < turns; turn++)
    for (const count of scopeCounts)
      starts[count].push(...(await start(settingsOf(count), inARow)));
  const trial = await start(trialSettings, trialStarts);
  return [
    ...scopeCounts.map((count) => activationRow(count, starts)),
    {
      what: 'loading dist/extension.js',
      ...medianOf(starts[0].map(({ loadMs }) => loadMs)),
      unit: 'ms',
    },
    scriptsRow(starts[0]),
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

function settingsOf(count: ScopeCount): Settings {
  const scopes = Array.from({ length: count }, (_, index) => ({
    profile: `bench-${index}`,
    region: 'ap-northeast-1',
  }));
  return { 'clientVpnWatch.scopes': scopes };
}

function activationRow(count: ScopeCount, starts: Record<ScopeCount, Start[]>): Measurement {
  const [mine, none] = ([count, 0] as const).map((some) =>
    medianOf(starts[some].map(({ activateMs }) => activateMs)),
  ) as [ReturnType<typeof medianOf>, ReturnType<typeof medianOf>];
  const target = count === 0 ? atMost(none.value, longestMs, 'ms') : unchanged(mine.value, none);
  return { what: `activate(), scopes chosen: ${count}`, ...mine, unit: 'ms', target };
}

/** Within the middle half of what it is compared with, or a millisecond beside it: marks are whole ones. */
function unchanged(value: number, { value: before, spread }: ReturnType<typeof medianOf>): Target {
  const ratio = (value / before).toFixed(2);
  return {
    text: `as with none (now ${ratio} of it)`,
    met: value <= Math.max(spread[1], before + 1),
  };
}

/** The SDK's bundle is half a megabyte: no start loads it. */
function scriptsRow(starts: readonly Start[]): Measurement {
  const lazy = new Set(starts.flatMap(({ scripts }) => scripts)).size - 1;
  return {
    what: 'scripts loaded besides it (the SDK’s is one)',
    value: lazy,
    unit: 'scripts',
    target: { text: 'none', met: lazy === 0 },
  };
}
