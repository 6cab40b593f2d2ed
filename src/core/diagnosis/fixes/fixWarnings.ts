/** What the user should know of alarms that notify of the same after one write. */
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import { isFullyCovered } from '../duplicates';
import type { FindingWords } from '../text/findingWords';
import { doublingsOf, type AlarmChange, type Doubled } from './doubling';
import { doubledTexts, numberText } from './doublingText';

/** What speaks against a write. */
export interface FixWarnings {
  /** Sentences; empty if the write doubles no notification. */
  readonly warnings: readonly string[];
  /** The other alarm, if it does everything that the written one would do. */
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
  change: AlarmChange,
  { aws, words, scope, signal }: FixWarningsDeps,
): Promise<FixWarnings> {
  if (!scope) return { warnings: [], superfluous: undefined };
  const { by, numbers } = await doublingsOf(change, scope, aws, signal);
  const warnings = [
    ...(by ? doubledTexts(by, words) : []),
    ...numbers.map((number) => numberText(number, words)),
  ];
  return { warnings, superfluous: by && isFullyCovered(by.alarm, by.other) ? by : undefined };
}
