/** How long a replay that needs every evaluation holds the editor up at a time. */
import { notLearned } from '../../src/core/audit/learn';
import { replayReport } from '../../src/core/audit/readReplay';
import type { Pace } from '../../src/core/ports/pace';
import { inSlices } from '../../src/core/steps';
import { LoopPace } from '../../src/ui/loopPace';
import { atMost, medianOf, type Measurement } from './measurement';
import { benchAlarm, days, officeSamples, range } from './replay';

/** One frame of a screen. */
const mostMs = 16;

/** The pace of the editor, which notes how long it was until each turn. */
class WatchedPace implements Pace {
  longestMs = 0;
  private readonly loop = new LoopPace();
  private begunAt = performance.now();

  get spent(): boolean {
    return this.loop.spent;
  }

  async turn(): Promise<void> {
    this.note();
    await this.loop.turn();
    this.begunAt = performance.now();
  }

  note(): void {
    this.longestMs = Math.max(this.longestMs, performance.now() - this.begunAt);
  }
}

/** The longest stretch of each of some replays with all that they are compared with; of them, the median. */
export async function measureStretches(times = 5): Promise<readonly Measurement[]> {
  const read = { samples: officeSamples(0), fineSince: range.end };
  const rules = { evaluationPeriods: 5, datapointsToAlarm: 3, treatMissing: 'missing' } as const;
  const stretches: number[] = [];
  const whole: number[] = [];
  for (let i = 0; i < times; i++) {
    const pace = new WatchedPace();
    const startedAt = performance.now();
    await inSlices(replayReport({ ...benchAlarm, ...rules }, read, notLearned, range.end), pace);
    pace.note();
    stretches.push(pace.longestMs);
    whole.push(performance.now() - startedAt);
  }
  const longest = medianOf(stretches);
  const what = `replay of ${days} days, 3 of 5 datapoints, with all that it is compared with`;
  return [
    { what, ...medianOf(whole), unit: 'ms' },
    {
      what: '  the longest that it holds the editor up',
      ...longest,
      unit: 'ms',
      target: atMost(longest.value, mostMs, 'ms'),
    },
  ];
}
