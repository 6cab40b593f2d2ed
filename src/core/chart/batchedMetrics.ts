/**
 * Batches metric requests of a scope that arrive at the same time, such as those of all open charts after
 * a refresh, into one call. Calls are billed by the number of series, not by the time range, so every
 * series is read from the earliest requested start.
 */
import { ExpectedError, isExpected } from '../model/errors';
import type { Sample } from '../model/sample';
import type { MetricsPort, SamplesOrError, TimeRange } from '../ports/aws';

/** A request that waits for its batch. */
interface PendingRequest {
  readonly endpointId: string;
  readonly range: TimeRange;
  readonly periodSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (samples: readonly Sample[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Wraps the metrics port so that simultaneous requests share a call. */
export function batchedMetrics(metrics: MetricsPort): MetricsPort {
  let waiting: PendingRequest[] = [];
  const ask = (): void => {
    const asked = waiting.filter(({ signal }) => signal?.aborted !== true);
    waiting = [];
    // One call has one end and one period.
    const groups = new Map<string, PendingRequest[]>();
    for (const question of asked) {
      const key = `${question.range.end} ${question.periodSeconds}`;
      groups.set(key, [...(groups.get(key) ?? []), question]);
    }
    for (const questions of groups.values()) void answer(metrics, questions);
  };
  return {
    samplesOf: (endpointIds, range, periodSeconds, signal) =>
      metrics.samplesOf(endpointIds, range, periodSeconds, signal),
    samples: (endpointId, range, periodSeconds, signal) =>
      new Promise((resolve, reject) => {
        const cancel = (): void => {
          reject(new ExpectedError({ kind: 'cancelled', resource: endpointId }));
        };
        if (signal?.aborted === true) {
          cancel();
          return;
        }
        signal?.addEventListener('abort', cancel, { once: true });
        const done = <T>(settle: (value: T) => void) => {
          return (value: T): void => {
            signal?.removeEventListener('abort', cancel);
            settle(value);
          };
        };
        if (waiting.length === 0) setTimeout(ask, 0);
        const question = { endpointId, range, periodSeconds, signal };
        waiting.push({ ...question, resolve: done(resolve), reject: done(reject) });
      }),
  };
}

/** Sends one call for all requests and distributes the results. Aborts only if every request is aborted. */
async function answer(metrics: MetricsPort, questions: readonly PendingRequest[]): Promise<void> {
  const [first] = questions;
  if (!first) return;
  const ids = [...new Set(questions.map(({ endpointId }) => endpointId))];
  const start = Math.min(...questions.map(({ range }) => range.start));
  const range = { start, end: first.range.end };
  const everyoneLeft = allAborted(questions.map(({ signal }) => signal));
  try {
    const all = await metrics.samplesOf(ids, range, first.periodSeconds, everyoneLeft);
    for (const question of questions)
      resolveRequest(question, all[ids.indexOf(question.endpointId)]);
  } catch (error) {
    for (const { reject } of questions) reject(error);
  }
}

function resolveRequest(question: PendingRequest, series: SamplesOrError | undefined): void {
  const { range, periodSeconds, resolve, reject, endpointId } = question;
  if (!series || isExpected(series)) {
    reject(series ?? new ExpectedError({ kind: 'malformed', resource: endpointId }));
    return;
  }
  // As in a separate call: from the start of the period in which the range begins.
  const periodMs = periodSeconds * 1000;
  const from = Math.floor(range.start / periodMs) * periodMs;
  resolve(series.filter(({ at }) => at >= from));
}

/** Aborts when all signals have aborted; never if a request has no signal. */
function allAborted(signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const all = new AbortController();
  const abortIfAll = (): void => {
    if (signals.every((signal) => signal?.aborted)) all.abort();
  };
  for (const signal of signals) signal?.addEventListener('abort', abortIfAll, { once: true });
  return all.signal;
}
