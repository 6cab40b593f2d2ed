/** What a drill comes to, link by link: never a yes that nobody has said. */
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../../src/core/actions/receivers';
import type { ActionItem } from '../../../../src/core/model/alarmHistory';
import {
  deliveryChain,
  drillAnswer,
  mayHaveArrived,
  type MailAnswer,
  type WatchedDrill,
} from '../../../../src/core/actions/drill/deliveryChain';
import { drillReport, drillVerdict } from '../../../../src/core/actions/drill/drillReport';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { at, pendingSubscription, testSubscription, topicArn } from '../../../fakes/snapshots';

const arn = topicArn();
const told: Receiver = {
  kind: 'known',
  topicArn: arn,
  confirmed: [testSubscription()],
  pending: [],
};
const nobody: Receiver = { kind: 'known', topicArn: arn, confirmed: [], pending: [] };
const pending: Receiver = { ...nobody, pending: [pendingSubscription()] };
const some: Receiver = { ...told, pending: [pendingSubscription()] };
const unknown: Receiver = { kind: 'unknown', topicArn: arn, failure: { kind: 'denied' } };
const gone: Receiver = { kind: 'gone', topicArn: arn };

function item(error?: string, actionArn = arn): ActionItem {
  const base = { kind: 'action', alarmName: 'a', at: at(10), actionArn } as const;
  return error === undefined ? { ...base, succeeded: true } : { ...base, succeeded: false, error };
}

function drill(changes: Partial<WatchedDrill> = {}): WatchedDrill {
  return { kind: 'watched', items: [item()], unheard: [], left: false, ...changes };
}

const refused = drill({ items: [item('User is not authorized to perform: SNS:Publish')] });
const silent = drill({ items: [], unheard: [arn] });

describe('the end of a drill', () => {
  it.each<readonly [string, WatchedDrill, Receiver, MailAnswer, boolean, string, string, RegExp]>([
    ['all well', drill(), told, 'arrived', true, 'yes', '✓✓✓', /^Yes: a delivers\.$/],
    ['no mail', drill(), told, 'missing', true, 'no', '✓✓✗', /^No.*spam folder/],
    ['nothing said', drill(), told, 'unsaid', true, 'open', '✓✓?', /^Not proven/],
    ['somebody has yet to confirm', drill(), some, 'arrived', true, 'yes', '✓✓?✓', /^Yes/],
    ['nobody confirmed', drill(), pending, 'unsaid', false, 'no', '✓✗?', /Not confirmed.*link/],
    ['nobody subscribed', drill(), nobody, 'unsaid', false, 'no', '✓✗?', /Nobody.*Subscribe/],
    ['receivers unread, mail there', drill(), unknown, 'arrived', true, 'yes', '✓?✓', /^Yes/],
    ['receivers unread', drill(), unknown, 'unsaid', true, 'open', '✓??', /^Not proven/],
    ['refused', refused, told, 'unsaid', false, 'no', '✗✓?', /not authorized.*Check Alarms/],
    [
      'encrypted',
      drill({ items: [item('null (Service: AWSKMS; Error Code: AccessDeniedException)')] }),
      told,
      'unsaid',
      false,
      'no',
      '✗✓?',
      /encrypted with a key/,
    ],
    [
      'topic gone',
      drill({ items: [item('Topic does not exist (Error Code: NotFound)')] }),
      gone,
      'unsaid',
      false,
      'no',
      '✗?',
      /The topic is gone/,
    ],
    [
      'failed without a reason',
      drill({ items: [{ ...item(''), succeeded: false }] }),
      told,
      'unsaid',
      false,
      'no',
      '✗✓?',
      /^No/,
    ],
    ['history silent, mail there', silent, told, 'arrived', true, 'yes', '?✓✓', /^Yes/],
    ['history silent', silent, told, 'unsaid', true, 'open', '?✓?', /^Not proven/],
    ['history silent, no mail', silent, told, 'missing', true, 'no', '?✓✗', /^No/],
    ['left early', { ...silent, left: true }, told, 'unsaid', true, 'open', '?✓?', /^Not proven/],
    [
      'history denied',
      { ...silent, failure: { kind: 'denied' } },
      told,
      'unsaid',
      true,
      'open',
      '?✓?',
      /^Not proven/,
    ],
    [
      'one of two topics failed, mail there',
      drill({ items: [item(), item('not authorized', topicArn('b'))] }),
      told,
      'arrived',
      true,
      'yes',
      '✓✗✓✓',
      /^Yes.*not everything/,
    ],
  ])('%s', (_, result, receiver, mail, asks, answer, marks, verdict) => {
    expect(mayHaveArrived(result, [receiver])).toBe(asks);
    const chain = deliveryChain(result, [receiver], mail, t);
    const found = drillAnswer(chain, mail);
    expect(found).toBe(answer);
    const report = drillReport('a', chain, found, t);
    const shown = [...report.matchAll(/^- ([✓✗?])/gm)].map(([, mark]) => mark);
    expect(shown.join('')).toBe(marks);
    expect(drillVerdict('a', found, chain, t)).toMatch(verdict);
  });

  it('is never yes but by a person', () => {
    for (const mail of ['missing', 'unsaid'] as const)
      for (const receiver of [told, nobody, unknown, gone])
        for (const result of [drill(), refused, silent])
          expect(drillAnswer(deliveryChain(result, [receiver], mail, t), mail)).not.toBe('yes');
  });
});
