/**
 * Replays any alarm by running evaluations. The input of an evaluation is which sample lies in
 * which period, counted back from the evaluation time, and for HOUR and similar functions the hour
 * in which a period starts. If this input equals that of the previous evaluation, so does the
 * state. Therefore only evaluations with a changed input run. Weeks of them take seconds, so
 * everything works in steps.
 */
import { hourMs } from '../base/duration';
import { decideAlarmAt, lookbackPeriods } from '../cloudwatch/alarmEvaluation';
import { evaluationRange } from '../cloudwatch/evaluation';
import { evaluationCadenceMs } from '../cloudwatch/evaluationPeriods';
import { clockStep } from '../cloudwatch/math/expression';
import type { CooperativeTask } from '../base/cooperativeTask';
import { hasDelays, type ReplayRun, type ReplayTransition } from './replayRun';
import { sampleReader } from './sampleReader';

/** @throws MathError, ExpectedError as `evaluateAlarmAt` does */
export function* replayStepwise(run: ReplayRun): CooperativeTask<readonly ReplayTransition[]> {
  const { alarm, samples, initial, assumptions } = run;
  let evaluated = 0;
  const read = sampleReader(samples, hasDelays(samples) ? () => evaluated : undefined);
  const found: ReplayTransition[] = [];
  let state = initial;
  const times = alarm.grid.sliding ? yield* evaluationTimes(run) : boundaryTimes(run);
  for (const now of times) {
    yield;
    evaluated = now;
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

/**
 * The first evaluation, and each one at which a sample or a clock change moves to another period or
 * leaves the last one.
 */
function* evaluationTimes(run: ReplayRun): CooperativeTask<readonly number[]> {
  const { alarm, samples, range, assumptions } = run;
  const { definition, watched } = alarm;
  const { periodSeconds } = definition;
  const periodMs = periodSeconds * 1000;
  const cadence = evaluationCadenceMs(definition);
  const first = Math.ceil(range.start / cadence) * cadence;
  const steps = Math.max(0, Math.ceil((range.end - first) / cadence));
  const periods =
    evaluationRange(definition, assumptions) + lookbackPeriods(watched, periodSeconds, assumptions);
  const changed = new Uint8Array(steps);
  changed.fill(1, 0, 1);
  const clock = clockChanges(run, first - periods * periodMs);
  if (clock === 'always') {
    changed.fill(1);
  } else {
    for (const { at } of [...samples, ...clock]) {
      yield;
      for (let age = 0; age <= periods; age++) {
        const step = Math.floor((at + age * periodMs) / cadence) + 1 - first / cadence;
        if (step >= 0 && step < steps) changed[step] = 1;
      }
    }
    for (const { readableAt = -Infinity } of hasDelays(samples) ? samples : []) {
      yield;
      const step = Math.ceil((readableAt - first) / cadence);
      if (step >= 0 && step < steps) changed[step] = 1;
    }
  }
  const times: number[] = [];
  changed.forEach((isNew, step) => {
    if (isNew === 1) times.push(first + step * cadence);
  });
  return times;
}

/**
 * The first evaluation, and each one that includes a new period: wall clock periods have fixed
 * times.
 */
function boundaryTimes({ alarm: { definition, grid }, range }: ReplayRun): readonly number[] {
  const cadence = evaluationCadenceMs(definition);
  const times: number[] = [];
  let now = Math.ceil(range.start / cadence) * cadence;
  while (now < range.end) {
    times.push(now);
    now = grid.firstSeen(grid.endAt(now));
  }
  return times;
}

/**
 * The last ms before each change of an alarm's clock functions, or `always` if they change every
 * minute.
 */
function clockChanges(
  { alarm: { queries }, range }: ReplayRun,
  from: number,
): readonly { readonly at: number }[] | 'always' {
  const steps = queries.map((query) =>
    query.kind === 'expression' ? clockStep(query.expression) : undefined,
  );
  if (steps.includes('minute')) return 'always';
  if (!steps.includes('hour')) return [];
  const first = Math.ceil(from / hourMs);
  const count = Math.max(0, Math.ceil(range.end / hourMs) - first);
  return Array.from({ length: count }, (_, i) => ({ at: (first + i) * hourMs - 1 }));
}
