/**
 * Opens a scope. All that stands between this extension and the ports of the backend stands here:
 * reads are limited in time, writes are refused in read-only mode and reported, and the samples of
 * all charts are read together.
 */
import { batchedMetrics } from '../chart/batchedMetrics';
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { AwsCall } from '../ports/calls';
import type { Clock } from '../base/clock';
import { limitedReads } from './limitedReads';

/** What a scope is opened with. */
export interface OpenScopeDeps {
  /** Measures the time limits of reads. */
  readonly clock: Pick<Clock, 'after'>;
  /** Whether read-only mode is on, also for a command without its own check or an open form. */
  readonly readOnly: () => boolean;
  /** Receives each write that AWS has accepted. */
  readonly onWritten: (call: AwsCall) => void;
  /** Receives the name of each new alarm, so that it is polled before its page is read. */
  readonly onAlarmPut: (name: string) => void;
}

/** The ports of one scope, for its two users. */
export interface OpenScope {
  /** For the poller, which makes its own batches and writes nothing. */
  readonly polled: ScopeAws;
  /** For views and commands. */
  readonly used: ScopeAws;
}

/** Opens the scope of these ports. */
export function openScope(aws: ScopeAws, deps: OpenScopeDeps): OpenScope {
  const polled = { ...limitedReads(aws, deps.clock), send: guardedSend(aws, deps) };
  return { polled, used: { ...polled, metrics: batchedMetrics(polled.metrics) } };
}

/** The same `send`; it rejects with `readOnly` while read-only mode is on. */
function guardedSend(
  aws: ScopeAws,
  { readOnly, onWritten, onAlarmPut }: OpenScopeDeps,
): ScopeAws['send'] {
  return async (call, signal) => {
    if (readOnly()) throw new ExpectedError({ kind: 'readOnly' });
    try {
      const answer = await aws.send(call, signal);
      onWritten(call);
      return answer;
    } finally {
      // A put that fails may have taken effect.
      if (call.kind === 'alarms.put' || call.kind === 'logAlarms.put') onAlarmPut(call.resource);
    }
  };
}
