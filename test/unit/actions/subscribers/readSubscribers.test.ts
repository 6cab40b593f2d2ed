/** What the user may type, and the sentence for what SNS would not take. */
import { describe, expect, it } from 'vitest';
import {
  readSubscribers,
  subscribersProblem,
} from '../../../../src/core/actions/subscribers/readSubscribers';
import {
  nextStepText,
  subscriberCosts,
  subscriberName,
} from '../../../../src/core/actions/subscribers/subscriberText';
import type { Subscriber } from '../../../../src/core/model/topic';
import { plainTranslate as t } from '../../../fakes/plainTranslate';

const mail = (endpoint: string): Subscriber => ({ protocol: 'email', endpoint });
const phone = (endpoint: string): Subscriber => ({ protocol: 'sms', endpoint });
const web = (endpoint: string): Subscriber => ({ protocol: 'https', endpoint });

it.each<readonly [string, readonly Subscriber[]]>([
  ['', []],
  [' , ', []],
  ['a@example.com', [mail('a@example.com')]],
  [
    'a@example.com, b@example.com;c@example.com',
    ['a', 'b', 'c'].map((x) => mail(`${x}@example.com`)),
  ],
  [
    'a@example.com、b@example.com c@example.com',
    ['a', 'b', 'c'].map((x) => mail(`${x}@example.com`)),
  ],
  ['a@example.com A@Example.com', [mail('a@example.com')]],
  ['+819012345678', [phone('+819012345678')]],
  ['+81-90-1234-5678,+1(206)555.0100', [phone('+819012345678'), phone('+12065550100')]],
  ['090-1234-5678', [phone('09012345678')]],
  ['1@example.com', [mail('1@example.com')]],
  ['https://a.example/x,y?z=1;2', [web('https://a.example/x,y?z=1;2')]],
  ['https://a.example/x, a@example.com', [web('https://a.example/x'), mail('a@example.com')]],
  ['a@example.com,https://a.example/x', [mail('a@example.com'), web('https://a.example/x')]],
  [
    'https://a.example/x https://a.example/X',
    [web('https://a.example/x'), web('https://a.example/X')],
  ],
  ['http://a.example', [web('http://a.example')]],
  ['nobody', [mail('nobody')]],
])('%j are %j', (text, expected) => {
  expect(readSubscribers(text)).toEqual(expected);
});

const phoneForm = /is not a phone number in E\.164 format such as \+819012345678/;

describe('the problem of', () => {
  it.each<readonly [string, RegExp | undefined]>([
    ['a@example.com, +819012345678 https://example.com/notify', undefined],
    ['', /^Enter an email address, a phone number or a URL\.$/],
    ['a@example.com nobody', /^"nobody" is not an email address/],
    ['09012345678', phoneForm],
    ['+0123456789', phoneForm],
    ['+81', phoneForm],
    ['+8190123456789012', phoneForm],
    ['+8109012345678', /has a 0 after the country code/],
    ['+390612345678', undefined],
    ['http://example.com/token', /^http:\/\/example\.com\/… is not encrypted/],
    ['https://', /is not a URL/],
    ['https:///token', /is not a URL/],
    ['https://例え.jp/token', /characters outside ASCII/],
    ['https://localhost/token', /^SNS cannot reach https:\/\/localhost\/…/],
    ['https://intranet/', /cannot reach/],
    ['https://host.local/', /cannot reach/],
    ['https://10.0.0.1/', /cannot reach/],
    ['https://172.16.0.1/', /cannot reach/],
    ['https://172.32.0.1/', undefined],
    ['https://192.168.1.1/', /cannot reach/],
    ['https://169.254.169.254/', /cannot reach/],
    ['https://[::1]/', /cannot reach/],
    ['https://[fd00::1]/', /cannot reach/],
    ['https://[2001:db8::1]/', undefined],
    ['https://user:pass@example.com/x', undefined],
  ])('%j is %s', (text, expected) => {
    const problem = subscribersProblem(text, 'ap-northeast-1', t);
    if (!expected) {
      expect(problem).toBeUndefined();
      return;
    }
    expect(problem).toMatchObject({ severity: 'error' });
    expect(problem?.text).toMatch(expected);
    expect(problem?.text).not.toContain('token');
  });

  it.each([
    ['ap-northeast-1', '+819012345678', false],
    ['ap-east-1', '+819012345678', true],
    ['ap-east-1', 'a@example.com', false],
    ['us-gov-west-1', '+12065550100', false],
    ['cn-north-1', '+8613800000000', true],
  ])('SMS in %s to %s: %s', (region, text, warns) => {
    const problem = subscribersProblem(text, region, t);
    expect(problem?.severity).toBe(warns ? 'warning' : undefined);
    if (warns) expect(problem?.text).toContain(region);
  });
});

it.each<readonly [Subscriber, string, RegExp]>([
  [mail('a@example.com'), 'a@example.com', /confirm within two days, by the link/],
  [phone('+819012345678'), '+819012345678', /needs no confirmation.*SMS sandbox/],
  [
    web('https://u:p@hooks.example.com/secret'),
    'https://hooks.example.com/…',
    /confirmation request/,
  ],
])('%j is shown as %s, and has a next step', (subscriber, name, step) => {
  expect(subscriberName(subscriber)).toBe(name);
  const text = nextStepText(subscriber, t);
  expect(text).toMatch(step);
  expect(text).toContain(name);
  expect(text).not.toContain('secret');
});

it.each<readonly [readonly Subscriber[], readonly RegExp[]]>([
  [[], [/^Email/]],
  [[mail('a@example.com'), mail('b@example.com')], [/^Email/]],
  [[phone('+81901')], [/^SMS/]],
  [
    [mail('a@example.com'), web('https://a.example'), phone('+81901')],
    [/^Email/, /^HTTPS/, /^SMS/],
  ],
])('%j costs', (subscribers, expected) => {
  const costs = subscriberCosts(subscribers, t);
  expect(costs).toHaveLength(expected.length);
  expected.forEach((pattern, index) => {
    expect(costs[index]).toMatch(pattern);
  });
});
