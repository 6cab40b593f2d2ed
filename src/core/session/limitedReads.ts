/** Limits the duration of reads, whatever happens to the calls behind them. */
import { minuteMs } from '../base/duration';
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import { aroundReads } from './writes';
import { within } from '../base/within';

/**
 * The maximum duration of a read, in ms: far longer than all retries and pages of one take. A
 * refresh must not wait forever for a read that hangs.
 */
export const longestReadMs = 5 * minuteMs;

/** The same calls; reads reject with `timeout` when they take too long. */
export function limitedReads(aws: ScopeAws, clock: Pick<Clock, 'after'>): ScopeAws {
  const { profile, region } = aws.scope;
  return aroundReads(aws, ({ method, send }) =>
    within(clock, longestReadMs, send(), () => {
      const detail = `${method} gave no answer within ${longestReadMs} ms.`;
      throw new ExpectedError({ kind: 'timeout', profile, region, detail });
    }),
  );
}
