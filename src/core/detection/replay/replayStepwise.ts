/**
 * Replays any alarm with the evaluation itself. What an evaluation sees is which sample lies in
 * which period, counted back from its own time; where that picture is the one of the evaluation
 * before, the state is too, so only evaluations with a new picture are run. Weeks of them take
 * seconds, so all of it is done in steps.
 */
import { decideAlarmAt, evaluationCadenceMs, lookbackPeriods } from '../alarmEvaluation';
import { evaluationRange } from '../evaluation';
import type { Steps } from '../../steps';
import type { ReplayRun, ReplayTransition } from './replayRun';
import { sampleReader } from './sampleReader';

/** @throws MathError, ExpectedError as `evaluateAlarmAt` does */
export function* replayStepwise(run: ReplayRun): Steps<readonly ReplayTransition[]> {
  const { alarm, samples, initial, assumptions } = run;
  const read = sampleReader(samples);
  const found: ReplayTransition[] = [];
  let state = initial;
  for (const now of yield* evaluationTimes(run)) {
    yield;
    const { evaluation, datapoints } = decideAlarmAt(alarm, state, now, read, assumptions);
    if (evaluation.state === state) continue;
    const [oldest] = evaluation.reason.counted;
    const since = oldest && datapoints[oldest.index]?.at;
    found.push({
      at: now,
      from: state,
      to: evaluation.state,
      ...(since !== undefined && { since }),
    });
    state = evaluation.state;
  }
  return found;
}

/** The first evaluation, and each at which a sample has come into the next period or left the last. */
function* evaluationTimes({
  alarm,
  samples,
  range,
  assumptions,
}: ReplayRun): Steps<readonly number[]> {
  const { definition, watched } = alarm;
  const { periodSeconds, evaluationPeriods } = definition;
  const periodMs = periodSeconds * 1000;
  const cadence = evaluationCadenceMs(periodSeconds);
  const first = Math.ceil(range.start / cadence) * cadence;
  const steps = Math.max(0, Math.ceil((range.end - first) / cadence));
  const periods =
    evaluationRange(evaluationPeriods, assumptions) +
    lookbackPeriods(watched, periodSeconds, assumptions);
  const changed = new Uint8Array(steps);
  if (steps > 0) changed[0] = 1;
  for (const { at } of samples) {
    yield;
    for (let age = 0; age <= periods; age++) {
      const step = Math.floor((at + age * periodMs) / cadence) + 1 - first / cadence;
      if (step >= 0 && step < steps) changed[step] = 1;
    }
  }
  const times: number[] = [];
  changed.forEach((isNew, step) => {
    if (isNew === 1) times.push(first + step * cadence);
  });
  return times;
}
