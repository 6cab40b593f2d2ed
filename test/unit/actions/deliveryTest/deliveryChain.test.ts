/** What a delivery test comes to, link by link: never a yes that nobody has said. */
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../../src/core/actions/receivers';
import type { ActionItem } from '../../../../src/core/model/alarmHistory';
import {
  deliveryChain,
  deliveryAnswer,
  mayHaveArrived,
  type MailAnswer,
  type WatchedDeliveryTest,
} from '../../../../src/core/actions/deliveryTest/deliveryChain';
import {
  deliveryReport,
  deliveryVerdict,
} from '../../../../src/core/actions/deliveryTest/deliveryReport';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { at, pendingSubscription, testSubscription, topicArn } from '../../../fakes/snapshots';

const arn = topicArn();
const notified: Receiver = {
  kind: 'known',
  topicArn: arn,
  confirmed: [testSubscription()],
  pending: [],
};
const nobody: Receiver = { kind: 'known', topicArn: arn, confirmed: [], pending: [] };
const pending: Receiver = { ...nobody, pending: [pendingSubscription()] };
const some: Receiver = { ...notified, pending: [pendingSubscription()] };
const unknown: Receiver = { kind: 'unknown', topicArn: arn, failure: { kind: 'denied' } };
const gone: Receiver = { kind: 'gone', topicArn: arn };

function item(error?: string, actionArn = arn): ActionItem {
  const base = { kind: 'action', alarmName: 'a', at: at(10), actionArn } as const;
  return error === undefined ? { ...base, succeeded: true } : { ...base, succeeded: false, error };
}

function deliveryTest(changes: Partial<WatchedDeliveryTest> = {}): WatchedDeliveryTest {
  return { kind: 'watched', items: [item()], unheard: [], left: false, ...changes };
}

const refused = deliveryTest({ items: [item('User is not authorized to perform: SNS:Publish')] });
const silent = deliveryTest({ items: [], unheard: [arn] });

describe('the end of a delivery test', () => {
  it.each<
    readonly [string, WatchedDeliveryTest, Receiver, MailAnswer, boolean, string, string, RegExp]
  >([
    ['all well', deliveryTest(), notified, 'arrived', true, 'yes', '✓✓✓', /^Yes: a delivers\.$/],
    ['no mail', deliveryTest(), notified, 'missing', true, 'no', '✓✓✗', /^No.*spam folder/],
    ['nothing said', deliveryTest(), notified, 'unsaid', true, 'open', '✓✓?', /^Not proven/],
    ['somebody has yet to confirm', deliveryTest(), some, 'arrived', true, 'yes', '✓✓?✓', /^Yes/],
    [
      'nobody confirmed',
      deliveryTest(),
      pending,
      'unsaid',
      false,
      'no',
      '✓✗?',
      /Not confirmed.*link/,
    ],
    [
      'nobody subscribed',
      deliveryTest(),
      nobody,
      'unsaid',
      false,
      'no',
      '✓✗?',
      /no subscriptions.*Subscribe/,
    ],
    [
      'receivers unread, mail there',
      deliveryTest(),
      unknown,
      'arrived',
      true,
      'yes',
      '✓?✓',
      /^Yes/,
    ],
    ['receivers unread', deliveryTest(), unknown, 'unsaid', true, 'open', '✓??', /^Not proven/],
    ['refused', refused, notified, 'unsaid', false, 'no', '✗✓?', /not authorized.*Check Alarms/],
    [
      'encrypted',
      deliveryTest({ items: [item('null (Service: AWSKMS; Error Code: AccessDeniedException)')] }),
      notified,
      'unsaid',
      false,
      'no',
      '✗✓?',
      /encrypted with a key/,
    ],
    [
      'topic gone',
      deliveryTest({ items: [item('Topic does not exist (Error Code: NotFound)')] }),
      gone,
      'unsaid',
      false,
      'no',
      '✗?',
      /The topic no longer exists/,
    ],
    [
      'failed without a reason',
      deliveryTest({ items: [{ ...item(''), succeeded: false }] }),
      notified,
      'unsaid',
      false,
      'no',
      '✗✓?',
      /^No/,
    ],
    ['history silent, mail there', silent, notified, 'arrived', true, 'yes', '?✓✓', /^Yes/],
    ['history silent', silent, notified, 'unsaid', true, 'open', '?✓?', /^Not proven/],
    ['history silent, no mail', silent, notified, 'missing', true, 'no', '?✓✗', /^No/],
    [
      'left early',
      { ...silent, left: true },
      notified,
      'unsaid',
      true,
      'open',
      '?✓?',
      /^Not proven/,
    ],
    [
      'history denied',
      { ...silent, failure: { kind: 'denied' } },
      notified,
      'unsaid',
      true,
      'open',
      '?✓?',
      /^Not proven/,
    ],
    [
      'one of two topics failed, mail there',
      deliveryTest({ items: [item(), item('not authorized', topicArn('b'))] }),
      notified,
      'arrived',
      true,
      'yes',
      '✓✗✓✓',
      /^Yes.*not everywhere/,
    ],
  ])('%s', (_, result, receiver, mail, asks, answer, marks, verdict) => {
    expect(mayHaveArrived(result, [receiver])).toBe(asks);
    const chain = deliveryChain(result, [receiver], mail, t);
    const found = deliveryAnswer(chain, mail);
    expect(found).toBe(answer);
    const report = deliveryReport('a', chain, found, t);
    const shown = [...report.matchAll(/^- ([✓✗?])/gm)].map(([, mark]) => mark);
    expect(shown.join('')).toBe(marks);
    expect(deliveryVerdict('a', found, chain, t)).toMatch(verdict);
  });

  it('is never yes but by a person', () => {
    for (const mail of ['missing', 'unsaid'] as const) {
      for (const receiver of [notified, nobody, unknown, gone]) {
        for (const result of [deliveryTest(), refused, silent])
          expect(deliveryAnswer(deliveryChain(result, [receiver], mail, t), mail)).not.toBe('yes');
      }
    }
  });
});
