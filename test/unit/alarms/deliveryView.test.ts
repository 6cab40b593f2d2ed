/** The steps of a delivery test while it runs, and its question at the end. */
import { expect, it } from 'vitest';
import { deliveryView, type DeliveryProgress } from '../../../src/core/alarms/deliveryView';
import { stepSigns } from '../../../src/core/alarms/view/delivery';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { at, pendingSubscription, testSubscription, topicArn } from '../../fakes/snapshots';

const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }) };
const arn = topicArn();
const receivers = [
  {
    kind: 'known',
    topicArn: arn,
    confirmed: [testSubscription()],
    pending: [pendingSubscription()],
  },
] as const;
const item = {
  ...({ kind: 'action', alarmName: 'a', at: at(10), actionArn: arn } as const),
  succeeded: true,
};
const watched = { kind: 'watched', items: [item], unreported: [], left: false } as const;
const key = `${arn} email ops@example.com`;

function viewOf(
  phase: DeliveryProgress['phase'],
  answers: DeliveryProgress['answers'] = new Map(),
) {
  return deliveryView({ alarmName: 'a', receivers, phase, answers }, words, false);
}

it.each<readonly [string, DeliveryProgress['phase'], string, string]>([
  ['is sent', 'sending', '…○', '○×'],
  ['is waited for', 'sent', '✓…', '○×'],
  ['is over', watched, '✓✓', '?×'],
])('shows how far it is while it %s', (_, phase, steps, subscribers) => {
  const view = viewOf(phase);
  expect(view.steps.map(({ state }) => stepSigns[state]).join('')).toBe(steps);
  expect(view.subscribers.map(({ state }) => stepSigns[state]).join('')).toBe(subscribers);
  expect(view.running).toBe(typeof phase === 'string');
  expect(view.verdict === null).toBe(view.running);
});

it('asks those who can have the message, once it is over', () => {
  expect(viewOf('sent').subscribers.map(({ asks }) => asks)).toEqual([false, false]);
  expect(viewOf(watched).subscribers.map(({ asks }) => asks)).toEqual([true, false]);
  const answered = viewOf(watched, new Map([[key, 'arrived']]));
  expect(answered.subscribers[0]).toMatchObject({ state: 'done', answer: 'arrived', asks: true });
  expect(answered.verdict?.text).toBe(
    'Delivered to ops@example.com; not to new@example.com: not confirmed.',
  );
});
