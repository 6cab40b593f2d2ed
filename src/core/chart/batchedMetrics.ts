/**
 * Puts together what is asked of a scope's metrics in one moment, as by all open charts after a
 * refresh: one call for all in place of one for each. Calls are billed by the series that they name,
 * not by the time that these cover, so each is read from where the one that wants most begins.
 */
import { ExpectedError } from '../model/errors';
import type { Sample } from '../model/sample';
import type { MetricsPort, SampleSeries, TimeRange } from '../ports/aws';

/** One question that waits for the others of its moment. */
interface PendingRequest {
  readonly endpointId: string;
  readonly range: TimeRange;
  readonly periodSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (samples: readonly Sample[]) => void;
  readonly reject: (error: unknown) => void;
}

/** The same metrics, of which questions that come together are asked together. */
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

/** Asks for all at once and gives each its own. Ends early only when nobody waits any more. */
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

function resolveRequest(question: PendingRequest, series: SampleSeries | undefined): void {
  const { range, periodSeconds, resolve, reject, endpointId } = question;
  if (series?.kind !== 'samples') {
    reject(new ExpectedError(series?.failure ?? { kind: 'malformed', resource: endpointId }));
    return;
  }
  // As a call of its own would have it: from the mark of the period in which the range begins.
  const periodMs = periodSeconds * 1000;
  const from = Math.floor(range.start / periodMs) * periodMs;
  resolve(series.samples.filter(({ at }) => at >= from));
}

/** Aborts when all of these have; never while one of them cannot. */
function allAborted(signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const all = new AbortController();
  const look = (): void => {
    if (signals.every((signal) => signal?.aborted)) all.abort();
  };
  for (const signal of signals) signal?.addEventListener('abort', look, { once: true });
  return all.signal;
}
