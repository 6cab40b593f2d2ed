/** Turns connection logging on, with every failure of each write. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoggingPlanInput } from '../../../../src/core/actions/logging/loggingInput';
import { planConnectionLogging } from '../../../../src/core/actions/logging/planConnectionLogging';
import {
  runLogging as runLoggingAction,
  type LoggingResult,
} from '../../../../src/core/actions/logging/runLogging';
import { createdText, type CreatedResource } from '../../../../src/core/actions/plan/created';
import { conflictText } from '../../../../src/core/actions/plan/steps/conflict';
import type { FailureKind } from '../../../../src/core/model/errors';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import { fakeOperations, type FakeOperation } from '../../../fakes/fakeCalls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { endpoint } from '../wizardInput';

const group = 'client-vpn/office';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  aws.endpointList.push(endpoint);
});

const runLogging: typeof runLoggingAction = (...values) =>
  timePasses(aws.clock, runLoggingAction(...values));

function plan(changes: Partial<LoggingPlanInput> = {}) {
  const { scope, identity } = aws;
  const input: LoggingPlanInput = {
    scope,
    identity,
    endpoint,
    group: { kind: 'new', name: group, retentionDays: 90 },
    sharedWith: [],
    ...changes,
  };
  return planConnectionLogging(input, t);
}

const createdOf = (result: LoggingResult): readonly CreatedResource[] =>
  'created' in result ? result.created : [];
const logging = () => aws.endpointList[0]?.logging;

/** What really exists, said as the result should say it. */
function existing(): readonly CreatedResource[] {
  const there = aws.logGroups.byName.get(group);
  return [
    ...(there ? [{ kind: 'logGroup', name: group, confirmed: true } as const] : []),
    ...(there?.retentionDays === undefined
      ? []
      : [{ kind: 'retention', group, days: there.retentionDays, confirmed: true } as const]),
    ...(logging()?.enabled
      ? [{ kind: 'logging', endpointId: endpoint.id, group, confirmed: true } as const]
      : []),
  ];
}

function expectFinished(): void {
  expect([...aws.logGroups.byName.values()]).toMatchObject([{ name: group, retentionDays: 90 }]);
  expect(aws.logGroups.tags.get(group)).toEqual({ 'created-by': 'client-vpn-watch' });
  expect(logging()).toEqual({ enabled: true, group });
}

const writes = ['logGroups.create', 'logGroups.setRetention', 'endpoints.setLogging'] as const;
const reads: readonly { operation: FakeOperation; nth: number }[] = [
  { operation: 'account.identity', nth: 1 },
  { operation: 'logGroups.get', nth: 1 },
  { operation: 'logGroups.get', nth: 3 },
  { operation: 'endpoints.list', nth: 1 },
];
const refusals: readonly FailureKind[] = ['denied', 'expired', 'invalid', 'quota', 'other'];
const unanswered: readonly FailureKind[] = ['timeout', 'network', 'server', 'malformed'];
const passing: readonly FailureKind[] = ['throttled', 'busy'];

async function expectRerunFinishes(first: LoggingResult): Promise<void> {
  aws.calls.heal();
  const already = createdOf(first);
  expect(await runLogging(plan(), aws, { already })).toMatchObject({ kind: 'done' });
  expectFinished();
}

describe('turning logging on', () => {
  it('ends with what was planned, and says so', async () => {
    const result = await runLogging(plan(), aws);
    expect(result).toEqual({ kind: 'done', created: existing() });
    expectFinished();
    expect(aws.calls.operations().filter((one) => writes.some((write) => write === one))).toEqual(
      writes,
    );
    expect(createdOf(result).map((created) => createdText(created, t))).toEqual([
      `The log group ${group} has been created.`,
      `The retention of the log group ${group} has been set to 90 days.`,
      `${endpoint.id} now logs its connections to ${group}.`,
    ]);
  });

  it('writes to an existing group as it is', async () => {
    const mine = aws.logGroups.add('/vpn', { retentionDays: 7 });
    const choice = { kind: 'existing', group: mine } as const;
    expect(await runLogging(plan({ group: choice }), aws)).toMatchObject({ kind: 'done' });
    expect(logging()).toEqual({ enabled: true, group: '/vpn' });
    expect(aws.calls.count('logGroups.setRetention')).toBe(0);
    expect(aws.logGroups.byName.get('/vpn')).toEqual(mine);
  });

  it('sends nothing for a plan with errors', async () => {
    const bad = plan({ group: { kind: 'new', name: '' } });
    expect(await runLogging(bad, aws)).toMatchObject({ kind: 'refused' });
    expect(aws.calls.recorded).toEqual([]);
  });

  it('sends nothing in another account', async () => {
    const identity = { ...aws.identity, accountId: '999999999999' };
    expect(await runLogging(plan({ identity }), aws)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'otherAccount' },
    });
    expect(existing()).toEqual([]);
  });
});

describe.each([...writes.map((operation) => ({ operation, nth: 1 })), ...reads])(
  'a run whose $operation number $nth',
  ({ operation, nth }) => {
    it.each([...refusals, ...unanswered])(
      'fails (%s) names what was made, and the next run finishes',
      async (kind) => {
        aws.calls.fail(operation, { kind, when: 'before' }, nth);
        const result = await runLogging(plan(), aws);
        expect(result).toMatchObject({
          kind: 'failed',
          failure: { kind, action: fakeOperations[operation] },
          created: existing(),
        });
        await expectRerunFinishes(result);
      },
    );

    it.each(['before', 'after'] as const)(
      'is stopped (%s) names what was made, and the next run finishes',
      async (when) => {
        const abort = new AbortController();
        aws.calls.fail(operation, { abort, when }, nth);
        const result = await runLogging(plan(), aws, { signal: abort.signal });
        expect(result).toMatchObject({ kind: 'cancelled', created: existing() });
        await expectRerunFinishes(result);
      },
    );
  },
);

describe.each(writes)('a run whose %s', (operation) => {
  it.each(passing)('is refused for now (%s) waits and goes on', async (kind) => {
    aws.calls.fail(operation, { kind, when: 'before' });
    expect(await runLogging(plan(), aws)).toMatchObject({ kind: 'done' });
    expectFinished();
  });

  it.each(passing)('is refused for ever (%s) names what was made', async (kind) => {
    aws.calls.failFrom(operation, { kind, when: 'before' });
    const result = await runLogging(plan(), aws);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind }, created: existing() });
    await expectRerunFinishes(result);
  });

  it.each(unanswered)('is not answered (%s) after it happened looks, and goes on', async (kind) => {
    aws.calls.fail(operation, { kind, when: 'after' });
    expect(await runLogging(plan(), aws)).toMatchObject({ kind: 'done', created: existing() });
    expectFinished();
    expect(aws.calls.count(operation)).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'is not answered (%s) and cannot be looked at says that it may have happened',
    async (when) => {
      const readOperation =
        operation === 'endpoints.setLogging' ? 'endpoints.list' : 'logGroups.get';
      aws.calls.fail(operation, { kind: 'timeout', when });
      // One look before each write, and one after.
      const readCount = operation === 'logGroups.setRetention' ? 3 : 1;
      aws.calls.failFrom(readOperation, { kind: 'network', when: 'before' }, readCount + 1);
      const result = await runLogging(plan(), aws);
      expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
      const last = createdOf(result).at(-1);
      expect(last?.confirmed).toBe(false);
      expect(last && createdText(last, t)).toMatch(/\bmay\b/);
      await expectRerunFinishes(result);
    },
  );
});

describe('what somebody else did in the meantime', () => {
  const conflictOf = async (
    changes: Partial<LoggingPlanInput> = {},
    already: readonly CreatedResource[] = [],
  ) => {
    const result = await runLogging(plan(changes), aws, { already });
    if (result.kind !== 'conflict') throw new Error(result.kind);
    return conflictText(result.conflict, t);
  };

  it('a log group of that name is left alone', async () => {
    aws.logGroups.add(group);
    expect(await conflictOf()).toMatch(/was created in the meantime/);
    expect(aws.calls.count('logGroups.setRetention')).toBe(0);
    expect(logging()?.enabled).toBe(false);
  });

  it('another retention of the new group is kept', async () => {
    aws.logGroups.add(group, { retentionDays: 3 });
    expect(await conflictOf({}, [{ kind: 'logGroup', name: group, confirmed: true }])).toMatch(
      /retention .* was changed/,
    );
    expect(aws.logGroups.byName.get(group)?.retentionDays).toBe(3);
  });

  it('the same retention is enough', async () => {
    aws.logGroups.add(group, { retentionDays: 90 });
    const already: readonly CreatedResource[] = [
      { kind: 'logGroup', name: group, confirmed: true },
    ];
    expect(await runLogging(plan(), aws, { already })).toMatchObject({ kind: 'done' });
    expect(aws.calls.count('logGroups.setRetention')).toBe(0);
  });

  it('logging to another group is not changed', async () => {
    const theirs = { enabled: true, group: '/theirs' };
    aws.endpointList[0] = { ...endpoint, logging: theirs };
    expect(await conflictOf()).toMatch(/connection logging of .* was changed/);
    expect(logging()).toEqual(theirs);
  });

  it('the same logging is enough', async () => {
    const mine = aws.logGroups.add('/vpn');
    aws.endpointList[0] = { ...endpoint, logging: { enabled: true, group: '/vpn', stream: 's' } };
    const choice = { kind: 'existing', group: mine } as const;
    expect(await runLogging(plan({ group: choice }), aws)).toEqual({ kind: 'done', created: [] });
    expect(aws.calls.count('endpoints.setLogging')).toBe(0);
  });

  it('an endpoint that was deleted is named', async () => {
    aws.endpointList.length = 0;
    expect(await conflictOf()).toBe(`The endpoint ${endpoint.id} no longer exists.`);
    expect(existing()).toHaveLength(2);
  });

  it('a group that CloudWatch Logs does not know everywhere yet is tried again', async () => {
    aws.calls.fail('logGroups.setRetention', { kind: 'notFound', when: 'before' });
    expect(await runLogging(plan(), aws)).toMatchObject({ kind: 'done' });
    expect(aws.calls.count('logGroups.setRetention')).toBe(2);
  });

  it('an effect that is something else is not called done', async () => {
    const busy = aroundSend(aws, async (send, call) => {
      const answer = await send();
      if (call.kind === 'endpoints.setLogging')
        aws.endpointList[0] = { ...endpoint, logging: { enabled: true, group: '/theirs' } };
      return answer;
    });
    const result = await runLogging(plan(), busy);
    expect(result).toMatchObject({ kind: 'conflict', conflict: { kind: 'notShown' } });
    expect(createdOf(result).at(-1)).toMatchObject({ kind: 'logging', confirmed: false });
  });
});
