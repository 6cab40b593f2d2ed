/** Makes the steps of a delivery test. */
import {
  deliveryChain,
  type DeliveryChain,
  type WatchedDeliveryTest,
} from '../actions/deliveryTest/deliveryChain';
import type { ArrivalAnswers, ChainLink } from '../actions/deliveryTest/subscriberLinks';
import { deliveryVerdict, type VerdictWords } from '../actions/deliveryTest/deliveryVerdict';
import type { Receiver } from '../actions/receivers';
import type { DeliveryStep, DeliveryView, StepState } from './view/delivery';

/** How far a delivery test is. */
export interface DeliveryProgress {
  readonly alarmName: string;
  readonly receivers: readonly Receiver[];
  /** `sending`: the state is being set. `sent`: waiting for the history of the alarm. */
  readonly phase: 'sending' | 'sent' | WatchedDeliveryTest;
  readonly answers: ArrivalAnswers;
}

/** What is known while the test runs: nothing of its outcome. */
const nothingYet: WatchedDeliveryTest = { kind: 'watched', items: [], unreported: [], left: false };

/** The links of the chain as far as they are known. */
export function progressChain(
  { phase, receivers, answers }: DeliveryProgress,
  t: VerdictWords['t'],
): DeliveryChain {
  return deliveryChain(typeof phase === 'string' ? nothingYet : phase, receivers, answers, t);
}

/** @param outbox whether messages of the trial can be shown */
export function deliveryView(
  progress: DeliveryProgress,
  words: VerdictWords,
  outbox: boolean,
): DeliveryView {
  const { alarmName, phase, answers } = progress;
  const { t } = words;
  const running = typeof phase === 'string';
  const chain = progressChain(progress, t);
  const verdict = running ? null : deliveryVerdict(alarmName, chain, words);
  const sending = step(
    phase === 'sending' ? 'running' : 'done',
    t('The state of the alarm is set to ALARM for a moment.'),
  );
  const recorded = running
    ? [
        step(
          phase === 'sent' ? 'running' : 'waiting',
          t('CloudWatch records the outcome of the action within two minutes.'),
        ),
      ]
    : chain.actions.map(stepOf);
  return {
    running,
    steps: [sending, ...recorded],
    subscribers: chain.subscribers.map((link) => {
      const { key, name, protocol, asks } = link;
      const named = {
        key,
        name,
        protocol,
        asks: asks && !running,
        answer: answers.get(key) ?? null,
      };
      // Who has not confirmed gets nothing, however the test goes on.
      if (!running || link.state === 'broken') return { ...stepOf(link), ...named };
      return { ...step('waiting', t('Waiting for CloudWatch.')), ...named };
    }),
    verdict,
    outbox,
  };
}

const states: Readonly<Record<ChainLink['state'], StepState>> = {
  whole: 'done',
  broken: 'failed',
  unseen: 'unknown',
};

function stepOf({ state, text, remedy }: ChainLink): DeliveryStep {
  return { state: states[state], text, remedy: remedy ?? null };
}

function step(state: StepState, text: string): DeliveryStep {
  return { state, text, remedy: null };
}
