/** Reads that end, whatever becomes of the calls behind them. */
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import { aroundReads } from './writes';
import { within } from '../base/within';

/**
 * The longest that a read may take, in ms: far longer than all tries and pages of one take. One that
 * takes longer will not come any more, and a refresh must not wait for it for ever.
 */
export const longestReadMs = 5 * 60_000;

/** The same calls, of which those that read reject with `timeout` when they take too long. */
export function limitedReads(aws: ScopeAws, clock: Pick<Clock, 'after'>): ScopeAws {
  const { profile, region } = aws.scope;
  return aroundReads(aws, ({ method, send }) =>
    within(clock, longestReadMs, send(), () => {
      const detail = `${method} gave no answer within ${longestReadMs} ms.`;
      throw new ExpectedError({ kind: 'timeout', profile, region, detail });
    }),
  );
}
