import { beforeEach, describe, expect, it } from 'vitest';
import {
  repairTopicPolicy as repairTopicPolicyAction,
  previewRepair,
  type PolicyRepair,
} from '../../../../src/core/actions/policy/repairTopicPolicy';
import { allowsAlarms, newTopicPolicy } from '../../../../src/core/actions/policy/topicPolicy';
import { policySize } from '../../../../src/core/policy/policyQuota';
import { laggingReads } from '../../../fakes/laggingReads';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { alarmName } from '../wizardInput';
import { timePasses } from '../../../fakes/timePasses';

const theirs = {
  Sid: 'theirs',
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: '*',
};
const deny = { Effect: 'Deny', Principal: '*', Action: 'sns:*', Resource: '*' };
const policyOf = (...statements: object[]) => JSON.stringify({ Statement: statements });

let aws: FakeAws;

/** As the action, while time passes. */
const repairTopicPolicy: typeof repairTopicPolicyAction = (...values) =>
  timePasses(aws.clock, repairTopicPolicyAction(...values));
let alarm: { region: string; accountId: string; alarmName: string };
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  alarm = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName };
  topicArn = aws.topics.add('vpn', { policy: policyOf(theirs) }).arn;
});

const isAllowed = () => allowsAlarms(aws.topics.the(topicArn).policy, topicArn, alarm);

async function preview(): Promise<PolicyRepair> {
  const result = await previewRepair(topicArn, alarm, aws, t);
  if (result.kind !== 'repair') throw new Error(result.kind);
  return result.repair;
}

describe('repairing a policy', () => {
  it('adds the statement and keeps the others', async () => {
    const repair = await preview();
    expect(repair.call).toMatchObject({
      operation: 'SetTopicAttributes',
      input: { AttributeName: 'Policy', AttributeValue: repair.after },
    });
    expect(isAllowed()).toBe('no');
    expect(await repairTopicPolicy(repair, aws, t)).toEqual({ kind: 'done' });
    expect(isAllowed()).toBe('yes');
    expect(aws.topics.the(topicArn).policy).toContain(JSON.stringify(theirs));
  });

  it('has nothing to do where alarms may publish', async () => {
    aws.topics.add('vpn', { policy: newTopicPolicy(topicArn, alarm) });
    expect(await previewRepair(topicArn, alarm, aws, t)).toEqual({ kind: 'alreadyAllowed' });
  });

  const denied =
    'Another statement of the access policy denies publishing, or may deny it: the owner of the topic must change that statement.';
  const unreadable = 'The access policy of the topic cannot be read, so it is not changed.';

  it.each([
    ['denies', policyOf(theirs, deny), denied],
    ['cannot be read', 'nonsense', unreadable],
    [
      'has a condition twice, of which one would be lost',
      '{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"SNS:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"},"Bool":{"aws:ViaAWSService":"false"}}}}',
      unreadable,
    ],
    ['is not there', undefined, unreadable],
  ])('is refused where the policy %s', async (_, policy, text) => {
    aws.topics.add('vpn', policy === undefined ? {} : { policy });
    const problem = { severity: 'error', text };
    expect(await previewRepair(topicArn, alarm, aws, t)).toEqual({ kind: 'refused', problem });
  });

  it.each([
    ['30720 bytes', [{ ...theirs, Sid: 'x'.repeat(30_500) }], /30720 bytes/],
    [
      '100 statements',
      Array.from({ length: 100 }, (_, i) => ({ ...theirs, Sid: `s${i}` })),
      /101 statements.*100 statements/,
    ],
    ['letters of several bytes', [{ ...theirs, Sid: 'あ'.repeat(10_200) }], /30720 bytes/],
  ])('is refused, with the numbers, beyond %s', async (_, statements, text) => {
    aws.topics.add('vpn', { policy: policyOf(...statements) });
    const result = await previewRepair(topicArn, alarm, aws, t);
    expect(result.kind === 'refused' ? result.problem.text : result.kind).toMatch(text);
  });

  it.each([
    [0, 'repair'],
    [1, 'refused'],
  ])('that would have 30720 bytes and %i is: %s', async (more, kind) => {
    const padded = (length: number) => policyOf({ ...theirs, Sid: 'x'.repeat(length) });
    aws.topics.add('vpn', { policy: padded(1) });
    const { after } = await preview();
    const missing = 30_720 - policySize(after).bytes;
    aws.topics.add('vpn', { policy: padded(1 + missing + more) });
    expect((await previewRepair(topicArn, alarm, aws, t)).kind).toBe(kind);
  });

  it('may reach the limits', async () => {
    const most = Array.from({ length: 99 }, (_, i) => ({ ...theirs, Sid: `s${i}` }));
    aws.topics.add('vpn', { policy: policyOf(...most) });
    expect((await preview()).after).toContain('"Sid":"s98"');
  });

  it('does not write over what somebody else has changed', async () => {
    const repair = await preview();
    aws.topics.add('vpn', { policy: policyOf(theirs, theirs) });
    expect(await repairTopicPolicy(repair, aws, t)).toEqual({ kind: 'changed' });
    expect(aws.calls.count('topics.setPolicy')).toBe(0);
  });

  it('sends nothing when somebody else has repaired it', async () => {
    const repair = await preview();
    aws.topics.add('vpn', { policy: newTopicPolicy(topicArn, alarm) });
    expect(await repairTopicPolicy(repair, aws, t)).toEqual({ kind: 'unneeded' });
    expect(aws.calls.count('topics.setPolicy')).toBe(0);
  });

  it('reads back when the response is lost', async () => {
    const repair = await preview();
    aws.calls.fail('topics.setPolicy', { kind: 'server', when: 'after' });
    expect(await repairTopicPolicy(repair, aws, t)).toEqual({ kind: 'done' });
  });

  it.each(['denied', 'timeout'] as const)('says so when it fails (%s)', async (kind) => {
    const repair = await preview();
    aws.calls.fail('topics.setPolicy', { kind, when: 'before' });
    const result = await repairTopicPolicy(repair, aws, t);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind }, applied: 'no' });
    expect(isAllowed()).toBe('no');
  });

  it('says that AWS shows another policy', async () => {
    const repair = await preview();
    expect(
      await repairTopicPolicy(
        repair,
        laggingReads(aws, () => false),
        t,
      ),
    ).toEqual({
      kind: 'failed',
      failure: {
        kind: 'other',
        action: 'sns:SetTopicAttributes',
        resource: topicArn,
        detail: 'The access policy of the topic differs from the one that was sent.',
        ...aws.scope,
      },
      applied: 'unknown',
    });
  });

  it('does not know its outcome where somebody else has changed it since', async () => {
    const repair = await preview();
    aws.calls.fail('topics.setPolicy', { kind: 'timeout', when: 'before' });
    const busy = aroundSend(aws, (send) =>
      send().finally(() => void aws.topics.add('vpn', { policy: policyOf(theirs, theirs) })),
    );
    expect(await repairTopicPolicy(repair, busy, t)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'timeout' },
      applied: 'unknown',
    });
  });

  it('fails for a topic that is gone', async () => {
    const repair = await preview();
    aws.topics.byArn.clear();
    expect(await repairTopicPolicy(repair, aws, t)).toMatchObject({
      failure: { kind: 'notFound' },
    });
    expect(await previewRepair(topicArn, alarm, aws, t)).toMatchObject({
      failure: { kind: 'notFound' },
    });
  });
});

it.each([
  ['[]', 2, 0],
  ['nonsense', 8, 0],
  ['{"Statement":{}}', 16, 1],
  ['{"Id":"あ","Statement":[{},{}]}', 32, 2],
])('the size of the policy %s is %i bytes and %i statements', (text, bytes, statements) => {
  expect(policySize(text)).toEqual({ bytes, statements });
});
