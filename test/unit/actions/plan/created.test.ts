import { describe, expect, it } from 'vitest';
import { byEmail } from '../../../fakes/subscribers';
import {
  hasCreated,
  withCreated,
  withoutCreated,
  type CreatedResource,
} from '../../../../src/core/actions/plan/created';

const topic = (arn: string, confirmed = true): CreatedResource => ({
  kind: 'topic',
  arn,
  confirmed,
});
const alarm = (name: string, confirmed = true): CreatedResource => ({
  kind: 'alarm',
  name,
  confirmed,
});
const subscription = (topicArn: string, email: string, confirmed = true): CreatedResource => ({
  kind: 'subscription',
  topicArn,
  subscriber: byEmail(email),
  confirmed,
});

const role = (name: string, confirmed = true): CreatedResource => ({
  kind: 'role',
  name,
  confirmed,
});
const rolePolicy = (of: string, policy: string): CreatedResource => ({
  kind: 'rolePolicy',
  role: of,
  policy,
  confirmed: true,
});

/** No two of these are one thing. */
const resources: readonly CreatedResource[] = [
  topic('a'),
  topic('b'),
  subscription('a', 'x'),
  subscription('a', 'y'),
  subscription('b', 'x'),
  {
    kind: 'subscription',
    topicArn: 'a',
    subscriber: { protocol: 'sms', endpoint: 'x' },
    confirmed: true,
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
  it.each(resources)(
    'distinguishes $kind $arn$topicArn$name $subscriber from all others',
    (resource) => {
      const others = resources.filter((other) => other !== resource);
      expect(hasCreated(others, resource)).toBe(false);
      expect(hasCreated(resources, resource)).toBe(true);
      expect(withoutCreated(resources, resource)).toEqual(others);
      expect(withCreated(resources, resource)).toEqual([...others, resource]);
    },
  );

  it.each([
    [topic('a', false), topic('a')],
    [subscription('a', 'Ops@Example.com', false), subscription('a', 'ops@example.com')],
    [alarm('a', false), alarm('a')],
    [role('R', false), role('r')],
  ])('has one entry for a thing, the later one: %j', (earlier, later) => {
    expect(hasCreated([earlier], later)).toBe(true);
    expect(withCreated([earlier], later)).toEqual([later]);
    expect(withoutCreated([earlier], later)).toEqual([]);
  });
});
