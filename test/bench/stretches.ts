/** How long a replay that needs every evaluation holds the editor up at a time. */
import { notCalibrated } from '../../src/core/replay/estimateAssumptions';
import { replayReport } from '../../src/core/replay/readReplay';
import type { Yielder } from '../../src/core/base/yielder';
import { runInSlices, type CooperativeTask } from '../../src/core/base/cooperativeTask';
import { EventLoopYielder } from '../../src/ui/editor/eventLoopYielder';
import type { Measurement } from './measurement';
import { ratioOf } from './ratio';
import { benchAlarm, days, officeSamples, range } from './replay';

/** A slice takes four milliseconds; four of them are a frame of a screen. */
const mostTimesIdle = 4;

/** The pace of the editor, which notes how long it was until each turn. */
class WatchedYielder implements Yielder {
  longestMs = 0;
  private readonly loop = new EventLoopYielder();
  private begunAt = performance.now();

  get budgetExceeded(): boolean {
    return this.loop.budgetExceeded;
  }

  async yieldToEventLoop(): Promise<void> {
    this.note();
    await this.loop.yieldToEventLoop();
    this.begunAt = performance.now();
  }

  note(): void {
    this.longestMs = Math.max(this.longestMs, performance.now() - this.begunAt);
  }
}

/** The longest stretch of some replays with all that they are compared with, beside that of idle steps. */
export async function measureStretches(rounds = 7): Promise<readonly Measurement[]> {
  const samples = officeSamples(0);
  const rules = { evaluationPeriods: 5, datapointsToAlarm: 3, treatMissing: 'missing' } as const;
  const alarm = { ...benchAlarm, ...rules };
  const times = { work: [] as number[], reference: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.work.push(
      await longestStretch(replayReport(alarm, samples, notCalibrated(alarm), range.end)),
    );
    times.reference.push(await longestStretch(idleSteps()));
  }
  const what = `the longest that a replay of ${days} days, 3 of 5 datapoints, holds the editor up`;
  return [ratioOf({ what, reference: 'steps that do nothing', limit: mostTimesIdle }, times)];
}

/** Ms. */
async function longestStretch(steps: CooperativeTask<unknown>): Promise<number> {
  const yielder = new WatchedYielder();
  await runInSlices(steps, yielder);
  yielder.note();
  return yielder.longestMs;
}

/** Steps that only ask whether their slice is over, for as long as some slices take. */
function* idleSteps(): CooperativeTask<void> {
  for (let step = 0; step < 500_000; step++) yield;
}
