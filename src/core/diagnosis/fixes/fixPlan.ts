/** The plan of one fix: the exact call, and what is looked at before it is sent. */
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import type { AwsCall } from '../../ports/calls';
import type { InTurn } from '../../ports/inTurn';
import type { Translate } from '../../ports/translate';
import type { Format } from '../../text/format';
import type { FixOutcome } from './fixOutcome';

/** A fix that can be confirmed, or an outcome that is already certain. */
export type FixPlan =
  | {
      readonly kind: 'ready';
      readonly call: AwsCall;
      /** The names of alarms that may notify of the same by then: nothing is sent if one does. */
      readonly unless: readonly string[];
      /** What the user should know before the answer, as sentences. */
      readonly warnings?: readonly string[];
      /** Sends the call if nothing has changed since. @throws unexpected errors */
      readonly run: (signal: AbortSignal) => Promise<FixOutcome>;
    }
  | FixOutcome;

/** What plans read and write with. */
export interface FixPlanDeps {
  readonly aws: ScopeAws;
  readonly t: Translate;
  readonly format: Format;
  readonly signal: AbortSignal;
  /** The scope of the finding, as it was read last; undefined if it is no longer watched. */
  readonly scope: ScopeSnapshot | undefined;
  /** Runs the last look at AWS and the write. */
  readonly inTurn: InTurn;
}
