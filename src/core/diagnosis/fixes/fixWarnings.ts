/** What the user should know of alarms that notify of the same after one fix. */
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import { isFullyCovered } from '../duplicates';
import type { FindingFix } from '../finding';
import type { FindingWords } from '../text/findingWords';
import { doubledBy, doublingOf, type Doubled } from './doubling';
import { doubledTexts, namedTexts } from './doublingText';

/** What speaks against a fix. */
export interface FixWarnings {
  /** Sentences; empty if the fix doubles no notification. */
  readonly warnings: readonly string[];
  /** The other alarm, if it does everything that the fixed one would do. */
  readonly superfluous: Doubled | undefined;
}

/** What the warnings are read with. */
export interface FixWarningsDeps {
  readonly aws: ScopeAws;
  readonly words: Pick<FindingWords, 't' | 'format'>;
  /** The scope as it was read last; undefined if it is no longer watched. */
  readonly scope: ScopeSnapshot | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the alarms as they are now. @throws ExpectedError */
export async function readFixWarnings(
  fix: FindingFix,
  { aws, words, scope, signal }: FixWarningsDeps,
): Promise<FixWarnings> {
  if (!scope) return { warnings: [], superfluous: undefined };
  const doubling = doublingOf(fix, scope);
  const doubled = doubling && (await doubledBy(doubling, aws, signal));
  const warnings = [
    ...(doubled ? doubledTexts(doubled, words) : []),
    ...namedTexts(fix, scope, words),
  ];
  const superfluous = doubled && isFullyCovered(doubled.alarm, doubled.other) ? doubled : undefined;
  return { warnings, superfluous };
}
