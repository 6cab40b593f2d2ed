import { describe, expect, it } from 'vitest';
import { byEmail } from '../../../fakes/subscribers';
import { hasMade, withMade, withoutMade, type Made } from '../../../../src/core/actions/plan/made';

const topic = (arn: string, sure = true): Made => ({ kind: 'topic', arn, sure });
const alarm = (name: string, sure = true): Made => ({ kind: 'alarm', name, sure });
const subscription = (topicArn: string, email: string, sure = true): Made => ({
  kind: 'subscription',
  topicArn,
  subscriber: byEmail(email),
  sure,
});

const role = (name: string, sure = true): Made => ({ kind: 'role', name, sure });
const rolePolicy = (of: string, policy: string): Made => ({
  kind: 'rolePolicy',
  role: of,
  policy,
  sure: true,
});

/** No two of these are one thing. */
const things: readonly Made[] = [
  topic('a'),
  topic('b'),
  subscription('a', 'x'),
  subscription('a', 'y'),
  subscription('b', 'x'),
  {
    kind: 'subscription',
    topicArn: 'a',
    subscriber: { protocol: 'sms', endpoint: 'x' },
    sure: true,
  },
  subscription('a', 'straße@example.com'),
  subscription('a', 'strasse@example.com'),
  alarm('a'),
  alarm('A'),
  role('a'),
  role('b'),
  rolePolicy('a', 'p'),
  rolePolicy('a', 'q'),
  rolePolicy('b', 'p'),
];

describe('a list of what was made', () => {
  it.each(things)('tells $kind $arn$topicArn$name $subscriber from all else', (thing) => {
    const others = things.filter((other) => other !== thing);
    expect(hasMade(others, thing)).toBe(false);
    expect(hasMade(things, thing)).toBe(true);
    expect(withoutMade(things, thing)).toEqual(others);
    expect(withMade(things, thing)).toEqual([...others, thing]);
  });

  it.each([
    [topic('a', false), topic('a')],
    [subscription('a', 'Ops@Example.com', false), subscription('a', 'ops@example.com')],
    [alarm('a', false), alarm('a')],
    [role('R', false), role('r')],
  ])('has one entry for a thing, the later one: %j', (earlier, later) => {
    expect(hasMade([earlier], later)).toBe(true);
    expect(withMade([earlier], later)).toEqual([later]);
    expect(withoutMade([earlier], later)).toEqual([]);
  });
});
