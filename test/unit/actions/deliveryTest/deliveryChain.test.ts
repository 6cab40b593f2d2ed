/** What a delivery test comes to, link by link and for each subscriber: never a yes that nobody has said. */
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../../src/core/actions/receivers';
import type { ActionItem } from '../../../../src/core/model/alarmHistory';
import {
  deliveryChain,
  type WatchedDeliveryTest,
} from '../../../../src/core/actions/deliveryTest/deliveryChain';
import type {
  ArrivalAnswer,
  ArrivalAnswers,
} from '../../../../src/core/actions/deliveryTest/subscriberLinks';
import { deliveryReport } from '../../../../src/core/actions/deliveryTest/deliveryReport';
import { deliveryVerdict } from '../../../../src/core/actions/deliveryTest/deliveryVerdict';
import { createFormat } from '../../../../src/core/text/format';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { at, pendingSubscription, testSubscription, topicArn } from '../../../fakes/snapshots';

const arn = topicArn();
const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }) };
const itTeam = testSubscription({ endpoint: 'it-team@example.com' });
const onCall = pendingSubscription('on-call@example.com');
const notified: Receiver = { kind: 'known', topicArn: arn, confirmed: [itTeam], pending: [] };
const nobody: Receiver = { kind: 'known', topicArn: arn, confirmed: [], pending: [] };
const pending: Receiver = { ...nobody, pending: [onCall] };
const some: Receiver = { ...notified, pending: [onCall] };
const unknown: Receiver = { kind: 'unknown', topicArn: arn, failure: { kind: 'denied' } };
const gone: Receiver = { kind: 'gone', topicArn: arn };

function item(error?: string, actionArn = arn): ActionItem {
  const base = { kind: 'action', alarmName: 'a', at: at(10), actionArn } as const;
  return error === undefined ? { ...base, succeeded: true } : { ...base, succeeded: false, error };
}

function deliveryTest(changes: Partial<WatchedDeliveryTest> = {}): WatchedDeliveryTest {
  return { kind: 'watched', items: [item()], unreported: [], left: false, ...changes };
}

const refused = deliveryTest({ items: [item('User is not authorized to perform: SNS:Publish')] });
const silent = deliveryTest({ items: [], unreported: [arn] });

/** The same answer of everybody who is asked. */
function answersOf(
  result: WatchedDeliveryTest,
  receiver: Receiver,
  answer: ArrivalAnswer | undefined,
): ArrivalAnswers {
  const { subscribers } = deliveryChain(result, [receiver], new Map(), t);
  const asked = subscribers.filter(({ asks }) => asks);
  return new Map(answer === undefined ? [] : asked.map(({ key }) => [key, answer]));
}

type Case = readonly [
  string,
  WatchedDeliveryTest,
  Receiver,
  ArrivalAnswer | undefined,
  asks: boolean,
  answer: string,
  marks: string,
  verdict: RegExp,
];

describe('the end of a delivery test', () => {
  it.each<Case>([
    ['all well', deliveryTest(), notified, 'arrived', true, 'yes', '✓✓', /^Yes: a delivers\.$/],
    ['no mail', deliveryTest(), notified, 'missing', true, 'no', '✓✗', /^No.*spam folder/],
    [
      'nothing said',
      deliveryTest(),
      notified,
      undefined,
      true,
      'open',
      '✓?',
      /^Not proven for it-team@example\.com: only the recipient/,
    ],
    [
      'somebody has yet to confirm',
      deliveryTest(),
      some,
      'arrived',
      true,
      'partly',
      '✓✓✗',
      /^Delivered to it-team@example\.com; not to on-call@example\.com: not confirmed\.$/,
    ],
    [
      'somebody has yet to confirm, nothing said',
      deliveryTest(),
      some,
      undefined,
      true,
      'open',
      '✓?✗',
      /^Not proven for it-team@example\.com; not delivered to on-call@example\.com: not confirmed\.$/,
    ],
    [
      'nobody confirmed',
      deliveryTest(),
      pending,
      undefined,
      false,
      'no',
      '✓✗',
      /Not confirmed.*link/,
    ],
    [
      'nobody subscribed',
      deliveryTest(),
      nobody,
      undefined,
      false,
      'no',
      '✓✗',
      /no subscriptions.*Subscribe/,
    ],
    [
      'receivers unread, mail there',
      deliveryTest(),
      unknown,
      'arrived',
      true,
      'yes',
      '✓✓',
      /^Yes: a delivers/,
    ],
    [
      'receivers unread',
      deliveryTest(),
      unknown,
      undefined,
      true,
      'open',
      '✓?',
      /^Not proven for the subscribers of vpn/,
    ],
    ['refused', refused, notified, undefined, false, 'no', '✗✗', /not authorized.*Check Alarms/],
    [
      'encrypted',
      deliveryTest({ items: [item('null (Service: AWSKMS; Error Code: AccessDeniedException)')] }),
      notified,
      undefined,
      false,
      'no',
      '✗✗',
      /encrypted with a key/,
    ],
    [
      'topic gone',
      deliveryTest({ items: [item('Topic does not exist (Error Code: NotFound)')] }),
      gone,
      undefined,
      false,
      'no',
      '✗✗',
      /The topic no longer exists/,
    ],
    [
      'failed without a reason',
      deliveryTest({ items: [{ ...item(''), succeeded: false }] }),
      notified,
      undefined,
      false,
      'no',
      '✗✗',
      /^No/,
    ],
    ['history silent, mail there', silent, notified, 'arrived', true, 'yes', '?✓', /^Yes/],
    ['history silent', silent, notified, undefined, true, 'open', '??', /^Not proven/],
    ['history silent, no mail', silent, notified, 'missing', true, 'no', '?✗', /^No/],
    [
      'left early',
      { ...silent, left: true },
      notified,
      undefined,
      true,
      'open',
      '??',
      /^Not proven/,
    ],
    [
      'history denied',
      { ...silent, failure: { kind: 'denied' } },
      notified,
      undefined,
      true,
      'open',
      '??',
      /^Not proven/,
    ],
    [
      'one of two topics failed, mail there',
      deliveryTest({ items: [item(), item('not authorized', topicArn('b'))] }),
      notified,
      'arrived',
      true,
      'partly',
      '✓✗✓',
      /^Delivered to it-team@example\.com\. CloudWatch could not run the action b/,
    ],
  ])('%s', (_, result, receiver, said, asks, answer, marks, verdict) => {
    const answers = answersOf(result, receiver, said);
    const chain = deliveryChain(result, [receiver], answers, t);
    expect(chain.subscribers.some((one) => one.asks)).toBe(asks);
    const found = deliveryVerdict('a', chain, words);
    expect(found.answer).toBe(answer);
    expect(found.text).toMatch(verdict);
    const report = deliveryReport(chain, found, t);
    const shown = [...report.matchAll(/^- ([✓✗?])/gm)].map(([, mark]) => mark);
    expect(shown.join('')).toBe(marks);
  });

  it('is said for each subscriber', () => {
    const second = testSubscription({ endpoint: 'second@example.com' });
    const third = testSubscription({ endpoint: 'third@example.com' });
    const receiver: Receiver = { ...some, confirmed: [itTeam, second, third] };
    const { subscribers } = deliveryChain(deliveryTest(), [receiver], new Map(), t);
    const keyOf = (name: string): string => subscribers.find((one) => one.name === name)?.key ?? '';
    const answers = new Map([
      [keyOf('it-team@example.com'), 'arrived'],
      [keyOf('second@example.com'), 'missing'],
    ] as const);
    const chain = deliveryChain(deliveryTest(), [receiver], answers, t);
    expect(deliveryVerdict('a', chain, words)).toEqual({
      answer: 'partly',
      text: 'Delivered to it-team@example.com; not to second@example.com: it did not arrive; on-call@example.com: not confirmed; not proven for third@example.com.',
    });
  });

  it('is never yes but by a person', () => {
    for (const said of ['missing', undefined] as const) {
      for (const receiver of [notified, nobody, unknown, gone]) {
        for (const result of [deliveryTest(), refused, silent]) {
          const chain = deliveryChain(result, [receiver], answersOf(result, receiver, said), t);
          expect(deliveryVerdict('a', chain, words).answer).not.toMatch(/yes|partly/);
        }
      }
    }
  });
});
