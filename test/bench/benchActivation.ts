/** How long the extension takes to start: with no scope chosen, with one, with a hundred, and in the trial. */
import type { Settings } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { trialSettings } from '../../scripts/trialSettings';
import { type Measurement, medianOf } from './measurement';
import { measureStarts } from './measureStarts';
import { ratioOf } from './ratio';
import type { Start } from './start';

/** Starts in a row; those with scopes and those without take turns, so that a busy minute hits all. */
const inARow = 5;
/** VS Code's marks are whole milliseconds, so the starts of a row are added up. */
const turns = 3;
const trialStarts = 5;
/** Ratios to an empty extension in the same host, and to a start without scopes. */
const mostTimes = { empty: 10, noScopes: 1.3 };

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
  for (let round = 0; round < turns; round++) {
    for (const count of scopeCounts)
      starts[count].push(...(await start(settingsOf(count), inARow)));
  }
  const trial = await start(trialSettings, trialStarts);
  return [
    ...scopeCounts.map((count) => emptyRow(count, starts[count])),
    ...scopeCounts.slice(1).map((count) => scopesRow(count, starts)),
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

/** Loading and activating, beside an extension that does nothing. */
function emptyRow(count: ScopeCount, starts: readonly Start[]): Measurement {
  const times = {
    work: rowSums(starts, ({ loadMs, activateMs }) => loadMs + activateMs),
    reference: rowSums(starts, ({ emptyMs }) => emptyMs),
  };
  const what = `loading and activating ${inARow} times, scopes chosen: ${count}`;
  return ratioOf({ what, reference: 'an empty extension', limit: mostTimes.empty }, times);
}

/** Activating, beside the same without scopes. */
function scopesRow(count: ScopeCount, starts: Record<ScopeCount, Start[]>): Measurement {
  const [work, reference] = [starts[count], starts[0]].map((some) =>
    rowSums(some, ({ activateMs }) => activateMs),
  ) as [number[], number[]];
  const what = `activate() ${inARow} times, scopes chosen: ${count}`;
  return ratioOf({ what, reference: 'with none', limit: mostTimes.noScopes }, { work, reference });
}

/** Ms of each row of starts. */
function rowSums(starts: readonly Start[], ms: (start: Start) => number): number[] {
  return Array.from({ length: turns }, (_, round) =>
    starts.slice(round * inARow, (round + 1) * inARow).reduce((sum, start) => sum + ms(start), 0),
  );
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
