/** Which parts of a mail are links, and where they would lead. */
import { expect, it } from 'vitest';
import { mailParts } from '../../../../src/core/mail/view/mailParts';

const confirm = 'https://sns.ap-northeast-1.amazonaws.com/confirmation.html?TopicArn=a&Token=b';
const unsubscribe = 'https://sns.eu-west-1.amazonaws.com/unsubscribe.html?SubscriptionArn=a';
const console =
  'https://eu-west-1.console.aws.amazon.com/cloudwatch/deeplink.js?region=eu-west-1#a';

it.each([
  [confirm, 'confirm'],
  [unsubscribe, 'unsubscribe'],
  [console, 'console'],
  ['https://docs.aws.amazon.com/x', 'other'],
  ['https://sns.eu-west-1.amazonaws.com.evil.example/confirmation.html?Token=b', 'other'],
])('knows %s', (text, leads) => {
  expect(mailParts(`Visit\n${text}.\nBye`)).toEqual([
    { kind: 'text', text: 'Visit\n' },
    { kind: 'link', text, leads },
    { kind: 'text', text: '.\nBye' },
  ]);
});

it.each([
  ['no link', 'Alarm at 10:00, see http: or https://'],
  ['markup', '<img src=x onerror="alert(1)"> [a](command:b)'],
])('leaves %s as text', (_, text) => {
  expect(mailParts(text)).toEqual([{ kind: 'text', text }]);
});

it('shows invisible characters and keeps lines', () => {
  const [part] = mailParts('a\u202eb\n\n  c');
  expect(part?.text).toMatch(/^a.+b\n\n {2}c$/);
  expect(part?.text).not.toContain('\u202e');
});

it('has no part for an empty mail', () => {
  expect(mailParts('')).toEqual([]);
});
