/** A delivery test as steps, while it runs and afterwards, as plain data for the card of its alarm. */
import type { ArrivalAnswer } from '../../actions/deliveryTest/subscriberLinks';
import type { DeliveryAnswer } from '../../actions/deliveryTest/deliveryVerdict';

/** `waiting`: it has not begun. `unknown`: its outcome cannot be determined. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'unknown';

/** The signs of the states: shapes, so that no information depends on color alone. */
export const stepSigns: Readonly<Record<StepState, string>> = {
  waiting: '○',
  running: '…',
  done: '✓',
  failed: '×',
  unknown: '?',
};

/** One step. */
export interface DeliveryStep {
  readonly state: StepState;
  readonly text: string;
  /** What to do about a failed step; null if there is nothing. */
  readonly remedy: string | null;
}

/** The last step for one subscriber. */
export interface DeliverySubscriber extends DeliveryStep {
  /** Unique in the test. */
  readonly key: string;
  readonly name: string;
  /** `email`; empty if it is unknown. */
  readonly protocol: string;
  /** Whether to ask if the message arrived. */
  readonly asks: boolean;
  readonly answer: ArrivalAnswer | null;
}

/** The whole test. */
export interface DeliveryView {
  readonly running: boolean;
  readonly steps: readonly DeliveryStep[];
  readonly subscribers: readonly DeliverySubscriber[];
  /** The result so far; null while the test runs. */
  readonly verdict: { readonly answer: DeliveryAnswer; readonly text: string } | null;
  /** Whether messages of the trial can be shown. */
  readonly outbox: boolean;
}
