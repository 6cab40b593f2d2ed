/**
 * How long the extension takes to start: with no scope chosen, with one, with a hundred, and in the
 * trial. Starting is what the shell (dist/extension.js) does in the extension host: VS Code loads it
 * and calls `activate()`, which returns before the app is loaded (the row of scripts proves it). The
 * app is loaded later, when the host is idle or the user asks for something; only the trial's rows
 * include that.
 */
import { CliError } from '../../scripts/cliError';
import type { Settings } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { trialSettings } from '../../scripts/trialSettings';
import { type Measurement, medianOf } from './measurement';
import { measureStarts } from './measureStarts';
import { ratioOf } from './ratio';
import type { Start } from './start';

/** The starts of a round for each number of scopes; they alternate, so that a busy minute hits all. */
const inARound = 5;
const rounds = 3;
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
  const start = (machineSettings: readonly Settings[]): Promise<readonly Start[]> =>
    measureStarts({ version, extension, machineSettings });
  const starts = byScopes(
    await start(
      Array.from({ length: rounds * inARound }, () => scopeCounts.map(settingsOf)).flat(),
    ),
  );
  const trial = await start(Array.from({ length: trialStarts }, () => trialSettings));
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
  return { 'clientVPNWatch.scopes': scopes };
}

/** @throws CliError when VS Code did not start with the settings that were written for it */
function byScopes(all: readonly Start[]): Record<ScopeCount, readonly Start[]> {
  const of = (count: ScopeCount): readonly Start[] => {
    const starts = all.filter(({ scopes }) => scopes === count);
    if (starts.length === rounds * inARound) return starts;
    throw new CliError(`${starts.length} starts had ${count} scopes, not ${rounds * inARound}.`);
  };
  return { 0: of(0), 1: of(1), 100: of(100) };
}

/** Loading and activating, beside an extension that does nothing. VS Code's marks are whole milliseconds, so they are added up. */
function emptyRow(count: ScopeCount, starts: readonly Start[]): Measurement {
  const sums = (ms: (start: Start) => number): number[] =>
    inRounds(starts).map((round) => round.reduce((sum, start) => sum + ms(start), 0));
  const times = { work: sums(({ startMs }) => startMs), reference: sums(({ emptyMs }) => emptyMs) };
  const what = `loading and activating ${inARound} times, scopes chosen: ${count}`;
  return ratioOf({ what, reference: 'an empty extension', limit: mostTimes.empty }, times);
}

/** The shell's activate() alone, from call to return, beside the same without scopes: the fastest of each round, since other processes only add to a time. */
function scopesRow(count: ScopeCount, starts: Record<ScopeCount, readonly Start[]>): Measurement {
  const fastest = (some: readonly Start[]): number[] =>
    inRounds(some).map((round) => Math.min(...round.map(({ activateMs }) => activateMs)));
  const times = { work: fastest(starts[count]), reference: fastest(starts[0]) };
  const what = `activate(), the fastest of ${inARound}, scopes chosen: ${count}`;
  return ratioOf({ what, reference: 'with none', limit: mostTimes.noScopes }, times);
}

function inRounds(starts: readonly Start[]): readonly (readonly Start[])[] {
  return Array.from({ length: rounds }, (_, round) =>
    starts.slice(round * inARound, (round + 1) * inARound),
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
