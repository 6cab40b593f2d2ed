/** Messages of the Alarms tab: what is invalid is not acted on. */
import { expect, it } from 'vitest';
import { parseTabMessage } from '../../../src/protocol/alarms';

const alarmName = 'a';

it.each<{ readonly type: string } & Record<string, unknown>>([
  { type: 'ready' },
  { type: 'createAlarm' },
  { type: 'outbox' },
  { type: 'showMoment', at: 5 },
  { type: 'endReplay', alarmName },
  { type: 'endDelivery', alarmName },
  { type: 'exportDelivery', alarmName },
  { type: 'exportReplay', alarmName, format: 'csv' },
  { type: 'answer', alarmName, subscriber: 's', answer: 'arrived' },
  { type: 'answer', alarmName, subscriber: 's', answer: null },
  { type: 'step', step: { kind: 'fix', finding: 'f' } },
  { type: 'step', step: { kind: 'read', finding: 'f' } },
  { type: 'step', step: { kind: 'alarm', command: 'copyArn', alarmName } },
  { type: 'step', step: { kind: 'subscribe', topicArn: 't' } },
  { type: 'step', step: { kind: 'confirm', topicArn: 't', address: 'x@example.com' } },
])('takes %j as it is', (message) => {
  expect(parseTabMessage({ ...message, more: 1 })).toEqual(message);
});

it.each<unknown>([
  null,
  'ready',
  { type: 'other' },
  { type: 'showMoment', at: '5' },
  { type: 'endReplay' },
  { type: 'exportReplay', alarmName, format: 'exe' },
  { type: 'answer', alarmName, subscriber: 's', answer: 'perhaps' },
  { type: 'answer', alarmName, answer: null },
  { type: 'step' },
  { type: 'step', step: { kind: 'alarm', command: 'endConnection', alarmName } },
  { type: 'step', step: { kind: 'fix', finding: 1 } },
  { type: 'step', step: { kind: 'confirm', topicArn: 't' } },
])('refuses %j', (message) => {
  expect(parseTabMessage(message)).toBeUndefined();
});
